import type { World } from '../world.ts'
import { median, recentFiles, silentSince, skewOf } from './health-rules.ts'
import type { UnreadKinds } from './indexer.ts'
import type { KnownSources } from './known-sources.ts'
import type { Segment } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Source, SourceStore } from './source-store.ts'

export type SourceHealth = ReturnType<typeof createSourceHealth>

const mostNoticed = 100

/** How sources are: from the newest rows of their cameras, and from what readings since the start have met. */
export function createSourceHealth(
  world: Pick<World, 'clock'>,
  { known, segments, store }: { known: KnownSources; segments: SegmentStore; store: SourceStore },
) {
  const unread = new Map<number, UnreadKinds>()
  const noticed = new Map<number, number[]>()

  function healthOf({ id: sourceId }: Source) {
    const diskAheadMs = known.diskClock(sourceId)
    const ahead = diskAheadMs ?? 0
    const now = world.clock.now() + ahead
    const files: Segment[] = []
    const silent: { cameraId: number; since: number }[] = []
    let last: Segment | undefined
    for (const camera of known.cameras().values()) {
      if (camera.sourceId !== sourceId) continue
      const newest = segments.listNewest(camera.id, recentFiles)
      files.push(...newest)
      const since = silentSince(newest, now)
      if (since !== null) silent.push({ cameraId: camera.id, since: since - ahead })
      for (const file of newest) if (file.mtimeAt > (last?.mtimeAt ?? -Infinity)) last = file
    }
    return {
      sourceId,
      lastFile: last ? { cameraId: last.cameraId, endedAt: last.mtimeAt - ahead } : null,
      noticedMs: median(noticed.get(sourceId) ?? []),
      recorderAheadMs: skewOf(files, now),
      diskAheadMs,
      silent: silent.toSorted((a, b) => a.since - b.since),
      unread: [...(unread.get(sourceId) ?? [])].map(([why, kind]) => ({ why, ...kind })),
    }
  }

  return {
    /** What the last reading of everything could not read. */
    noteUnread: (sourceId: number, kinds: UnreadKinds): void => void unread.set(sourceId, kinds),
    /** How long after their last write files were read as they came, in ms. */
    noteNoticed(sourceId: number, ms: readonly number[]): void {
      if (ms.length > 0) noticed.set(sourceId, [...(noticed.get(sourceId) ?? []), ...ms].slice(-mostNoticed))
    },
    /** Sources that are read. */
    list: () =>
      store
        .list()
        .filter(({ retiredAt }) => retiredAt === null)
        .map(healthOf),
  }
}
