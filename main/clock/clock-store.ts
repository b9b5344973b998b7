import type { Database } from '../db/database.ts'

export type ClockState = { highWaterAt: number; trusted: boolean; sinceAt: number; reason: string | null }

/** The clock guard's one row. */
export function createClockStore(db: Database) {
  return {
    find(): ClockState | undefined {
      const row = db.find(db.build.selectFrom('clock_state').selectAll())
      if (!row) return undefined
      return { highWaterAt: row.high_water_at, trusted: row.trusted === 1, sinceAt: row.since_at, reason: row.reason }
    },
    insert(now: number): void {
      const row = { id: 1, high_water_at: now, trusted: 1, since_at: now, reason: null }
      db.run(db.build.insertInto('clock_state').values(row))
    },
    markHighWater(at: number): void {
      db.run(db.build.updateTable('clock_state').set({ high_water_at: at }))
    },
    markSuspect(at: number, reason: string): void {
      db.run(db.build.updateTable('clock_state').set({ trusted: 0, since_at: at, reason }))
    },
    markConfirmed(at: number, by: number | null, reason: string): void {
      db.run(
        db.build.updateTable('clock_state').set({
          high_water_at: at,
          trusted: 1,
          since_at: at,
          reason: null,
          confirmed_by: by,
          confirmed_at: at,
          confirmed_reason: reason,
        }),
      )
    },
  }
}
