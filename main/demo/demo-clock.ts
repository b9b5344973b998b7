import type { Clock } from '../world.ts'

export type DemoClock = Clock & { to(at: number): void }

/** A clock for making history: it goes where it is told, never back, and both of its hands move together. */
export function createDemoClock(startAt: number): DemoClock {
  let now = startAt
  return { now: () => now, monotonic: () => now - startAt, to: (at) => void (now = Math.max(now, Math.floor(at))) }
}

export type Dice = ReturnType<typeof createDice>

/** Chance that falls the same way each time, so that every demonstration tells the same story. */
export function createDice(seed: number) {
  let state = seed
  /** 0 ≤ x < 1 (mulberry32). */
  function chance(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    chance,
    between: (from: number, to: number): number => from + chance() * (to - from),
    pick: <Thing>(things: readonly Thing[]): Thing => things[Math.floor(chance() * things.length)]!,
  }
}
