import type { Disk } from './disk-types.ts'
import { mostWritten } from './disk-watch.ts'
import type { KnownSources } from './known-sources.ts'
import type { NewestFiles } from './newest-files.ts'
import type { Source } from './source-store.ts'

export type Watching = ReturnType<typeof createWatching>

/** Where recorders have just written: a hint for the next reading, never the truth. */
export function createWatching({ disk, known, newest }: { disk: Disk; known: KnownSources; newest: NewestFiles }) {
  const hints = new Map<number, Set<string>>()
  /** The folders that are watched in each source, as one text. */
  const watched = new Map<number, string>()
  const hearers = new Set<() => void>()

  function hint(sourceId: number, paths: readonly string[]): void {
    const seen = hints.get(sourceId) ?? new Set<string>()
    hints.set(sourceId, seen)
    // What does not fit is found by the next whole scan.
    for (const path of paths) if (seen.size < mostWritten) seen.add(path)
  }

  return {
    /** Watches where the newest file of each camera lies, and the folders above it, in which the next ones appear. */
    async follow(source: Source): Promise<void> {
      const folders = newest.foldersOf(source)
      const now = folders.join('\n')
      if (watched.get(source.id) === now) return
      watched.set(source.id, now)
      await disk.watch(known.rootOf(source), folders, (paths) => {
        hint(source.id, paths)
        for (const hear of hearers) hear()
      })
    },
    /** Looks for what was not heard of: a share tells nothing of what others write. */
    async lookAgain(source: Source): Promise<void> {
      if (await disk.lookAgain(source.id)) return
      watched.delete(source.id)
      await this.follow(source)
    },
    hasSeen: (sourceId: number): boolean => hints.has(sourceId),
    /** The paths seen since the last time. */
    take(sourceId: number): string[] {
      const seen = [...(hints.get(sourceId) ?? [])]
      hints.delete(sourceId)
      return seen
    },
    giveBack: hint,
    async unwatch(sourceId: number): Promise<void> {
      hints.delete(sourceId)
      if (watched.delete(sourceId)) await disk.unwatch(sourceId)
    },
    /** Calls `hear` when something was written, until the returned function is called. */
    listen(hear: () => void): () => void {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
  }
}
