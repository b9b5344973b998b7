import type { HouseSettings } from '../../shared/contract/house.ts'
import type { Database } from '../db/database.ts'

export function createHouseStore(db: Database) {
  return {
    find(): HouseSettings | undefined {
      const row = db.find(db.build.selectFrom('house_settings').selectAll())
      return (
        row && {
          deliveriesOffered: row.deliveries_offered === 1,
          deliveryDays: row.delivery_days,
          presenceDays: row.presence_days,
          tabletsKeepRollCall: row.tablets_keep_roll_call === 1,
        }
      )
    },
    put({ deliveriesOffered, deliveryDays, presenceDays, tabletsKeepRollCall }: HouseSettings) {
      const values = {
        deliveries_offered: deliveriesOffered ? 1 : 0,
        delivery_days: deliveryDays,
        presence_days: presenceDays,
        tablets_keep_roll_call: tabletsKeepRollCall ? 1 : 0,
      }
      db.run(
        db.build
          .insertInto('house_settings')
          .values({ id: 1, ...values })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values)),
      )
    },
    /** Whether any host who still works here could come and go at the kiosk. */
    anyPresenceKey: (): boolean =>
      db.find(
        db.build
          .selectFrom('presence_key')
          .innerJoin('host', 'host.id', 'presence_key.host_id')
          .select('host.id')
          .where('host.active', '=', 1)
          .limit(1),
      ) !== undefined,
    /** Empties the write-ahead log, so that no page of it holds a removed row any more. Outside transactions. */
    emptyLog() {
      db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
    },
  }
}
