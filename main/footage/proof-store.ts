import type { Database } from '../db/database.ts'
import type { RemovedRange } from './sweep-store.ts'

export type Trouble = { sourceId: number; problem: string; began: number }

/** What the register remembers of a past instant. */
export function createProofStore(db: Database) {
  const all = <Row>(sql: string, ...parameters: number[]) => db.prepare(sql).all(...parameters) as Row[]
  return {
    /** Ranges that were removed after an instant and begin before another. */
    listRemovedAfter: (at: number, cutAt: number) =>
      all<RemovedRange>(
        `SELECT camera_id AS cameraId, from_at AS fromAt, to_at AS toAt, segments, bytes, ended_at AS endedAt, digest
         FROM removed_range WHERE settled_at > ? AND from_at <= ? ORDER BY id`,
        at,
        cutAt,
      ),
    /** Sources that could not be seen then. */
    listTroubles: (at: number) =>
      all<Trouble>(
        `SELECT source_id AS sourceId, problem, began_at AS began FROM source_trouble
         WHERE began_at <= ? AND coalesce(ended_at, 9e15) > ?`,
        at,
        at,
      ),
    /** Cameras whose removal waited for two people then. */
    listBraked: (at: number) =>
      all<{ cameraId: number }>(
        'SELECT camera_id AS cameraId FROM brake WHERE raised_at <= ? AND coalesce(closed_at, 9e15) > ?',
        at,
        at,
      ).map(({ cameraId }) => cameraId),
    /** Cameras with files that the last sweep before then could not remove. */
    listPardoned: (at: number) =>
      all<{ cameraId: number }>(
        `SELECT DISTINCT camera_id AS cameraId FROM pardon WHERE sweep_id =
           (SELECT max(id) FROM sweep WHERE finished_at <= ? AND outcome <> 'suspended')`,
        at,
      ).map(({ cameraId }) => cameraId),
    wasClockInDoubt: (at: number): boolean =>
      all('SELECT 1 FROM clock_doubt WHERE began_at <= ? AND coalesce(ended_at, 9e15) > ?', at, at).length > 0,
    listCertificates: (fromAt: number, toAt: number) =>
      all<{ number: number; removed: number }>(
        'SELECT number, segments AS removed FROM certificate WHERE issued_at >= ? AND issued_at < ? ORDER BY number',
        fromAt,
        toAt,
      ),
    /** How many days footage was kept then, by the last certificate; none before the first. */
    retentionDays: (at: number) =>
      all<{ days: number }>(
        'SELECT retention_days AS days FROM certificate WHERE issued_at <= ? ORDER BY number DESC LIMIT 1',
        at,
      )[0]?.days,
  }
}
export type ProofStore = ReturnType<typeof createProofStore>
