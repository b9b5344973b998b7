import { createHash } from 'node:crypto'
import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { verifyRoot } from './disk-marker.ts'
import { identityOf, openTree, type Tree } from './disk-tree.ts'
import type { Doomed, Root } from './disk-types.ts'

const chunk = Buffer.alloc(1024 * 1024)

/** Opens a file for reading, through folders that are no links; never waits for a writer. Throws what the disk says. */
export function openRegular(tree: Tree, path: string): number {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  return openSync(tree.readable(path), flags)
}

export function isRegistered(stat: BigIntStats, root: Root, file: Doomed): boolean {
  const now = identityOf(stat)
  const same = now.bytes === file.bytes && now.mtimeAt === file.mtimeAt
  return stat.isFile() && String(stat.dev) === root.device && same && (file.inode === 0 || now.inode === file.inode)
}

export const isUntouched = (before: BigIntStats, now: BigIntStats): boolean =>
  now.ino === before.ino && now.size === before.size && now.mtimeNs === before.mtimeNs && now.ctimeNs === before.ctimeNs

/** The SHA-256 (hex) of a registered file; none where it is not the one that was registered, changes meanwhile, or cannot be read. */
export function digestOfFile(root: Root, file: Doomed): string | null {
  if (verifyRoot(root).problem) return null
  try {
    const tree = openTree(root)
    try {
      return digestIn(tree, root, file)
    } finally {
      tree.close()
    }
  } catch {
    return null
  }
}

function digestIn(tree: Tree, root: Root, file: Doomed): string | null {
  const fd = openRegular(tree, file.path)
  try {
    const before = fstatSync(fd, { bigint: true })
    if (!isRegistered(before, root, file)) return null
    const hash = createHash('sha256')
    for (let at = 0; ;) {
      const read = readSync(fd, chunk, 0, chunk.length, at)
      if (read === 0) break
      hash.update(chunk.subarray(0, read))
      at += read
    }
    const after = [fstatSync(fd, { bigint: true }), tree.stat(file.path)]
    return after.every((now) => isUntouched(before, now)) ? hash.digest('hex') : null
  } finally {
    closeSync(fd)
  }
}
