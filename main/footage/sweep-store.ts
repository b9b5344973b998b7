import type { Database } from '../db/database.ts'
import type { brakeReasons, pardonReasons, sweepOutcomes } from '../../shared/contract/sweeps.ts'
import type { Pardon } from './pardon-rules.ts'

export type SweepOutcome = (typeof sweepOutcomes)[number]
export type BrakeReason = (typeof brakeReasons)[number]
export type PardonCount = { reason: (typeof pardonReasons)[number]; segments: number }
export type SweepRow = {
  id: number
  startedAt: number
  finishedAt: number | null
  startedBy: string | null
  outcome: SweepOutcome
  removed: number
  bytes: number
  held: number
  pardoned: number
  pardons: PardonCount[]
  unchecked: number
  certificate: number | null
  horizonAt: number
}
export type Brake = {
  id: number
  cameraId: number
  reason: BrakeReason
  segments: number
  bytes: number
  fromAt: number
  toAt: number
  raisedAt: number
}
export type RemovedRange = Omit<Brake, 'id' | 'reason' | 'raisedAt'> & {
  /** The latest end of its segments, file times included. */
  endedAt: number
  digest: string
}

const sweepColumns = `sweep.id, started_at AS startedAt, finished_at AS finishedAt, staff_member.name AS startedBy, outcome,
  horizon_at AS horizonAt, held, pardoned, unchecked,
  (SELECT json_group_array(json_object('reason', reason, 'segments', segments)) FROM
    (SELECT reason, sum(segments) AS segments FROM pardon WHERE sweep_id = sweep.id GROUP BY reason)) AS pardons, certificate.number AS certificate,
  (SELECT coalesce(sum(segments), 0) FROM removed_range WHERE sweep_id = sweep.id) AS removed,
  (SELECT coalesce(sum(bytes), 0) FROM removed_range WHERE sweep_id = sweep.id) AS bytes
  FROM sweep LEFT JOIN staff_member ON staff_member.id = sweep.started_by
  LEFT JOIN certificate ON certificate.sweep_id = sweep.id`
const brakeColumns = `id, camera_id AS cameraId, reason, segments, bytes, from_at AS fromAt, to_at AS toAt,
  raised_at AS raisedAt FROM brake`
const rangeColumns = `camera_id AS cameraId, from_at AS fromAt, to_at AS toAt, segments, bytes, ended_at AS endedAt,
  digest FROM removed_range`

const insertRange = `INSERT INTO removed_range
  (sweep_id, camera_id, from_at, to_at, segments, bytes, ended_at, settled_at, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
const growRange = `UPDATE removed_range
  SET from_at = ?, to_at = ?, segments = ?, bytes = ?, ended_at = ?, settled_at = ?, digest = ? WHERE id = ?`

type KeptRow = Omit<SweepRow, 'pardons'> & { pardons: string }
const toSweep = (row: KeptRow): SweepRow => ({ ...row, pardons: JSON.parse(row.pardons) as PardonCount[] })

/** Sweeps, what they removed, their certificates and their brakes. */
export function createSweepStore(db: Database) {
  const all = <Row>(sql: string, ...parameters: (number | null)[]) => db.prepare(sql).all(...parameters) as Row[]
  const count = (sql: string, ...parameters: (number | null)[]) => (get(sql, ...parameters) as { n: number }).n
  const get = (sql: string, ...parameters: (number | null)[]): unknown => db.prepare(sql).get(...parameters)
  return {
    insert(startedAt: number, startedBy: number | null, horizonAt: number): number {
      const row = { started_at: startedAt, started_by: startedBy, horizon_at: horizonAt, outcome: 'running' }
      return db.run(db.build.insertInto('sweep').values(row)).lastId
    },
    markFinished(id: number, at: number, outcome: SweepOutcome, held: number, unchecked: number): void {
      const row = { finished_at: at, outcome, held, unchecked }
      db.run(db.build.updateTable('sweep').set(row).where('id', '=', id))
    },
    addPardoned(id: number, { cameraId, reason, segments }: Pardon): void {
      db.prepare('UPDATE sweep SET pardoned = pardoned + ? WHERE id = ?').run(segments, id)
      db.prepare(
        `INSERT INTO pardon (sweep_id, camera_id, reason, segments) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET segments = segments + excluded.segments`,
      ).run(id, cameraId, reason, segments)
    },
    find(id: number): SweepRow | undefined {
      const row = get(`SELECT ${sweepColumns} WHERE sweep.id = ?`, id) as KeptRow | undefined
      return row && toSweep(row)
    },
    list: (limit: number): SweepRow[] =>
      all<KeptRow>(`SELECT ${sweepColumns} ORDER BY sweep.id DESC LIMIT ?`, limit).map(toSweep),
    /** What of each camera stayed in the last sweep that ended, by why. */
    listLastPardons: () =>
      all<Pardon>(
        `SELECT camera_id AS cameraId, reason, segments FROM pardon
         WHERE sweep_id = (SELECT max(id) FROM sweep WHERE finished_at IS NOT NULL AND outcome <> 'suspended')`,
      ),
    listRunning: () =>
      all<{ id: number }>("SELECT id FROM sweep WHERE outcome = 'running' ORDER BY id").map(({ id }) => id),

    /** Writes a range of a sweep, anew or as it has grown; answers its id. */
    putRange(sweepId: number, id: number | undefined, range: RemovedRange, settledAt: number): number {
      const { cameraId, fromAt, toAt, segments, bytes, endedAt, digest } = range
      const numbers = [fromAt, toAt, segments, bytes, endedAt, settledAt]
      if (id !== undefined) {
        db.prepare(growRange).run(...numbers, digest, id)
        return id
      }
      return Number(db.prepare(insertRange).run(sweepId, cameraId, ...numbers, digest).lastInsertRowid)
    },
    /** Ranges of a sweep as they were settled. */
    listRanges: (sweepId: number) =>
      all<RemovedRange>(`SELECT ${rangeColumns} WHERE sweep_id = ? ORDER BY id`, sweepId),
    listRangesByCamera: (sweepId: number) =>
      all<RemovedRange>(`SELECT ${rangeColumns} WHERE sweep_id = ? ORDER BY camera_id, from_at, id`, sweepId),
    /** Removed ranges of a camera that touch a closed range, of sweeps that had not ended before an instant. */
    listRemoved: (cameraId: number, fromAt: number, toAt: number, since: number) =>
      all<RemovedRange>(
        `SELECT ${rangeColumns} WHERE camera_id = ? AND from_at <= ? AND to_at >= ?
         AND sweep_id IN (SELECT id FROM sweep WHERE coalesce(finished_at, 9e15) >= ?)`,
        cameraId,
        toAt,
        fromAt,
        since,
      ),
    countRemovedSince: (cameraId: number, since: number) =>
      count(
        'SELECT coalesce(sum(segments), 0) AS n FROM removed_range WHERE camera_id = ? AND settled_at >= ?',
        cameraId,
        since,
      ),

    lastCertificate: () => count('SELECT coalesce(max(number), 0) AS n FROM certificate'),
    insertCertificate(row: {
      number: number
      sweep_id: number
      issued_at: number
      segments: number
      bytes: number
      digest: string
      retention_days: number
      audit_entry: number
    }): void {
      db.run(db.build.insertInto('certificate').values(row))
    },
    findCertificate: (number: number) =>
      db.find(db.build.selectFrom('certificate').selectAll().where('number', '=', number)),

    listOpenBrakes: () => all<Brake>(`SELECT ${brakeColumns} WHERE closed_at IS NULL ORDER BY id`),
    insertBrake(brake: Omit<Brake, 'id'>): number {
      return Number(
        db
          .prepare(
            `INSERT INTO brake (camera_id, reason, segments, bytes, from_at, to_at, raised_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(brake.cameraId, brake.reason, brake.segments, brake.bytes, brake.fromAt, brake.toAt, brake.raisedAt)
          .lastInsertRowid,
      )
    },
    markBrakeMeasured: (
      id: number,
      { segments, bytes, fromAt, toAt }: Pick<Brake, 'segments' | 'bytes' | 'fromAt' | 'toAt'>,
    ) =>
      void db
        .prepare('UPDATE brake SET segments = ?, bytes = ?, from_at = ?, to_at = ? WHERE id = ?')
        .run(segments, bytes, fromAt, toAt, id),
    markBrakeClosed: (id: number, at: number) =>
      void db.prepare('UPDATE brake SET closed_at = ? WHERE id = ?').run(at, id),
    insertApproval: (brakeId: number, staffId: number, at: number) =>
      void db
        .prepare('INSERT INTO brake_approval (brake_id, staff_id, approved_at) VALUES (?, ?, ?)')
        .run(brakeId, staffId, at),
    markApprovalsUsed: (brakeId: number, sweepId: number) =>
      void db.prepare('UPDATE brake_approval SET sweep_id = ? WHERE brake_id = ?').run(sweepId, brakeId),
    listApprovals: (brakeId: number) =>
      all<{ staffId: number; name: string; at: number }>(
        `SELECT staff_id AS staffId, name, approved_at AS at FROM brake_approval
         JOIN staff_member ON staff_member.id = staff_id WHERE brake_id = ? ORDER BY approved_at, staff_id`,
        brakeId,
      ),
    /** Who agreed to what a sweep used. */
    listApprovers: (sweepId: number) =>
      all<{ name: string }>(
        `SELECT DISTINCT name FROM brake_approval JOIN staff_member ON staff_member.id = staff_id
         WHERE sweep_id = ? ORDER BY name`,
        sweepId,
      ).map(({ name }) => name),
  }
}
export type SweepStore = ReturnType<typeof createSweepStore>
