import {
  type BigIntStats,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  rmdirSync,
  unlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Identity } from './disk-types.ts'
import { safeParts } from './pattern-rules.ts'

/** A link, a mount or an impossible name on the way: never followed. */
export class Unreachable extends Error {}

/**
 * A root held open. On Linux each step down opens the next folder itself through the one above
 * (`/proc/self/fd/<fd>/<name>`, refusing links), so that a folder swapped for a link on the way leads nowhere. Elsewhere
 * each folder on the way is looked at and links are refused, which a change within the same instant could still defeat.
 */
export type Tree = {
  /** What stands at a path; ENOENT and other errors of the disk are thrown. */
  stat(path: string): BigIntStats
  unlink(path: string): void
  rmdir(path: string): void
  /** A folder held open to be flushed; none where folders cannot be. The caller closes it. */
  hold(folder: string): number | undefined
  /** A path by which the file can be opened for reading at this moment. */
  readable(path: string): string
  close(): void
}

const inode53 = (1n << 53n) - 1n

/** Size, time (whole ms, rounded up so that nothing ends early) and inode; inodes beyond 53 bits are folded, as is what was registered. */
export const identityOf = (stat: BigIntStats): Identity => ({
  bytes: Number(stat.size),
  mtimeAt: Number((stat.mtimeNs + 999_999n) / 1_000_000n),
  inode: Number(stat.ino & inode53),
})

export function openTree(root: { path: string; device: string }): Tree {
  return process.platform === 'linux' && existsSync('/proc/self/fd') ? openHeldTree(root) : openLookedTree(root)
}

function partsOf(path: string): { folders: string[]; name: string } {
  const parts = safeParts(path)
  if (!parts) throw new Unreachable('unsafe path')
  return { folders: parts.slice(0, -1), name: parts.at(-1)! }
}

/** Linux. The chain of folders that was last walked stays open, since files come in the order of their folders. */
function openHeldTree(root: { path: string; device: string }): Tree {
  const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW
  const chain: { name: string; fd: number }[] = []
  const descend = (path: string, name: string) => {
    const fd = openSync(path, flags)
    chain.push({ name, fd })
    if (String(fstatSync(fd, { bigint: true }).dev) !== root.device) {
      closeTo(chain.length - 1)
      throw new Unreachable('another device')
    }
  }
  const closeTo = (depth: number) => {
    for (const { fd } of chain.splice(depth)) closeSync(fd)
  }
  const below = (name: string) => `/proc/self/fd/${chain.at(-1)!.fd}/${name}`
  /** The folder of the last path and how it is reached, while nothing else has been entered since. */
  let here: { folder: string; prefix: string } | undefined
  /** A path reached through its folder: a folder is walked and looked at once for all the files that follow in it. */
  const reach = (path: string) => {
    const slash = path.lastIndexOf('/')
    const folder = path.slice(0, Math.max(0, slash))
    const name = path.slice(slash + 1)
    if (here?.folder !== folder) {
      enter(partsOf(path).folders)
      here = { folder, prefix: below('') }
    } else if (!safeParts(name)) throw new Unreachable('unsafe path')
    return here.prefix + name
  }
  const enter = (folders: readonly string[]) => {
    here = undefined
    let common = 0
    while (common < folders.length && chain[common + 1]?.name === folders[common]) common += 1
    closeTo(common + 1)
    for (const folder of folders.slice(common)) descend(below(folder), folder)
  }
  descend(root.path, '')
  return {
    stat: (path) => lstatSync(reach(path), { bigint: true }),
    unlink: (path) => unlinkSync(reach(path)),
    rmdir(path) {
      const { folders, name } = partsOf(path)
      enter(folders)
      rmdirSync(below(name))
    },
    hold(folder) {
      enter(folder === '' ? [] : folder.split('/'))
      return openSync(below('.'), flags)
    },
    readable: reach,
    close: () => closeTo(0),
  }
}

/** Windows and macOS. */
function openLookedTree(root: { path: string; device: string }): Tree {
  const look = (path: string) => {
    const { folders, name } = partsOf(path)
    let here = root.path
    for (const folder of folders) {
      here = join(here, folder)
      const stat = lstatSync(here, { bigint: true })
      if (!stat.isDirectory() || String(stat.dev) !== root.device) throw new Unreachable('a link or another device')
    }
    return join(here, name)
  }
  return {
    stat: (path) => lstatSync(look(path), { bigint: true }),
    unlink: (path) => unlinkSync(look(path)),
    rmdir: (path) => rmdirSync(look(path)),
    hold: (folder) =>
      process.platform === 'win32' ? undefined : openSync(join(root.path, folder), constants.O_RDONLY),
    readable: look,
    close: () => {},
  }
}
