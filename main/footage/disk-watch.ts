import { type FSWatcher, lstatSync, readdirSync, watch as watchFolder } from 'node:fs'
import { join } from 'node:path'
import { markerName } from './disk-marker.ts'

/** Told of paths below a root where something was written. */
export type Hear = (paths: string[]) => void
type Folder = { watcher: FSWatcher | undefined; names: Set<string> }
/** `fresh`: folders that appeared since somebody said which ones to watch. */
type Watched = { root: string; hear: Hear; folders: Map<string, Folder>; fresh: Set<string>; written: Set<string> }

/** Folders of one source at most, and paths of one that wait: what does not fit is found by the next whole scan. */
const mostFolders = 4096
export const mostWritten = 50_000
/** What is written within this is told at once. */
const gatherMs = 20

const below = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

function tell(source: Watched): void {
  const paths = [...source.written]
  source.written.clear()
  if (paths.length > 0) source.hear(paths)
}

function note(source: Watched, path: string): void {
  if (source.written.size === 0) setTimeout(() => tell(source), gatherMs)
  if (source.written.size < mostWritten) source.written.add(path)
}

function letGo(source: Watched, folder: string): void {
  source.folders.get(folder)?.watcher?.close()
  source.folders.delete(folder)
}

/** Tells of files whose names were not there at the last look, and follows folders that were not. One that cannot be read is let go. */
function look(source: Watched, folder: string, known: Folder, isFirst: boolean): void {
  let entries
  try {
    entries = readdirSync(join(source.root, folder), { withFileTypes: true })
  } catch {
    return letGo(source, folder)
  }
  const before = known.names
  known.names = new Set(entries.map(({ name }) => name))
  for (const entry of entries) {
    if (before.has(entry.name) || entry.name.startsWith(markerName)) continue
    if (entry.isFile()) note(source, below(folder, entry.name))
    else if (entry.isDirectory() && !isFirst) followFresh(source, below(folder, entry.name))
  }
}

function follow(source: Watched, folder: string, isFresh: boolean): void {
  if (source.folders.has(folder) || source.folders.size >= mostFolders) return
  const here: Folder = { watcher: undefined, names: new Set() }
  source.folders.set(folder, here)
  try {
    here.watcher = watchFolder(join(source.root, folder), { persistent: false }, (event, name) =>
      heard(source, folder, event, name),
    )
    here.watcher.on('error', () => here.watcher?.close())
  } catch {
    // No watch is left, or the file system has none: it is looked at again from time to time.
  }
  // All that lies in a folder which has just appeared is new.
  look(source, folder, here, !isFresh)
}

function followFresh(source: Watched, folder: string): void {
  source.fresh.add(folder)
  follow(source, folder, true)
}

function heard(source: Watched, folder: string, event: string, name: string | null): void {
  if (name === null || name.startsWith(markerName)) return
  const path = below(folder, name)
  if (event === 'change') return note(source, path)
  try {
    if (lstatSync(join(source.root, path)).isDirectory()) followFresh(source, path)
    else note(source, path)
  } catch {
    // It has gone again.
  }
}

/**
 * Watches the folders that recorders write into now, and those that appear in them, rather than whole trees: a month of
 * footage has tens of thousands of folders, and a watcher of trees remembers each of its millions of files. What the
 * system does not tell (a share says nothing of what others write) is found by looking again.
 */
export function createDiskWatch() {
  const sources = new Map<number, Watched>()

  function unwatch(sourceId: number): void {
    const source = sources.get(sourceId)
    for (const folder of source?.folders.keys() ?? []) letGo(source!, folder)
    sources.delete(sourceId)
  }

  return {
    /** Watches these folders of a source in place of those before; what lies in the new ones is told. */
    watch(sourceId: number, root: string, folders: readonly string[], hear: Hear): void {
      const source = sources.get(sourceId) ?? {
        root,
        hear,
        folders: new Map<string, Folder>(),
        fresh: new Set<string>(),
        written: new Set<string>(),
      }
      sources.set(sourceId, source)
      const wanted = new Set(folders)
      for (const folder of source.folders.keys())
        if (!wanted.has(folder) && !source.fresh.has(folder)) letGo(source, folder)
      source.fresh.clear()
      for (const folder of folders) follow(source, folder, false)
    },
    /** Looks at every watched folder of a source for names that are new, and tells them before it returns; whether there is any. */
    lookAgain(sourceId: number): boolean {
      const source = sources.get(sourceId)
      if (!source) return false
      for (const [folder, known] of source.folders) look(source, folder, known, false)
      tell(source)
      return source.folders.size > 0
    },
    unwatch,
    close(): void {
      for (const sourceId of sources.keys()) unwatch(sourceId)
    },
  }
}
