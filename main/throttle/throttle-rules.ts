import { hour } from '../../shared/time.ts'

/** Tries so far: `failures` without a success since, times in unix ms. */
export type Tries = { failures: number; blockedUntil: number; lastAt: number }

export const freeTries = 5
const firstWait = 30_000
const longestWait = hour

/** How long to wait after so many wrong tries: none up to the fourth, then 30 s, doubling up to an hour. */
export function waitAfter(failures: number, free: number = freeTries): number {
  if (failures < free) return 0
  return Math.min(longestWait, firstWait * 2 ** Math.min(failures - free, 12))
}

/** Milliseconds until the next try. Where the clock went back, the wait counts again from now, so none is for ever. */
export function waitNow(tries: Tries, now: number, free: number = freeTries): number {
  const until = now < tries.lastAt ? now + waitAfter(tries.failures, free) : tries.blockedUntil
  return Math.max(0, until - now)
}

/** The count with one more try, made before its secret is looked at. Quiet for `forgetAfter` ms: it starts again. */
export function withOneMore(tries: Tries | undefined, now: number, free: number, forgetAfter: number): Tries {
  const forgotten = !tries || now - tries.lastAt >= forgetAfter
  const failures = (forgotten ? 0 : tries.failures) + 1
  return { failures, blockedUntil: now + waitAfter(failures, free), lastAt: now }
}
