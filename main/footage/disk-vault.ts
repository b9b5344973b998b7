import { createHash } from 'node:crypto'
import {
  type BigIntStats,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { codeOf, syncFolder, verifyRoot } from './disk-marker.ts'
import { isRegistered, isUntouched, openRegular } from './disk-original.ts'
import { openTree, type Tree } from './disk-tree.ts'
import type { Copied, CopyProblem, Doomed, InVault, Root, Vault } from './disk-types.ts'
import { hasRoomFor } from './vault-rules.ts'

/** Names the installation whose vault this is, so that a disk which is not mounted is never taken for an empty vault. */
const vaultMarker = '.foyer-vault'
const chunk = Buffer.alloc(1024 * 1024)

class CannotCopy extends Error {
  readonly problem: CopyProblem
  constructor(problem: CopyProblem) {
    super(problem)
    this.problem = problem
  }
}

/** Runs one step of a copy; what the disk says otherwise becomes the problem. */
function step<Result>(otherwise: CopyProblem, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    if (error instanceof CannotCopy) throw error
    const full = codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT'
    throw new CannotCopy(full ? 'full' : otherwise)
  }
}

/** Whether the vault is there and ours; made where nothing stands yet and that is allowed. */
export function openVault({ path, installation }: Vault, mayMake: boolean): boolean {
  const marker = join(path, vaultMarker)
  try {
    return readFileSync(marker, 'utf8').trim() === installation
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || !mayMake) return false
  }
  mkdirSync(path, { recursive: true, mode: 0o700 })
  writeName(marker, installation)
  syncFolder(path)
  return true
}

/** Whole or not at all: a name that was only begun would be nobody's, and the vault closed for ever. */
function writeName(marker: string, installation: string): void {
  const fresh = `${marker}.new`
  const fd = openSync(fresh, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600)
  try {
    writeSync(fd, `${installation}\n`)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(fresh, marker)
}

/**
 * Copies a registered file into the vault under a new name: as a clone where the file system can, else byte for byte, never
 * as a second name of the same file. What it answers is on the disk, was read again, and is what was registered: a
 * file that changed meanwhile is no copy.
 */
export function copyToVault(root: Root, file: Doomed, vault: Vault, name: string, mayBegin: boolean): Copied {
  const target = join(vault.path, name)
  try {
    step('unwritable', () => openVault(vault, mayBegin) || fail('unwritable'))
    if (verifyRoot(root).problem) throw new CannotCopy('unseen')
    const tree = step('unseen', () => openTree(root))
    try {
      return copyOpen(tree, root, file, target)
    } finally {
      tree.close()
    }
  } catch (error) {
    if (!(error instanceof CannotCopy)) throw error
    return { problem: error.problem }
  }
}

const fail = (problem: CopyProblem): never => {
  throw new CannotCopy(problem)
}

function copyOpen(tree: Tree, root: Root, file: Doomed, target: string): Copied {
  const from = openOriginal(tree, file.path)
  let made = false
  try {
    const before = fstatSync(from, { bigint: true })
    if (!isRegistered(before, root, file)) fail('changed')
    const cloned = tryClone(from, tree.readable(file.path), target)
    made = true
    const read = cloned ? undefined : copyBytes(from, target, before)
    const sha256 = settleCopy(target, Number(before.size))
    if (read !== undefined && read !== sha256) fail('differs')
    const after = [fstatSync(from, { bigint: true }), step('absent', () => tree.stat(file.path))]
    if (!after.every((now) => isUntouched(before, now))) fail('changed')
    step('unwritable', () => syncFolder(join(target, '..')))
    made = false
    return { sha256, cloned }
  } finally {
    closeSync(from)
    if (made) rmSync(target, { force: true })
  }
}

function openOriginal(tree: Tree, path: string): number {
  try {
    return openRegular(tree, path)
  } catch (error) {
    return fail(codeOf(error) === 'ENOENT' ? 'absent' : 'unreadable')
  }
}

/** A clone shares its blocks until either side writes, and is made at one instant. False where the file system has none. */
function tryClone(from: number, path: string, target: string): boolean {
  const opened = `/proc/self/fd/${from}`
  const mode = constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE
  try {
    copyFileSync(existsSync(opened) ? opened : path, target, mode)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') fail('unwritable')
    return false
  }
}

/** Byte for byte, leaving the register's disk room to work in. Answers the SHA-256 of what was read. */
function copyBytes(from: number, target: string, { size }: BigIntStats): string {
  const disk = step('unwritable', () => statfsSync(join(target, '..')))
  if (!hasRoomFor(Number(size), disk)) fail('full')
  const hash = createHash('sha256')
  const to = step('unwritable', () =>
    openSync(target, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600),
  )
  try {
    for (let at = 0; ;) {
      const read = step('unreadable', () => readSync(from, chunk, 0, chunk.length, at))
      if (read === 0) return hash.digest('hex')
      hash.update(chunk.subarray(0, read))
      for (let written = 0; written < read;)
        written += step('unwritable', () => writeSync(to, chunk, written, read - written))
      at += read
    }
  } finally {
    closeSync(to)
  }
}

/** Puts a copy on the disk and reads it from there; answers its SHA-256. */
function settleCopy(target: string, bytes: number): string {
  return step('unwritable', () => {
    chmodSync(target, 0o600)
    const fd = openSync(target, constants.O_RDWR)
    try {
      fsyncSync(fd)
      const hash = createHash('sha256')
      let at = 0
      for (let read = -1; read !== 0; at += read) {
        read = readSync(fd, chunk, 0, chunk.length, at)
        hash.update(chunk.subarray(0, read))
      }
      if (at !== bytes) fail('differs')
      return hash.digest('hex')
    } finally {
      closeSync(fd)
    }
  })
}

/** Removes copies, on disk before this answers; says of each whether it is gone. */
export function removeFromVault(vault: Vault, names: readonly string[], mayBegin: boolean): boolean[] {
  if (!seesVault(vault, mayBegin)) return names.map(() => false)
  const gone = names.map((name) => {
    try {
      unlinkSync(join(vault.path, name))
      return true
    } catch (error) {
      return codeOf(error) === 'ENOENT'
    }
  })
  syncFolder(vault.path)
  return gone
}

/** As `openVault`; a disk that refuses shows none. */
export function seesVault(vault: Vault, mayBegin: boolean): boolean {
  try {
    return openVault(vault, mayBegin)
  } catch {
    return false
  }
}

/** The size of each copy; `absent` only in a vault that is seen to be ours. */
export function lookInVault(vault: Vault, names: readonly string[]): InVault[] {
  if (!openVault(vault, false)) return names.map(() => 'unknown')
  return names.map((name) => {
    try {
      const stat = lstatSync(join(vault.path, name))
      return stat.isFile() ? stat.size : 'unknown'
    } catch (error) {
      return codeOf(error) === 'ENOENT' ? 'absent' : 'unknown'
    }
  })
}
