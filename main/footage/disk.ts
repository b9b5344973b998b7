import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, markerName, verifyRoot, writeMarkerFile } from './disk-marker.ts'
import { identityOf, openTree, type Tree, Unreachable } from './disk-tree.ts'
import type { Disk, Doomed, Found, Looked, Outcome, Removal, RemovalLimits, Root, SourceProblem } from './disk-types.ts'
import { createdAt, isFinished, lengthOf } from './disk-length.ts'
import { digestOfFile } from './disk-original.ts'
import { createDiskWatch } from './disk-watch.ts'
import { safeParts } from './pattern-rules.ts'
import { copyToVault, lookInVault, removeFromVault, seesVault } from './disk-vault.ts'

const walkPage = 1000
const maxDepth = 12
/** What a file system keeps in the root of a disk for itself, often closed to everybody else. */
const systemFolders = new Set(['lost+found', 'System Volume Information', '$RECYCLE.BIN', '.Trashes', '.fseventsd'])

/** The disk itself, carried out where it is called; the app calls it through a thread (disk-thread.ts). */
export function openDisk(): Disk {
  const watching = createDiskWatch()
  const walks = new Map<number, Generator<string>>()
  const changed: Changed = new Map()
  let lastWalk = 0
  return {
    verify: async (root) => verifyRoot(root),
    async openWalk(folder) {
      walks.set((lastWalk += 1), walkFiles(folder))
      return lastWalk
    },
    async nextOfWalk(walk) {
      const files = walks.get(walk)!
      const paths: string[] = []
      // Not `for of`: leaving it would end the walk.
      for (let next = files.next(); !next.done; next = files.next()) {
        paths.push(next.value)
        if (paths.length === walkPage) return paths
      }
      return paths.length > 0 ? paths : null
    },
    async closeWalk(walk) {
      walks.delete(walk)
    },
    sample: async (folder, most) => sampleOf(folder, most),
    look: async (root, paths) => look(root, paths),
    lengths: (root, paths) => ofEach(root, paths, lengthOf, null),
    created: (root, paths) => ofEach(root, paths, createdAt, null),
    finished: (root, paths) => ofEach(root, paths, isFinished, false),
    watch: async (root, folders, hear) => watching.watch(root.sourceId, root.path, folders, hear),
    lookAgain: async (sourceId) => watching.lookAgain(sourceId),
    unwatch: async (sourceId) => watching.unwatch(sourceId),
    remove: async (root, files, limits) => remove(root, files, limits, changed),
    lookAfter: async (root, paths) => look(root, paths, changedOf(root, changed)),
    flush: async (root) => flush(root, changed),
    async writeMarker(root, starts) {
      if (root.removedBy !== 'foyer') return null
      try {
        return writeMarkerFile(root.path, { installation: root.installation, source: root.sourceId, starts })
      } catch {
        return null
      }
    },
    digest: async (root, file) => digestOfFile(root, file),
    seesVault: async (vault, mayBegin = false) => seesVault(vault, mayBegin),
    copyToVault: async (root, file, vault, name, mayBegin = false) => copyToVault(root, file, vault, name, mayBegin),
    removeFromVault: async (vault, names, mayBegin = false) => removeFromVault(vault, names, mayBegin),
    lookInVault: async (vault, names) => lookInVault(vault, names),
    async close() {
      watching.close()
      walks.clear()
    },
  }
}

/** Paths of the regular files below a folder, folder by folder; links and other devices are not entered. Throws when a folder cannot be read. */
function* walkFiles(root: string): Generator<string> {
  const { dev } = lstatSync(root)
  const waiting: string[] = ['']
  while (waiting.length > 0) {
    const folder = waiting.pop()!
    let entries
    try {
      entries = readdirSync(join(root, folder), { withFileTypes: true })
    } catch (error) {
      // A folder that went away while we walked is no fault of the walk.
      if (folder !== '' && codeOf(error) === 'ENOENT') continue
      throw error
    }
    const below: string[] = []
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && !systemFolders.has(path)) below.push(path)
      else if (entry.isFile() && !entry.name.startsWith(markerName)) yield path
    }
    for (const path of below.toSorted().toReversed()) {
      const depth = safeParts(path)?.length ?? Infinity
      if (depth < maxDepth && lstatSync(join(root, path), { throwIfNoEntry: false })?.dev === dev) waiting.push(path)
    }
  }
}

function sampleOf(folder: string, most: number): { path: string; mtimeAt: number }[] {
  const found: { path: string; mtimeAt: number }[] = []
  try {
    for (const path of walkFiles(folder)) {
      const stat = lstatSync(join(folder, path), { throwIfNoEntry: false })
      if (stat) found.push({ path, mtimeAt: Math.ceil(stat.mtimeMs) })
      if (found.length >= most) break
    }
  } catch {
    // A folder below that may not be read: what was found until then has to do.
  }
  return found
}

/** Runs `act` on an open root that is verified before and after; the problem found, if any. */
function underRoot(root: Root, act: (tree: Tree) => void): SourceProblem | null {
  const before = verifyRoot(root).problem
  if (before) return before
  let tree: Tree
  try {
    tree = openTree(root)
  } catch {
    return 'unreadable'
  }
  try {
    act(tree)
  } finally {
    tree.close()
  }
  return verifyRoot(root).problem
}

/** `absentFrom` takes the folders of what is absent. */
function look(root: Root, paths: string[], absentFrom?: Set<string>): Looked {
  const found: Found[] = paths.map(() => 'unknown')
  const problem = underRoot(root, (tree) => {
    for (const [index, path] of paths.entries()) found[index] = lookAt(tree, path)
    if (!absentFrom) return
    for (const folder of new Set(paths.filter((_path, index) => found[index] === 'absent').map(above)))
      absentFrom.add(deepestThere(tree, folder))
  })
  return { problem, found: problem ? paths.map(() => 'unknown') : found }
}

function lookAt(tree: Tree, path: string): Found {
  try {
    const stat = tree.stat(path)
    return stat.isFile() ? identityOf(stat) : 'unknown'
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'absent' : 'unknown'
  }
}

/** What one question finds of each path, `unknown` where the root cannot be opened. */
async function ofEach<Answer>(
  root: Root,
  paths: string[],
  ask: (tree: Tree, path: string) => Answer | Promise<Answer>,
  unknown: Answer,
): Promise<Answer[]> {
  let tree: Tree
  try {
    tree = openTree(root)
  } catch {
    return paths.map(() => unknown)
  }
  try {
    const found: Answer[] = []
    for (const path of paths) found.push(await ask(tree, path))
    return found
  } finally {
    tree.close()
  }
}

/** Folders that removals changed and that are not on disk yet, by their root's path. */
type Changed = Map<string, Set<string>>

function changedOf(root: Root, changed: Changed): Set<string> {
  const ours = changed.get(root.path) ?? new Set()
  changed.set(root.path, ours)
  return ours
}

function remove(root: Root, files: Doomed[], { ms, datedDepth }: RemovalLimits, changed: Changed): Removal {
  if (root.removedBy !== 'foyer') return { problem: null, outcomes: files.map(() => 'unreachable') }
  const outcomes: Outcome[] = files.map(() => 'untried')
  const until = performance.now() + ms
  const problem = underRoot(root, (tree) => {
    const folders = new Set<string>()
    for (const [index, file] of files.entries()) {
      if (index > 0 && performance.now() > until) break
      outcomes[index] = removeOne(tree, file)
      if (outcomes[index] === 'gone' || outcomes[index] === 'absent') folders.add(above(file.path))
    }
    const ours = changedOf(root, changed)
    for (const folder of folders) ours.add(deepestLeft(tree, folder, datedDepth))
  })
  // What this very call unlinked is gone, whatever has become of the root; what was merely not found is then unknown.
  return {
    problem,
    outcomes: problem ? outcomes.map((outcome) => (outcome === 'absent' ? 'unknown' : outcome)) : outcomes,
  }
}

/**
 * A folder that has gone since took its entries with it, and the one that it stood in is among the changed. What could not
 * be flushed stays among them: later batches may have changed it too, and rely on the next flush.
 */
function flush(root: Root, changed: Changed): boolean {
  const folders = changed.get(root.path) ?? new Set()
  let tree: Tree | undefined
  try {
    tree = openTree(root)
    for (const folder of folders) {
      flushOne(tree, folder)
      folders.delete(folder)
    }
    return true
  } catch {
    return false
  } finally {
    tree?.close()
  }
}

function flushOne(tree: Tree, folder: string): void {
  try {
    tree.flush(folder)
  } catch (error) {
    // EINVAL: its file system has no flush of a folder, as Windows has none.
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EINVAL') throw error
  }
}

function removeOne(tree: Tree, file: Doomed): Outcome {
  try {
    const now = tree.compare(file.path, file)
    if (now !== 'same') return now
    tree.unlink(file.path)
    return 'gone'
  } catch (error) {
    return outcomeOf(error)
  }
}

/** What the disk's refusal means. Windows says EBUSY, or EPERM, of a file that another program has open. */
const refusals: Readonly<Record<string, Outcome>> = {
  ENOENT: 'absent',
  EACCES: 'denied',
  EPERM: 'denied',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EROFS: 'read-only',
  ELOOP: 'unreachable',
  ENOTDIR: 'unreachable',
}

const outcomeOf = (error: unknown): Outcome =>
  error instanceof Unreachable ? 'unreachable' : (refusals[codeOf(error)] ?? 'unknown')

const above = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** A folder, or the one above it that is there. */
function deepestThere(tree: Tree, folder: string): string {
  let here = folder
  while (here !== '' && lookAt(tree, here) === 'absent') here = above(here)
  return here
}

/** Removes a folder and those above it while they are dated and empty; the first that stays. */
function deepestLeft(tree: Tree, folder: string, datedDepth: number): string {
  let here = folder
  while (here !== '' && here.split('/').length >= datedDepth) {
    try {
      tree.rmdir(here)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') return here
    }
    here = above(here)
  }
  return here
}
