import {
  type BigIntStats,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  rmdirSync,
  type Stats,
  unlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { syncFolder } from './disk-marker.ts'
import type { Identity } from './disk-types.ts'
import { safeParts } from './pattern-rules.ts'

/** A link, a mount or an impossible name on the way: never followed. */
export class Unreachable extends Error {}

/**
 * A root held open. On Linux each step down opens the next folder itself through the one above
 * (`/proc/<pid>/fd/<fd>/<name>`, refusing links; `self` would be one more link to read at every call), so that a folder swapped for a link on the way leads nowhere. Elsewhere
 * each folder on the way is looked at and links are refused, which a change within the same instant could still defeat.
 */
export type Tree = {
  /** What stands at a path; ENOENT and other errors of the disk are thrown. */
  stat(path: string): BigIntStats
  /** What stands at a path beside what was registered; errors as of `stat`. */
  compare(path: string, file: Identity): Compared
  unlink(path: string): void
  rmdir(path: string): void
  /** Puts what has changed in a folder on disk; nothing where the platform cannot. */
  flush(folder: string): void
  /** A path by which the file can be opened for reading at this moment. */
  readable(path: string): string
  close(): void
}

const heldFolders = `/proc/${process.pid}/fd`
const inode53 = (1n << 53n) - 1n

/** Size, time (whole ms, rounded up so that nothing ends early) and inode; inodes beyond 53 bits are folded, as is what was registered. */
export const identityOf = (stat: BigIntStats): Identity => ({
  bytes: Number(stat.size),
  mtimeAt: Number((stat.mtimeNs + 999_999n) / 1_000_000n),
  inode: Number(stat.ino & inode53),
})

/** Whether a path is still the file that was registered. */
export type Compared = 'same' | 'changed' | 'unreachable'

/**
 * Whether this is the registered file, as far as numbers tell: an inode beyond 53 bits, or a time whose fraction of a
 * millisecond is lost in a number, may tell it wrongly apart, never together but for times less than 250 ns apart.
 */
const looksSame = (stat: Stats, file: Identity, device: string): boolean =>
  stat.isFile() &&
  stat.dev === Number(device) &&
  stat.size === file.bytes &&
  Math.ceil(stat.mtimeMs) === file.mtimeAt &&
  (file.inode === 0 || stat.ino === file.inode)

function compareExactly(stat: BigIntStats, file: Identity, device: string): Compared {
  if (String(stat.dev) !== device) return 'unreachable'
  const { bytes, mtimeAt, inode } = identityOf(stat)
  const same =
    stat.isFile() && bytes === file.bytes && mtimeAt === file.mtimeAt && (file.inode === 0 || inode === file.inode)
  return same ? 'same' : 'changed'
}

/** Numbers first: the big integers of a `stat` cost as much as the look at the disk. */
const compareAt = (at: string, file: Identity, device: string): Compared =>
  looksSame(lstatSync(at), file, device) ? 'same' : compareExactly(lstatSync(at, { bigint: true }), file, device)

export function openTree(root: { path: string; device: string }): Tree {
  return process.platform === 'linux' && existsSync(heldFolders) ? openHeldTree(root) : openLookedTree(root)
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
  const below = (name: string) => `${heldFolders}/${chain.at(-1)!.fd}/${name}`
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
    compare: (path, file) => compareAt(reach(path), file, root.device),
    unlink: (path) => unlinkSync(reach(path)),
    rmdir(path) {
      const { folders, name } = partsOf(path)
      enter(folders)
      rmdirSync(below(name))
    },
    flush(folder) {
      enter(folder === '' ? [] : folder.split('/'))
      fsyncSync(chain.at(-1)!.fd)
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
    compare: (path, file) => compareAt(look(path), file, root.device),
    unlink: (path) => unlinkSync(look(path)),
    rmdir: (path) => rmdirSync(look(path)),
    flush: (folder) => syncFolder(join(root.path, folder)),
    readable: look,
    close: () => {},
  }
}
