import type { Database } from '../db/database.ts'
import type { Tries } from './throttle-rules.ts'

export function createThrottleStore(db: Database) {
  return {
    find(key: string): Tries | undefined {
      const row = db.find(db.build.selectFrom('throttle').selectAll().where('key', '=', key))
      return row && { failures: row.failures, blockedUntil: row.blocked_until, lastAt: row.last_at }
    },
    put(key: string, { failures, blockedUntil, lastAt }: Tries) {
      const values = { failures, blocked_until: blockedUntil, last_at: lastAt }
      db.run(
        db.build
          .insertInto('throttle')
          .values({ key, ...values })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(values)),
      )
    },
    remove(key: string) {
      db.run(db.build.deleteFrom('throttle').where('key', '=', key))
    },
    /** Those whose last try is as old and who wait for nothing any more; returns how many. */
    removeQuiet: (before: number, now: number): number =>
      db.run(db.build.deleteFrom('throttle').where('last_at', '<=', before).where('blocked_until', '<=', now)).changes,
  }
}
