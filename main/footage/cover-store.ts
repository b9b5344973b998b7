import type { Database } from '../db/database.ts'
import { dayOf, hourNumber, hourOf, readHour, startOfDay } from './segment-key.ts'
import { joinWithin, type Span } from './segment-rules.ts'

/** What one UTC hour of a camera covers: from its first start to its last stop, less `missingMs` somewhere between. */
export type CoveredHour = Span & { h: number; segments: number; bytes: number; missingMs: number; lastEndAt: number }
/** An hour that does not simply go on from the one before it, or that none follows. */
export type OddHour = Span & {
  h: number
  missingMs: number
  /** Where the hour before stopped; null where that has no footage. */
  beforeTo: number | null
  /** 1 where the hour after has footage. */
  goesOn: 0 | 1
}
/** When a segment was recorded, and when it ended for holds. */
export type Recorded = Span & { endAt: number }

/** Hours that footage may reach into later ones, but for the few segments longer than a day. */
export const reachHours = 24
const hourColumns = `c.h, segments, bytes, first_start_at AS fromAt, last_stop_at AS toAt, missing_ms AS missingMs,
  last_end_at AS lastEndAt`
const hoursOfCamera = `WITH RECURSIVE hour (h) AS (VALUES (?) UNION ALL SELECT h + 1024 FROM hour WHERE h + 1024 < ?)
  SELECT ${hourColumns} FROM hour CROSS JOIN coverage_hour c ON c.h = hour.h`
const firstOfCamera = `${hoursOfCamera} LIMIT 1`
const hoursBack = `WITH RECURSIVE hour (h) AS (VALUES (?) UNION ALL SELECT h - 1024 FROM hour WHERE h - 1024 >= ?)
  SELECT ${hourColumns} FROM hour CROSS JOIN coverage_hour c ON c.h = hour.h LIMIT 1`
const oddHours = `SELECT c.h, c.first_start_at AS fromAt, c.last_stop_at AS toAt, c.missing_ms AS missingMs,
  before.last_stop_at AS beforeTo, after.h IS NOT NULL AS goesOn
  FROM coverage_hour c LEFT JOIN coverage_hour before ON before.h = c.h - 1024
  LEFT JOIN coverage_hour after ON after.h = c.h + 1024
  WHERE c.h >= ? AND c.h < ? AND (c.missing_ms > 0 OR before.h IS NULL OR after.h IS NULL
  OR abs(c.first_start_at - before.last_stop_at) > ${joinWithin})`
const camerasOfHour = 'SELECT h & 1023 FROM coverage_hour WHERE h >= ? AND h < ?'
/** Added up here: to bring each hour of a month over would take longer than all else. */
const segmentsOfCameras = 'SELECT h & 1023, sum(segments) FROM coverage_hour WHERE h >= ? AND h < ? GROUP BY 1'
const startOf = 'coalesce(p.start_at, (s.k >> 37) * 86400000 + (s.k & 134217727))'
const recorded = `${startOf} AS fromAt, ${startOf} + s.length_ms AS toAt, ${startOf} + max(s.length_ms, s.mtime_after_ms) AS endAt`
const recordedBetween = `SELECT ${recorded} FROM segment s LEFT JOIN segment_path p ON p.k = s.k
  WHERE s.k >= ? AND s.k < ? ORDER BY fromAt`
/** What the segments of an hour that touch an instant reach over. */
const touchedAt = `SELECT min(fromAt) AS fromAt, max(toAt) AS toAt FROM (SELECT ${recorded}
  FROM segment s LEFT JOIN segment_path p ON p.k = s.k WHERE s.k >= ? AND s.k < ?) WHERE fromAt <= ? AND endAt >= ?`
/** The same where every start is its key's: ms of the hour's day, and an instant of that day. */
const plainTouchedAt = `SELECT min(k & 134217727), max((k & 134217727) + length_ms) FROM segment
  WHERE k >= ? AND k < ? AND (k & 134217727) <= ? AND (k & 134217727) + max(length_ms, mtime_after_ms) >= ?`
const oddKey = 'SELECT 1 FROM segment_path WHERE k >= ? AND k < ? LIMIT 1'
/** The first condition is in the very words of the partial index segment_suspect. */
const longerThanADay = `SELECT ${recorded}, (s.k >> 27) & 1023 AS cameraId FROM segment s INDEXED BY segment_suspect LEFT JOIN segment_path p ON p.k = s.k
  WHERE (abs(s.mtime_after_ms - s.length_ms) > 86400000 OR s.length_ms > 86400000)
  AND s.length_ms > 86400000 ORDER BY s.k`
/** An hour's rows of all cameras stand together, so the first hour has the first start. */
const firstStart = `SELECT min(first_start_at) AS at FROM coverage_hour
  WHERE h < (SELECT min(h) FROM coverage_hour) / 1024 * 1024 + 1024`
/** Two questions of one row each: SQLite answers min and max of one question by reading everything. */
const firstAndLast = `SELECT (SELECT min(h) FROM coverage_hour) / 1024 AS first,
  (SELECT max(h) FROM coverage_hour) / 1024 AS last`
const removedDays = `SELECT min(from_at) AS fromAt, max(to_at) AS toAt FROM removed_range
  WHERE camera_id = ? AND from_at >= ? AND from_at < ? GROUP BY from_at / 86400000`

/** What the roll-up of hours says is covered, and the segments of single hours where it does not say enough. */
export function createCoverStore(db: Database) {
  const all = <Row>(sql: string, ...parameters: number[]) => db.prepare(sql).all(...parameters) as Row[]
  return {
    /** When the oldest footage of all cameras began; null where there is none. */
    firstStart: () => all<{ at: number | null }>(firstStart)[0]!.at,
    /** The first and the last hour since 1970 that have footage of any camera. */
    bounds: () => all<{ first: number | null; last: number | null }>(firstAndLast)[0]!,
    /** Hours of a camera that may reach into a range, in order. */
    listHours: (cameraId: number, { fromAt, toAt }: Span) =>
      all<CoveredHour>(
        hoursOfCamera,
        hourNumber(cameraId, Math.max(0, hourOf(fromAt) - reachHours)),
        hourNumber(cameraId, hourOf(toAt - 1) + 1),
      ),
    /** The first hour with footage of a camera from one hour since 1970 to before another. */
    firstHour: (cameraId: number, fromHour: number, toHour: number): CoveredHour | undefined =>
      all<CoveredHour>(firstOfCamera, hourNumber(cameraId, fromHour), hourNumber(cameraId, toHour))[0],
    /** The last hour with footage of a camera from one hour since 1970 to before another. */
    lastHour: (cameraId: number, fromHour: number, toHour: number): CoveredHour | undefined =>
      all<CoveredHour>(hoursBack, hourNumber(cameraId, toHour - 1), hourNumber(cameraId, fromHour))[0],
    /** Odd hours of all cameras from one hour since 1970 to before another. */
    listOddHours: (fromHour: number, toHour: number) =>
      all<OddHour>(oddHours, hourNumber(0, fromHour), hourNumber(0, toHour)),
    /** Cameras that have footage in an hour since 1970. */
    camerasOfHour: (hour: number): Set<number> =>
      new Set(
        db
          .prepare(camerasOfHour)
          .pluck()
          .all(hourNumber(0, hour), hourNumber(0, hour + 1)) as number[],
      ),
    /** How many segments of each camera began in the hours from one since 1970 to before another. */
    countSegments: (fromHour: number, toHour: number): Map<number, number> =>
      new Map(
        db.prepare(segmentsOfCameras).raw().all(hourNumber(0, fromHour), hourNumber(0, toHour)) as [number, number][],
      ),
    /** The segments of a camera's hour, by start. */
    listRecorded(h: number): Recorded[] {
      const { from, to } = readHour(h)
      return all<Recorded>(recordedBetween, from, to)
    },
    /** What an hour's segments that touch an instant reach over; nothing where none does. */
    touchedAt(h: number, at: number): Span | null {
      const { from, to, startAt } = readHour(h)
      if (db.prepare(oddKey).get(from, to) !== undefined) {
        const [row] = all<{ fromAt: number | null; toAt: number }>(touchedAt, from, to, at, at)
        return row && row.fromAt !== null ? { fromAt: row.fromAt, toAt: row.toAt } : null
      }
      const start = startOfDay(dayOf(startAt))
      const plain = db
        .prepare(plainTouchedAt)
        .raw()
        .get(from, to, at - start, at - start) as [number | null, number]
      return plain[0] === null ? null : { fromAt: start + plain[0], toAt: start + plain[1] }
    },
    /** Segments that are longer than a day, by their camera. */
    listLong: (): Map<number, Recorded[]> =>
      Map.groupBy(all<Recorded & { cameraId: number }>(longerThanADay), ({ cameraId }) => cameraId),
    /** Removed stretches of a camera that begin in a range, by the UTC day on which they begin. */
    listRemovedDays: (cameraId: number, { fromAt, toAt }: Span) => all<Span>(removedDays, cameraId, fromAt, toAt),
  }
}
export type CoverStore = ReturnType<typeof createCoverStore>
