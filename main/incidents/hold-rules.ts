import { AppError } from '../../shared/errors.ts'
import { addDays, day } from '../../shared/time.ts'

export type Span = { fromAt: number; toAt: number }
type ReleaseState = { releaseAskedBy: number | null; releasedBy: string | null; releasedAt: number | null }

const longestDays = 366

/** A hold may cover at most a year, and end at most a year from now: footage that is still to come may be held. */
export function refuseRange({ fromAt, toAt }: Span, now: number): void {
  if (fromAt > toAt) throw new AppError('invalid', 'hold-range-order', {}, { toAt: 'hold-range-order' })
  if (toAt - fromAt > longestDays * day)
    throw new AppError('invalid', 'hold-range-long', {}, { toAt: 'hold-range-long' })
  if (toAt > now + longestDays * day)
    throw new AppError('invalid', 'hold-range-ahead', {}, { toAt: 'hold-range-ahead' })
}

/** A hold is looked at again on a later day, within a year. */
export function refuseReviewDate(reviewOn: string, todayOn: string): void {
  if (reviewOn <= todayOn) throw new AppError('invalid', 'review-past', {}, { reviewOn: 'review-past' })
  if (reviewOn > addDays(todayOn, longestDays))
    throw new AppError('invalid', 'review-late', {}, { reviewOn: 'review-late' })
}

export function refuseReleased({ releasedAt }: ReleaseState): void {
  if (releasedAt !== null) throw new AppError('conflict', 'hold-released')
}

/** One release is asked at a time. */
export function refuseAsking(hold: ReleaseState): void {
  refuseReleased(hold)
  if (hold.releaseAskedBy !== null) throw new AppError('conflict', 'release-asked')
}

/** Two different people release a hold, and it is decided once. */
export function refuseDecision(hold: ReleaseState, staffId: number): void {
  refuseReleased(hold)
  if (hold.releaseAskedBy === null) throw new AppError('conflict', 'release-not-asked')
  if (hold.releasedBy !== null) throw new AppError('conflict', 'release-approved')
  if (hold.releaseAskedBy === staffId) throw new AppError('forbidden', 'own-request')
}

/** Before it is decided, the asker takes a request back; within the cooling-off, whoever may ask for one stops a release. */
export function refuseTakingBack(hold: ReleaseState, staffId: number): void {
  refuseReleased(hold)
  if (hold.releaseAskedBy === null) throw new AppError('conflict', 'release-not-asked')
  if (hold.releasedBy === null && hold.releaseAskedBy !== staffId) throw new AppError('forbidden', 'release-others')
}

/** Pauses up to this long are none, as in coverage. */
const shortestGap = 2000

/** What is not recorded inside a closed range, up to `now`: the future is no gap. `recorded` in order. */
export function gapsInside(recorded: readonly Span[], { fromAt, toAt }: Span, now: number): Span[] {
  const end = Math.min(toAt, now)
  const gaps: Span[] = []
  let reached = fromAt
  for (const span of [...recorded, { fromAt: end, toAt: end }]) {
    const until = Math.min(span.fromAt, end)
    if (until - reached > shortestGap) gaps.push({ fromAt: reached, toAt: until })
    reached = Math.max(reached, span.toAt)
  }
  return gaps
}

/** The asked range widened to the whole segments at its ends; nothing where there are none. */
export function keptRange(
  asked: Span,
  touching: readonly Span[],
): { keptFromAt: number | null; keptToAt: number | null } {
  if (touching.length === 0) return { keptFromAt: null, keptToAt: null }
  return {
    keptFromAt: Math.min(asked.fromAt, ...touching.map(({ fromAt }) => fromAt)),
    keptToAt: Math.max(asked.toAt, ...touching.map(({ toAt }) => toAt)),
  }
}
