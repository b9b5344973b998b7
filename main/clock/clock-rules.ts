import { day, hour, minute } from '../../shared/time.ts'
import type { Corroborator, Suspicion } from '../../shared/contract/clock.ts'

/** One look at both clocks: wall time (unix ms), and ms on the clock that nobody sets. */
export type Sample = { wall: number; monotonic: number }

/** The wall clock may lie this far before the latest time that was trusted. */
const behindAtMost = 5 * minute
/** …and this far ahead of it at a start, unless another clock agrees: the machine was off meanwhile. */
const aheadAtMost = 72 * hour
/** It may differ this much from the clock that nobody sets, and by 0.05 % of what passed: as fast as any clock is slewed. */
const jumpAtMost = 2 * minute
const slew = 0.0005
/** A program runs after it was built, and not for ever. */
const oldAge = 15 * 365.25 * day
/** The high-water mark is saved at least this often, so that a crash loses less than a minute of it. */
export const saveHighWaterEvery = 30_000

const driftOf = (now: Sample, anchor: Sample): number => now.wall - anchor.wall - (now.monotonic - anchor.monotonic)
const driftAllowed = (now: Sample, anchor: Sample): number =>
  jumpAtMost + slew * Math.max(0, now.monotonic - anchor.monotonic)

/** What the wall clock is held against. `anchor`: when trust began in this start of the machine, if that is known. */
export type Held = {
  anchor: Sample | undefined
  highWaterAt: number
  builtAt: number | undefined
  /** Whether another clock agrees with this one. */
  agreed: boolean
}

/** Why the wall clock cannot be believed; nothing when it can. */
export function suspicion(now: Sample, { anchor, highWaterAt, builtAt, agreed }: Held): Suspicion | undefined {
  if (builtAt !== undefined && (now.wall < builtAt || now.wall > builtAt + oldAge)) return 'out-of-bounds'
  if (now.wall < highWaterAt - behindAtMost) return 'before-high-water'
  if (anchor) return Math.abs(driftOf(now, anchor)) > driftAllowed(now, anchor) ? 'jump' : undefined
  return now.wall > highWaterAt + aheadAtMost && !agreed ? 'far-ahead' : undefined
}

/** `bad`: it is certainly wrong. `suspect`: it may be. Nothing is removed by either. */
export const standingOf = (reason: Suspicion): 'suspect' | 'bad' =>
  reason === 'jump' || reason === 'far-ahead' ? 'suspect' : 'bad'

/** How far off it is, in ms: ahead of what it is held against, or behind it. */
export function offBy(reason: Suspicion, now: Sample, { anchor, highWaterAt, builtAt }: Held): number {
  if (reason === 'jump' && anchor) return Math.round(driftOf(now, anchor))
  return now.wall - (reason === 'out-of-bounds' ? builtAt! : highWaterAt)
}

/** The latest time that it can be: a jump ahead within a sweep makes nothing due. */
export const latestTime = (now: Sample, anchor: Sample | undefined): number =>
  anchor
    ? Math.min(now.wall, Math.floor(anchor.wall + (now.monotonic - anchor.monotonic) + driftAllowed(now, anchor)))
    : now.wall

/** Another clock, as it was read: so many ms ahead of ours, when ours showed `at`. */
export type OtherClock = { aheadMs: number; at: Sample }
export type Evidence = {
  /** What this machine's time is set by; `at` when it was last set. */
  timeServer: OtherClock | null
  /** Devices in the network that said their time, by id. */
  tablets: ReadonlyMap<number, OtherClock>
  /** The newest file time on a share that another machine stamps. */
  newestFootageAt: number | null
}

/** How far the other clock is ahead of ours now, whatever has been done to ours since. */
const aheadNow = ({ aheadMs, at }: OtherClock, now: Sample): number =>
  aheadMs - (now.wall - now.monotonic - (at.wall - at.monotonic))

/** Which other clocks agree with ours now. */
export function agreeing({ timeServer, tablets, newestFootageAt }: Evidence, now: Sample): Corroborator[] {
  const within = (clock: OtherClock, ms: number, age: number) =>
    now.monotonic - clock.at.monotonic <= age && Math.abs(aheadNow(clock, now)) < ms
  const near = [...tablets.values()].filter((tablet) => within(tablet, 5 * minute, hour)).length
  const found: [Corroborator, boolean][] = [
    ['time-server', timeServer !== null && within(timeServer, minute, day)],
    ['cameras', newestFootageAt !== null && Math.abs(now.wall - newestFootageAt) <= 15 * minute],
    ['tablets', near >= 2],
  ]
  return found.flatMap(([name, agrees]) => (agrees ? [name] : []))
}

/** How many other clocks end a doubt without people, and for how long (ms) they have to agree. */
export const agreementNeeded = (reason: Suspicion): { clocks: number; ms: number } =>
  reason === 'far-ahead' ? { clocks: 1, ms: 0 } : { clocks: 2, ms: hour }

/** Two different people. */
export const wordsNeeded = (words: number): number => Math.max(0, 2 - words)
