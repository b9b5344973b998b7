import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import { machine } from '../caller.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { type Sample, saveHighWaterEvery, suspicion } from './clock-rules.ts'
import { type ClockState, createClockStore } from './clock-store.ts'

export type ClockGuard = ReturnType<typeof createClockGuard>

/**
 * Whether the wall clock can be believed. Removal rests on it and on nothing else does: a suspect clock suspends removal,
 * never sign-in, until a manager says that it is right.
 */
export function createClockGuard(world: Pick<World, 'db' | 'clock' | 'events'>, { audit }: { audit: Audit }) {
  const store = createClockStore(world.db)
  let last: Sample | undefined

  /** Compares the clocks and remembers; to be called at least every 30 s, and before anything is removed. */
  function sample(): ClockState {
    const now = { wall: world.clock.now(), monotonic: world.clock.monotonic() }
    return world.db.transaction(() => {
      const state = store.find()
      const before = last
      // Not before the commit: a jump whose suspicion was rolled back must be seen again.
      world.db.afterCommit(() => (last = now))
      if (!state) {
        store.insert(now.wall)
        return store.find()!
      }
      if (!state.trusted) return state
      const reason = suspicion(now, before, state.highWaterAt)
      if (reason) {
        store.markSuspect(now.wall, reason)
        const off =
          reason === 'jump'
            ? now.wall - before!.wall - (now.monotonic - before!.monotonic)
            : now.wall - state.highWaterAt
        audit.record(machine, 'clock.suspected', { detail: { reason, offMs: Math.round(off) } })
        world.db.afterCommit(() => world.events.changed('clock'))
        return store.find()!
      }
      if (now.wall - state.highWaterAt >= saveHighWaterEvery) store.markHighWater(now.wall)
      return state
    })
  }

  const verbs: Services['clock'] = {
    /** Refuses `clock-not-suspect`. From here on this time is the high-water mark, even where it is an earlier one. */
    confirm(caller, { reason }) {
      return world.db.transaction(() => {
        if (sample().trusted) throw new AppError('conflict', 'clock-not-suspect')
        store.markConfirmed(world.clock.now(), caller.staff?.id ?? null, reason)
        audit.record(caller, 'clock.confirmed')
        world.db.afterCommit(() => world.events.changed('clock'))
        return {}
      })
    },
  }
  return {
    ...verbs,
    sample: (): void => void sample(),
    /** Whether removal may go on at this instant; looks again. */
    trusted: (): boolean => sample().trusted,
    state(): { trusted: boolean; since: number; reason: string | null } {
      const { trusted, sinceAt, reason } = sample()
      return { trusted, since: sinceAt, reason }
    },
    /** As `state`, but remembers nothing: for whoever only reads the register. */
    peek(): { trusted: boolean; since: number; reason: string | null } {
      const now = { wall: world.clock.now(), monotonic: world.clock.monotonic() }
      const kept = store.find()
      if (kept && !kept.trusted) return { trusted: false, since: kept.sinceAt, reason: kept.reason }
      const reason = kept ? suspicion(now, last, kept.highWaterAt) : undefined
      return { trusted: reason === undefined, since: kept?.sinceAt ?? now.wall, reason: reason ?? null }
    },
  }
}
