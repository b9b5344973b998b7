import { minute } from '../../shared/time.ts'

/** Wrong tries on one device: `failures` as they stood at `lastAt`. */
export type Tries = { failures: number; blockedUntil: number; lastAt: number }

export const noTries: Tries = { failures: 0, blockedUntil: 0, lastAt: 0 }

const most = 10
const span = 5 * minute

/** Seconds until the next try is looked at; 0 when it may be now, and where the clock went back since the last one. */
export const secondsToWait = ({ blockedUntil, lastAt }: Tries, now: number): number =>
  now < lastAt ? 0 : Math.max(0, Math.ceil((blockedUntil - now) / 1000))

/** One try counted before it is looked at. Ten in five minutes block for five; one is forgiven every half minute. */
export function counted(tries: Tries, now: number): Tries {
  const lapsed = Math.max(0, Math.floor((now - tries.lastAt) / (span / most)))
  const failures = Math.max(0, tries.failures - lapsed) + 1
  return { failures, blockedUntil: failures >= most ? now + span : 0, lastAt: now }
}

/** The same tries after it turned out that the last one was right. */
export const forgiven = (tries: Tries): Tries => ({
  failures: tries.failures - 1,
  blockedUntil: 0,
  lastAt: tries.lastAt,
})
