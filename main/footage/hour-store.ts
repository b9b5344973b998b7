import type { Database } from '../db/database.ts'
import { hourNumber, hourOf, hourOfKey, movedMs, readHour } from './segment-key.ts'
import { endOf, joinWithin, type Segment } from './segment-rules.ts'

/** What one camera's UTC hour holds, for removal and for holds. What it covers, `cover-store` reads. */
export type Hour = {
  h: number
  cameraId: number
  /** First instant of the hour. */
  startAt: number
  /** Keys, from inclusive, to exclusive. */
  from: number
  to: number
  segments: number
  bytes: number
  firstEndAt: number
  lastEndAt: number
}
type Row = [h: number, segments: number, bytes: number, firstEndAt: number, lastEndAt: number]
type Sum = Pick<Hour, 'segments' | 'bytes' | 'firstEndAt' | 'lastEndAt'> & {
  firstStartAt: number
  lastStopAt: number
  missingMs: number
}
/** Sums of hours that a batch of segments touches, so that each hour is written once. */
export type HourSums = Map<number, Sum>

const columns = 'h, segments, bytes, first_end_at, last_end_at'
const counts = 'segments, bytes, first_start_at, last_stop_at, missing_ms, first_end_at, last_end_at'
const lastStopOf = 'SELECT last_stop_at FROM coverage_hour WHERE h = ?'
const add = `INSERT INTO coverage_hour (h, ${counts}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (h) DO UPDATE SET
  segments = segments + excluded.segments, bytes = bytes + excluded.bytes, missing_ms = missing_ms + excluded.missing_ms,
  first_start_at = min(first_start_at, excluded.first_start_at), last_stop_at = max(last_stop_at, excluded.last_stop_at),
  first_end_at = min(first_end_at, excluded.first_end_at), last_end_at = max(last_end_at, excluded.last_end_at)`
const removeLast = 'DELETE FROM coverage_hour WHERE h = ? AND segments = ?'
const hoursEnding = `SELECT ${columns} FROM coverage_hour WHERE h >= ? AND h < ? AND first_end_at <= ?
  ORDER BY h LIMIT ?`
const hoursBetween = 'SELECT h, segments FROM coverage_hour WHERE h >= ? AND h < ?'
const ofKey = `((s.k >> 37) * 24 + min(23, (s.k & 134217727) / 3600000)) * 1024 + ((s.k >> 27) & 1023)`
/** A key's own time, or the true start where the key moved on. */
const startOf = 'coalesce(p.start_at, (s.k >> 37) * 86400000 + (s.k & 134217727))'
/** Segments with what was covered before each of them in its hour. */
const laidOut = (keys: string) => `SELECT h, bytes, start_at, stop_at, end_at, max(stop_at) OVER (
  PARTITION BY h ORDER BY start_at, k ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_to
  FROM (SELECT s.k AS k, ${ofKey} AS h, s.bytes AS bytes, ${startOf} AS start_at, ${startOf} + s.length_ms AS stop_at,
    ${startOf} + max(s.length_ms, s.mtime_after_ms) AS end_at
    FROM segment s LEFT JOIN segment_path p ON p.k = s.k ${keys})`
const counted = `count(*), sum(bytes), min(start_at), max(stop_at),
  sum(CASE WHEN start_at - covered_to > ${joinWithin} THEN start_at - covered_to ELSE 0 END), min(end_at), max(end_at)`
const countedHours = `SELECT h, ${counted} FROM (${laidOut('')}) GROUP BY h`
const recount = `UPDATE coverage_hour SET (${counts}) =
  (SELECT ${counted} FROM (${laidOut('WHERE s.k >= ? AND s.k < ?')})) WHERE h = ?`

/** Adds one segment to the sums of its hour; the segments of an hour come in the order of their starts. */
export function sumHour(sums: HourSums, k: number, segment: Omit<Segment, 'k'>): void {
  const h = hourOfKey(k)
  const { startAt, bytes } = segment
  const stop = startAt + segment.lengthMs
  const end = endOf(segment as Segment)
  const sum = sums.get(h)
  if (!sum) {
    const ends = { firstEndAt: end, lastEndAt: end }
    return void sums.set(h, { segments: 1, bytes, firstStartAt: startAt, lastStopAt: stop, missingMs: 0, ...ends })
  }
  sum.segments += 1
  sum.bytes += bytes
  if (startAt - sum.lastStopAt > joinWithin) sum.missingMs += startAt - sum.lastStopAt
  sum.lastStopAt = Math.max(sum.lastStopAt, stop)
  sum.firstEndAt = Math.min(sum.firstEndAt, end)
  sum.lastEndAt = Math.max(sum.lastEndAt, end)
}

/** The hourly roll-up of segments: a few thousand rows where there are millions of segments. */
export function createHourStore(db: Database) {
  const toHour = ([h, segments, bytes, firstEndAt, lastEndAt]: Row): Hour => ({
    h,
    ...readHour(h),
    segments,
    bytes,
    firstEndAt,
    lastEndAt,
  })
  function countAnew(h: number): void {
    const { from, to } = readHour(h)
    db.prepare(recount).run(from, to, h)
  }
  const rows = (sql: string, ...parameters: number[]) =>
    db
      .prepare(sql)
      .raw()
      .all(...parameters) as Row[]

  return {
    /** Counts what entered the register: the rows are there already. */
    add(sums: HourSums): void {
      const last = db.prepare(lastStopOf)
      const insert = db.prepare(add)
      for (const [h, { segments, bytes, firstStartAt, lastStopAt, missingMs, firstEndAt, lastEndAt }] of sums) {
        const stop = (last.get(h) as { last_stop_at: number } | undefined)?.last_stop_at
        const between = stop !== undefined && firstStartAt - stop > joinWithin ? firstStartAt - stop : 0
        insert.run(h, segments, bytes, firstStartAt, lastStopAt, missingMs + between, firstEndAt, lastEndAt)
        // What arrives late lies among what is there, or over it: only the rows can say what is missing.
        if (stop !== undefined && firstStartAt < stop) countAnew(h)
      }
    },
    /** Counts what has left it: the rows are gone already, and an hour that keeps some is counted by those. */
    takeAway(sums: HourSums): void {
      const remove = db.prepare(removeLast)
      for (const [h, { segments }] of sums) if (remove.run(h, segments).changes === 0) countAnew(h)
    },
    /** Some hours from one on that hold something which ended by an instant, in order: hour after hour, camera after camera. */
    listEnded(fromHour: number, at: number, most: number): Hour[] {
      // What ended by then had begun by then, however far its key moved on.
      const until = hourNumber(0, hourOf(at + movedMs) + 1)
      return rows(hoursEnding, fromHour, until, at, most).map(toHour)
    },
    /** How many segments each camera has on a UTC day. */
    countDay(day: number): Map<number, number> {
      const counts = new Map<number, number>()
      for (const [h, segments] of rows(hoursBetween, hourNumber(0, day * 24), hourNumber(0, (day + 1) * 24))) {
        const { cameraId } = readHour(h)
        counts.set(cameraId, (counts.get(cameraId) ?? 0) + segments)
      }
      return counts
    },
    /** Counts every hour anew. In a transaction. */
    rebuild(): void {
      db.prepare('DELETE FROM coverage_hour').run()
      db.prepare(`INSERT INTO coverage_hour (h, ${counts}) ${countedHours}`).run()
    },
    /** Hours that do not agree with their segments; none when all is well. */
    faults(): number[] {
      const wrong = `WITH counted (h, ${counts}) AS (${countedHours}), hours AS (SELECT h, ${counts} FROM coverage_hour)
        SELECT h FROM (SELECT * FROM counted EXCEPT SELECT * FROM hours)
        UNION SELECT h FROM (SELECT * FROM hours EXCEPT SELECT * FROM counted)`
      return rows(wrong).map(([h]) => h)
    },
  }
}
export type HourStore = ReturnType<typeof createHourStore>
