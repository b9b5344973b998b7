import type { Database } from '../db/database.ts'
import type { Tries } from './sign-out-throttle-rules.ts'

const key = (deviceId: number | null) => `sign-out:${deviceId ?? 'none'}`

export function createSignOutThrottleStore(db: Database) {
  return {
    find: (deviceId: number | null): Tries =>
      db.find(
        db.build
          .selectFrom('throttle')
          .select(['failures', 'blocked_until as blockedUntil', 'last_at as lastAt'])
          .where('key', '=', key(deviceId)),
      ) ?? { failures: 0, blockedUntil: 0, lastAt: 0 },
    save(deviceId: number | null, { failures, blockedUntil, lastAt }: Tries) {
      const values = { failures, blocked_until: blockedUntil, last_at: lastAt }
      db.run(
        db.build
          .insertInto('throttle')
          .values({ key: key(deviceId), ...values })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(values)),
      )
    },
  }
}
