import type { copyProblems } from '../../shared/contract/incidents.ts'
import type { removers, sourceProblems } from '../../shared/contract/footage.ts'
import type { pardonReasons } from '../../shared/contract/sweeps.ts'

/** Who removes a source's footage. */
export type RemovedBy = (typeof removers)[number]
export type SourceProblem = (typeof sourceProblems)[number]

/** What makes a folder the root that was registered. */
export type Root = {
  path: string
  /** st_dev, as text. */
  device: string
  installation: string
  sourceId: number
  /** Of `recorder` nothing is ever written or removed. */
  removedBy: RemovedBy
  /** The folder's own inode, as text; empty where inodes are not stable. It stands in for a marker, where there is none. */
  inode: string
}
export type RootState = {
  problem: SourceProblem | null
  /** The marker's start counter. */ starts: number
  device: string
}

/** What a file must still be to be the one that was registered. Times in whole ms; inode 0 where it is no part of it. */
export type Identity = { bytes: number; mtimeAt: number; inode: number }
export type Found = Identity | 'absent' | 'unknown'
export type Looked = { problem: SourceProblem | null; found: Found[] }

export type PardonReason = (typeof pardonReasons)[number]
/**
 * `absent`: nothing is there, under a verified root. `unflushed`: neither is anything there, but with a crash of the machine
 * it may come back. Else why it stays.
 */
export type Outcome = 'gone' | 'absent' | 'unflushed' | 'untried' | PardonReason
export type Doomed = Identity & { path: string }
export type Removal = { problem: SourceProblem | null; outcomes: Outcome[] }
/** Folders this deep or deeper name a day, and go when a removal has emptied them. */
export type RemovalLimits = { ms: number; datedDepth: number }

/** Where copies of held footage lie. */
export type Vault = { path: string; installation: string }
export type CopyProblem = (typeof copyProblems)[number]
/** The SHA-256 (hex) of a copy that is on the disk, or why there is none. */
export type Copied = { sha256: string; cloned: boolean } | { problem: CopyProblem }
/** Bytes of a copy. */
export type InVault = number | 'absent' | 'unknown'

/** Everything that reaches footage on disk. A thread carries it out; errors of the disk are answers, not exceptions. */
export type Disk = {
  verify: (root: Root) => Promise<RootState>
  /** Opens a walk over every file below a folder; `next` gives up to a thousand paths at a time, then none. */
  openWalk: (folder: string) => Promise<number>
  nextOfWalk: (walk: number) => Promise<string[] | null>
  closeWalk: (walk: number) => Promise<void>
  /** The first files below a folder with their file times, as many as asked for; a folder that cannot be read ends them. */
  sample: (folder: string, most: number) => Promise<{ path: string; mtimeAt: number }[]>
  /** What stands at each path now. `absent` only when the root was verified before and after. */
  look: (root: Root, paths: string[]) => Promise<Looked>
  /** Length of each recording in ms; none where the file does not say. */
  lengths: (root: Root, paths: string[]) => Promise<(number | null)[]>
  /** When each recording's container says that it was begun (unix ms). */
  created: (root: Root, paths: string[]) => Promise<(number | null)[]>
  /** Whether each recording's container says that its writer has finished it. */
  finished: (root: Root, paths: string[]) => Promise<boolean[]>
  /**
   * Watches folders of a root, in place of those before, and folders that appear in them. `hear` is told paths that were
   * written or lie in a folder that is new to it.
   */
  watch: (root: Root, folders: string[], hear: (paths: string[]) => void) => Promise<void>
  /** Tells what is new in a source's watched folders and was not heard of, before it answers; false where none is watched. */
  lookAgain: (sourceId: number) => Promise<boolean>
  unwatch: (sourceId: number) => Promise<void>
  /** Removes registered files, in order, until the time is up. They are gone for good once `flush` has answered true. */
  remove: (root: Root, files: Doomed[], limits: RemovalLimits) => Promise<Removal>
  /** As `look`, where files were to be removed: the next `flush` covers the folders of those that are absent. */
  lookAfter: (root: Root, paths: string[]) => Promise<Looked>
  /** Puts on disk what removals have changed in folders since the last flush; false where it cannot. */
  flush: (root: Root) => Promise<boolean>
  /** Writes the marker anew, on disk before this resolves. Answers by how much the disk's clock is ahead of this machine's, in ms; none where it cannot be written. */
  writeMarker: (root: Root, starts: number) => Promise<number | null>
  /** The SHA-256 (hex) of a registered file; none where it is not the one that was registered, or cannot be read. */
  digest: (root: Root, file: Doomed) => Promise<string | null>
  /** Whether the vault is there and ours; with `mayBegin` one of which nothing stands is begun. */
  seesVault: (vault: Vault, mayBegin?: boolean) => Promise<boolean>
  /** Copies a registered file into the vault under a name of its own. With `mayBegin` a vault of which nothing stands is begun. */
  copyToVault: (root: Root, file: Doomed, vault: Vault, name: string, mayBegin?: boolean) => Promise<Copied>
  /** Removes copies; answers of each whether it is gone for good. With `mayBegin` a vault of which nothing stands is begun. */
  removeFromVault: (vault: Vault, names: string[], mayBegin?: boolean) => Promise<boolean[]>
  lookInVault: (vault: Vault, names: string[]) => Promise<InVault[]>
  close: () => Promise<void>
}
