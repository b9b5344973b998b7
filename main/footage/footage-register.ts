import type { SegmentStore } from './segment-store.ts'
import { joinSpans, type Span } from './segment-rules.ts'
import type { SourceStore } from './source-store.ts'
import type { Sweep } from './sweep.ts'
import type { SweepStore } from './sweep-store.ts'
import type { Vaulting } from './vault.ts'
import type { VaultProgress } from './vault-progress.ts'

/** What other nouns ask of footage. Ranges are closed, times unix ms. */
export function createFootageRegister(deps: {
  segments: SegmentStore
  store: SourceStore
  sweeps: SweepStore
  sweep: Sweep
  vault: Pick<Vaulting, 'room' | 'awaySince'>
  progress: VaultProgress
}) {
  const { segments, store, sweeps, sweep, vault, progress } = deps

  /** Segments that sweeps have removed: of a stretch that is touched in part, as much of it as the range covers. */
  function removedSince(at: number, cameraIds: readonly number[], fromAt: number, toAt: number): number {
    let removed = 0
    for (const cameraId of cameraIds)
      for (const range of sweeps.listRemoved(cameraId, fromAt, toAt, at)) {
        const shared = Math.min(toAt, range.toAt) - Math.max(fromAt, range.fromAt)
        const length = range.toAt - range.fromAt
        removed += Math.min(range.segments, Math.max(1, Math.ceil((range.segments * shared) / Math.max(1, length))))
      }
    return removed
  }

  return {
    /** Whole segments of a camera that touch the range. */
    touching(cameraId: number, fromAt: number, toAt: number) {
      const spans: Span[] = []
      const sum = { segments: 0, bytes: 0, fromAt: null as number | null, toAt: null as number | null }
      for (const segment of segments.eachTouching(cameraId, fromAt, toAt)) {
        const end = segment.startAt + segment.lengthMs
        sum.segments += 1
        sum.bytes += segment.bytes
        // Kept because its file time reaches into the range; when it was recorded, nobody knows.
        if (end < fromAt) continue
        sum.fromAt = Math.min(sum.fromAt ?? Infinity, segment.startAt)
        sum.toAt = Math.max(sum.toAt ?? -Infinity, end)
        const last = spans.at(-1)
        if (last && segment.startAt >= last.fromAt && segment.startAt <= last.toAt + 2000)
          last.toAt = Math.max(last.toAt, end)
        else spans.push({ fromAt: segment.startAt, toAt: end })
      }
      return { ...sum, recorded: joinSpans(spans.toSorted((a, b) => a.fromAt - b.fromAt)) }
    },
    removedTouching: (cameraIds: readonly number[], fromAt: number, toAt: number) =>
      removedSince(0, cameraIds, fromAt, toAt),
    removedSince,
    settled: (): Promise<void> => sweep.settled(),
    inVault: (cameraIds: readonly number[], fromAt: number, toAt: number) => ({
      ...progress.inVault(cameraIds, fromAt, toAt),
      away: vault.awaySince() !== null,
    }),
    /** What copies of the range would take now, what is free, and whether they fit. */
    async vaultRoom(cameraIds: readonly number[], fromAt: number, toAt: number) {
      const neededBytes = progress.neededBytes(cameraIds, fromAt, toAt)
      return { neededBytes, ...(await vault.room(neededBytes)) }
    },
    cameraNames: (): Map<number, string> => new Map(store.listCameras().map(({ id, name }) => [id, name])),
  }
}
