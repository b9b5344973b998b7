import type { Database } from '../db/database.ts'

export type HelpCall = { id: number; deviceId: number; rungAt: number; answeredAt: number | null }

export function createHelpCallStore(db: Database) {
  const rows = () =>
    db.build
      .selectFrom('call_for_help')
      .select(['id', 'device_id as deviceId', 'rung_at as rungAt', 'answered_at as answeredAt'])
  return {
    find: (id: number): HelpCall | undefined => db.find(rows().where('id', '=', id)),
    findOpen: (deviceId: number): HelpCall | undefined =>
      db.find(rows().where('device_id', '=', deviceId).where('answered_at', 'is', null)),
    listOpen: (): { id: number; device: string; rungAt: number }[] =>
      db.all(
        db.build
          .selectFrom('call_for_help')
          .innerJoin('device', 'device.id', 'call_for_help.device_id')
          .select(['call_for_help.id', 'device.name as device', 'rung_at as rungAt'])
          .where('answered_at', 'is', null)
          .orderBy('rung_at')
          .orderBy('call_for_help.id'),
      ),
    insert: (deviceId: number, at: number): number =>
      db.run(db.build.insertInto('call_for_help').values({ device_id: deviceId, rung_at: at })).lastId,
    markRung(id: number, at: number) {
      db.run(db.build.updateTable('call_for_help').set({ rung_at: at }).where('id', '=', id))
    },
    markAnswered(id: number, by: number, at: number) {
      db.run(db.build.updateTable('call_for_help').set({ answered_by: by, answered_at: at }).where('id', '=', id))
    },
    /** Removes calls rung before `at`, answered or not; returns how many. */
    removeBefore: (at: number): number =>
      db.run(db.build.deleteFrom('call_for_help').where('rung_at', '<', at)).changes,
  }
}
