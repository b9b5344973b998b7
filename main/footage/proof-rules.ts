import type { PastHold } from '../hold-predicate.ts'
import { endOf, type Segment, suspectAfter, touches } from './segment-rules.ts'
import type { RemovedRange } from './sweep-store.ts'

/** Footage that existed at the instant and had ended before the cut, by the hold that kept it (none: nothing did). */
export type Kept = { cameraId: number; holdId: number | null; fromAt: number; toAt: number; segments: number }

/** Sums what is told of it, per camera and hold. */
export function createTally() {
  const kept = new Map<string, Kept>()
  return {
    add({ cameraId, holdId, fromAt, toAt, segments }: Kept): void {
      if (segments === 0) return
      const key = `${cameraId} ${holdId}`
      const sum = kept.get(key) ?? { cameraId, holdId, fromAt, toAt, segments: 0 }
      sum.segments += segments
      sum.fromAt = Math.min(sum.fromAt, fromAt)
      sum.toAt = Math.max(sum.toAt, toAt)
      kept.set(key, sum)
    },
    list: (): Kept[] => [...kept.values()].toSorted((a, b) => a.cameraId - b.cameraId || a.fromAt - b.fromAt),
  }
}

const holdOver = (holds: readonly PastHold[], cameraId: number, touched: (hold: PastHold) => boolean) =>
  holds.find((hold) => hold.cameraIds.includes(cameraId) && touched(hold))?.holdId ?? null

/** A segment that is still there. */
export const ofSegment = (segment: Segment, holds: readonly PastHold[]): Kept => ({
  cameraId: segment.cameraId,
  holdId: holdOver(holds, segment.cameraId, (hold) => touches(segment, hold)),
  fromAt: segment.startAt,
  toAt: endOf(segment),
  segments: 1,
})

/**
 * A range that has been removed since: of its segments those that had ended before the cut, in proportion where it falls
 * within the range and rounded up, so that nothing is told too small. A time-suspect range counts from its file times.
 */
export function ofRange(range: RemovedRange, cutAt: number, holds: readonly PastHold[]): Kept {
  const { cameraId, fromAt, toAt, endedAt, segments } = range
  const holdId = holdOver(holds, cameraId, (hold) => hold.fromAt <= toAt && hold.toAt >= fromAt)
  const whole = { cameraId, holdId, fromAt, toAt }
  if (endedAt <= cutAt) return { ...whole, segments }
  if (endedAt - toAt > suspectAfter) return { ...whole, segments: 0 }
  const share = (cutAt - fromAt) / Math.max(1, endedAt - fromAt)
  return { ...whole, toAt: Math.min(toAt, cutAt), segments: Math.max(0, Math.ceil(segments * share)) }
}
