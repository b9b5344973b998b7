import type { OverdueReason } from '../../shared/contract/sweeps.ts'
import type { Database } from '../db/database.ts'
import type { Overdue } from '../footage/footage.ts'

export type Alarm = Overdue & { id: number; raisedAt: number; toldAt: number | null; resolvedAt: number | null }
type Row = Omit<Alarm, 'cameraIds' | 'reason'> & { cameraIds: string; reason: string }

const columns = `id, reason, source_id AS sourceId, camera_ids AS cameraIds, segments, since_at AS since,
  raised_at AS raisedAt, told_at AS toldAt, resolved_at AS resolvedAt FROM overdue_alarm`
const toAlarm = (row: Row): Alarm => ({
  ...row,
  reason: row.reason as OverdueReason,
  cameraIds: JSON.parse(row.cameraIds) as number[],
})

/** Alarms about footage that is kept beyond its time. */
export function createAlarmStore(db: Database) {
  return {
    listOpen: (): Alarm[] =>
      (db.prepare(`SELECT ${columns} WHERE resolved_at IS NULL ORDER BY since_at, id`).all() as Row[]).map(toAlarm),
    find(id: number): Alarm | undefined {
      const row = db.prepare(`SELECT ${columns} WHERE id = ?`).get(id) as Row | undefined
      return row && toAlarm(row)
    },
    insert({ reason, sourceId, cameraIds, segments, since }: Overdue, at: number): number {
      const row = { reason, source_id: sourceId, camera_ids: JSON.stringify(cameraIds), segments, since_at: since }
      return db.run(db.build.insertInto('overdue_alarm').values({ ...row, raised_at: at })).lastId
    },
    markMeasured(id: number, { cameraIds, segments, since }: Overdue): void {
      const row = { camera_ids: JSON.stringify(cameraIds), segments, since_at: since }
      db.run(db.build.updateTable('overdue_alarm').set(row).where('id', '=', id))
    },
    markTold: (id: number, at: number) =>
      void db.run(db.build.updateTable('overdue_alarm').set({ told_at: at }).where('id', '=', id)),
    markResolved: (id: number, at: number) =>
      void db.run(db.build.updateTable('overdue_alarm').set({ resolved_at: at }).where('id', '=', id)),
  }
}
