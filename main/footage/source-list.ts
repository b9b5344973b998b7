import type { Answer } from '../../shared/contract/index.ts'
import type { KnownSources } from './known-sources.ts'
import { keyOf, layoutName, openLayout } from './layouts.ts'
import type { Pardon } from './pardon-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { SourceStore } from './source-store.ts'
import type { Doubt } from './start-rules.ts'
import type { SweepStore } from './sweep-store.ts'

/** Sources as a person looks at them: what they have, what is not sure, what could not be removed. */
export function createSourceList(deps: {
  known: KnownSources
  segments: SegmentStore
  store: SourceStore
  sweeps: Pick<SweepStore, 'listLastPardons'>
}) {
  const { known, segments, store, sweeps } = deps

  function oldestOf(cameraIds: readonly number[]): number | null {
    const starts = [...segments.edges(cameraIds).values()].map(({ first }) => first.startAt)
    return starts.length > 0 ? Math.min(...starts) : null
  }

  return (): Answer<'sources', 'list'> => {
    const suspect = segments.countSuspect()
    const doubts = segments.countDoubts()
    const pardons = sweeps.listLastPardons()
    const cameras = [...known.cameras().values()]
    return store.list().map((source) => {
      const ours = cameras.filter(({ sourceId }) => sourceId === source.id)
      const isOurs = ({ cameraId }: { cameraId: number }) => ours.some(({ id }) => id === cameraId)
      const sum = (of: (camera: (typeof ours)[number]) => number) =>
        ours.reduce((total, camera) => total + of(camera), 0)
      return {
        ...source,
        layoutName: layoutName(keyOf(source.layout)),
        problemSince: source.problemSinceAt,
        unread: source.unreadFiles,
        vanished: source.vanishedSegments,
        segments: sum(({ segments: rows }) => rows),
        bytes: sum(({ bytes }) => bytes),
        pardons: byReason(pardons.filter(isOurs)),
        timeSuspect: sum(({ id }) => suspect.get(id) ?? 0),
        isRead: openLayout(source.layout, source.timeZone).row.patterns.length > 0 || source.layout.includes(':'),
        doubts: byDoubt(doubts.filter(isOurs)),
        oldestAt: source.removedBy === 'recorder' ? oldestOf(ours.map(({ id }) => id)) : null,
      }
    })
  }
}

function byReason(pardons: readonly Pardon[]): Pick<Pardon, 'reason' | 'segments'>[] {
  const sums = new Map<Pardon['reason'], number>()
  for (const { reason, segments } of pardons) sums.set(reason, (sums.get(reason) ?? 0) + segments)
  return [...sums].map(([reason, segments]) => ({ reason, segments }))
}

/** Segments whose start is not sure, by why. */
function byDoubt(doubts: readonly { doubt: Doubt; segments: number }[]) {
  const sums = new Map<Doubt, number>()
  for (const { doubt, segments } of doubts) sums.set(doubt, (sums.get(doubt) ?? 0) + segments)
  return [...sums].map(([doubt, segments]) => ({ doubt, segments }))
}
