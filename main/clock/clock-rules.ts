import { minute } from '../../shared/time.ts'

export type Sample = { wall: number; monotonic: number }
export type Suspicion = 'before-high-water' | 'jump'

/** The wall clock may lie this far before the latest time that was trusted. */
const behindAtMost = 5 * minute
/** …and differ this much from the clock that nobody can set, between two samples. */
const jumpAtMost = 2 * minute
/** The high-water mark is saved at least this often, so that a crash loses less than a minute of it. */
export const saveHighWaterEvery = 30_000

/** Why the wall clock cannot be believed; nothing when it can. `last` is the sample before, if this process took one. */
export function suspicion(now: Sample, last: Sample | undefined, highWaterAt: number): Suspicion | undefined {
  if (now.wall < highWaterAt - behindAtMost) return 'before-high-water'
  if (last && Math.abs(now.wall - last.wall - (now.monotonic - last.monotonic)) > jumpAtMost) return 'jump'
  return undefined
}
