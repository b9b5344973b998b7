import type { Database } from '../db/database.ts'
import type { Stay } from './visit-store.ts'

export type DueVisit = Stay & { signedInOn: string; removedOn: string }

export function createVisitRemovalStore(db: Database) {
  return {
    /** Visits whose removal date has come, open ones too, by date; `after` goes on behind the last one seen. */
    listDue: (todayOn: string, after: { removedOn: string; id: number }, limit: number): DueVisit[] =>
      db.all(
        db.build
          .selectFrom('visit')
          .select([
            'id',
            'signed_in_at as signedInAt',
            'signed_in_on as signedInOn',
            'ended_at as endedAt',
            'removed_on as removedOn',
          ])
          .where('removed_on', '<=', todayOn)
          .where((row) => row(row.refTuple('removed_on', 'id'), '>', row.tuple(after.removedOn, after.id)))
          .orderBy('removed_on')
          .orderBy('id')
          .limit(limit),
      ),
    remove(ids: number[]) {
      const statement = db.prepare('DELETE FROM visit WHERE id = ?')
      for (const id of ids) statement.run(id)
    },
    insertErasure(erasure: { visitId: number; reason: string; by: number; at: number; removedOn: string }) {
      db.run(
        db.build.insertInto('erasure').values({
          visit_id: erasure.visitId,
          reason: erasure.reason,
          erased_by: erasure.by,
          erased_at: erasure.at,
          removed_on: erasure.removedOn,
        }),
      )
    },
    /** Removes reasons whose own time has come; returns how many. */
    removeErasuresDue: (todayOn: string): number =>
      db.run(db.build.deleteFrom('erasure').where('removed_on', '<=', todayOn)).changes,
    /** Empties the write-ahead log, so that no page of it holds a removed row any more. Outside transactions. */
    emptyLog() {
      db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
    },
  }
}
