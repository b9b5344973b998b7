import { AppError } from '../../shared/errors.ts'
import { day, hour } from '../../shared/time.ts'
import type { World } from '../world.ts'
import { freeTries, waitAfter, waitNow, withOneMore } from './throttle-rules.ts'
import { createThrottleStore } from './throttle-store.ts'

/** The bare counts, for a policy of one's own over the same table. */
export { createThrottleStore } from './throttle-store.ts'

/** What is counted: `key` never holds a typed text. Defaults: five free tries, never forgotten without a success. */
export type Counted = { key: string; free?: number; forgetAfter?: number }

/** Wrong tries, in the register: counted before a secret is looked at, so that neither a crash nor haste forgives any. */
export function createThrottle(world: Pick<World, 'db' | 'clock'>) {
  const store = createThrottleStore(world.db)

  /** The longest wait among them; a wait that the clock's going back has stretched is written anew. */
  function longestWait(counted: readonly Counted[], now: number): number {
    const waits = counted.map(({ key, free }) => {
      const tries = store.find(key)
      if (!tries) return 0
      const wait = waitNow(tries, now, free)
      if (now < tries.lastAt) store.put(key, { ...tries, blockedUntil: now + wait, lastAt: now })
      return wait
    })
    return Math.max(0, ...waits)
  }

  return {
    /** Counts one try everywhere, in its own transaction; refuses `wait` (with seconds) where one has to be waited for. */
    count(counted: readonly Counted[]): void {
      if (world.db.inTransaction()) throw new Error('a try is counted in a transaction that may be undone')
      const now = world.clock.now()
      const wait = world.db.transaction(() => {
        const wait = longestWait(counted, now)
        if (wait > 0) return wait
        for (const { key, free = freeTries, forgetAfter = Infinity } of counted) {
          store.put(key, withOneMore(store.find(key), now, free, forgetAfter))
        }
        return 0
      })
      if (wait > 0) throw new AppError('throttled', 'wait', { seconds: Math.ceil(wait / 1000) })
    },
    /** A success: nothing is held against this key any more. How many tries were. */
    clear(key: string): number {
      const failures = store.find(key)?.failures ?? 0
      store.remove(key)
      return failures
    },
    /** In one transaction: counts that were quiet for a day and hold nobody up go; returns how many. */
    removeQuiet: (): number =>
      world.db.transaction(() => store.removeQuiet(world.clock.now() - day, world.clock.now())),
    /** A success where others may still be guessing: takes back the tries that turned out to be its own. */
    takeBack({ key, free = freeTries }: Counted, own: number): void {
      const tries = store.find(key)
      if (!tries) return
      const failures = Math.max(0, tries.failures - own)
      if (failures === 0) store.remove(key)
      else store.put(key, { failures, blockedUntil: tries.lastAt + waitAfter(failures, free), lastAt: tries.lastAt })
    },
  }
}

/** Browsers are shared and people mistype: what was counted against one is forgotten after a quiet hour. */
export const forgottenInAnHour = { forgetAfter: hour }
