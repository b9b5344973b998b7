import type { Suspicion } from '../../shared/contract/clock.ts'
import type { Database } from '../db/database.ts'
import type { Sample } from './clock-rules.ts'

/** `anchor`: when trust began in the machine's start `boot`. */
export type ClockRow = { highWaterAt: number; boot: string | null; anchor: Sample }
export type Word = { staffId: number; name: string; at: number }
export type Doubt = {
  id: number
  state: 'suspect' | 'bad'
  reason: Suspicion
  offMs: number
  beganAt: number
  endedAt: number | null
  endedBy: 'people' | 'clocks' | null
}

const doubtColumns = `id, state, reason, off_ms AS offMs, began_at AS beganAt, ended_at AS endedAt, ended_by AS endedBy
  FROM clock_doubt`

/** The clock guard's one row, and every doubt that there ever was. */
export function createClockStore(db: Database) {
  return {
    find(): ClockRow | undefined {
      const row = db.find(db.build.selectFrom('clock_state').selectAll())
      if (!row) return undefined
      const anchor = { wall: row.anchor_wall, monotonic: row.anchor_monotonic }
      return { highWaterAt: row.high_water_at, boot: row.boot, anchor }
    },
    /** From here on the clock is trusted. */
    anchor({ wall, monotonic }: Sample, boot: string | null): void {
      const row = { high_water_at: wall, boot, anchor_wall: wall, anchor_monotonic: Math.round(monotonic) }
      db.run(
        db.build
          .insertInto('clock_state')
          .values({ id: 1, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
      )
    },
    /** The same, of a new start of the machine: the high-water mark stays as it is. */
    moveAnchor({ wall, monotonic }: Sample, boot: string | null): void {
      const row = { boot, anchor_wall: wall, anchor_monotonic: Math.round(monotonic) }
      db.run(db.build.updateTable('clock_state').set(row))
    },
    markHighWater(at: number): void {
      db.run(db.build.updateTable('clock_state').set({ high_water_at: at }))
    },

    openDoubt: () => db.prepare(`SELECT ${doubtColumns} WHERE ended_at IS NULL`).get() as Doubt | undefined,
    listDoubts: (limit: number) => db.prepare(`SELECT ${doubtColumns} ORDER BY id DESC LIMIT ?`).all(limit) as Doubt[],
    insertDoubt({ state, reason, offMs, beganAt }: Pick<Doubt, 'state' | 'reason' | 'offMs' | 'beganAt'>): number {
      const row = { state, reason, off_ms: offMs, began_at: beganAt }
      return db.run(db.build.insertInto('clock_doubt').values(row)).lastId
    },
    endDoubt(id: number, at: number, by: 'people' | 'clocks'): void {
      db.run(db.build.updateTable('clock_doubt').set({ ended_at: at, ended_by: by }).where('id', '=', id))
    },
    insertWord(doubtId: number, staffId: number, at: number, reason: string): void {
      const row = { doubt_id: doubtId, staff_id: staffId, said_at: at, reason }
      db.run(db.build.insertInto('clock_word').values(row))
    },
    listWords: (doubtId: number) =>
      db
        .prepare(
          `SELECT staff_id AS staffId, name, said_at AS at FROM clock_word
           JOIN staff_member ON staff_member.id = staff_id WHERE doubt_id = ? ORDER BY said_at, staff_id`,
        )
        .all(doubtId) as Word[],
  }
}
