import type { Database } from '../db/database.ts'
import { dayOf, dayOfKey, hourNumber, hourOf, hourOfKey, movedMs, readHour } from './segment-key.ts'
import { endOf, type Segment } from './segment-rules.ts'

/** What one camera's UTC hour holds, and when the first and the last of it ended, for removal and for holds. */
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
  recordedMs: number
  firstEndAt: number
  lastEndAt: number
}
type Sum = Pick<Hour, 'segments' | 'bytes' | 'recordedMs' | 'firstEndAt' | 'lastEndAt'>
type Row = [h: number, segments: number, bytes: number, recordedMs: number, firstEndAt: number, lastEndAt: number]
/** Sums of hours that a batch of segments touches, so that each hour is written once. */
export type HourSums = Map<number, Sum>

const columns = 'h, segments, bytes, recorded_ms, first_end_at, last_end_at'
const add = `INSERT INTO coverage_hour (${columns}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (h) DO UPDATE SET
  segments = segments + excluded.segments, bytes = bytes + excluded.bytes, recorded_ms = recorded_ms + excluded.recorded_ms,
  first_end_at = min(first_end_at, excluded.first_end_at), last_end_at = max(last_end_at, excluded.last_end_at)`
const removeLast = 'DELETE FROM coverage_hour WHERE h = ? AND segments = ?'
const endingFrom = `SELECT h FROM coverage_hour WHERE h >= ? AND h < ? AND first_end_at <= ? ORDER BY h LIMIT 1`
const hoursEnding = `SELECT ${columns} FROM coverage_hour WHERE h >= ? AND h < ? AND first_end_at <= ?`
const hoursBetween = 'SELECT h, segments FROM coverage_hour WHERE h >= ? AND h < ?'
const ofKey = `((k >> 37) * 24 + min(23, (k & 134217727) / 3600000)) * 1024 + ((k >> 27) & 1023)`
/** A key's own time, or the true start where the key moved on. */
const startOf = 'coalesce(p.start_at, (s.k >> 37) * 86400000 + (s.k & 134217727))'
const endOfRow = `${startOf} + max(s.length_ms, s.mtime_after_ms)`
const joined = 'segment s LEFT JOIN segment_path p ON p.k = s.k'
const takeAway = `UPDATE coverage_hour SET segments = segments - ?, bytes = bytes - ?, recorded_ms = recorded_ms - ?,
  (first_end_at, last_end_at) = (SELECT min(${endOfRow}), max(${endOfRow}) FROM ${joined} WHERE s.k >= ? AND s.k < ?)
  WHERE h = ?`
const counted = `SELECT ${ofKey.replaceAll('k ', 's.k ')} AS h, count(*), sum(bytes), sum(length_ms), min(${endOfRow}),
  max(${endOfRow}) FROM ${joined} GROUP BY 1`

/** Adds one segment to the sums of its hour. */
export function sumHour(sums: HourSums, k: number, segment: Omit<Segment, 'k'>): void {
  const h = hourOfKey(k)
  const end = endOf(segment as Segment)
  const sum = sums.get(h)
  if (!sum) {
    const { bytes, lengthMs } = segment
    return void sums.set(h, { segments: 1, bytes, recordedMs: lengthMs, firstEndAt: end, lastEndAt: end })
  }
  sum.segments += 1
  sum.bytes += segment.bytes
  sum.recordedMs += segment.lengthMs
  sum.firstEndAt = Math.min(sum.firstEndAt, end)
  sum.lastEndAt = Math.max(sum.lastEndAt, end)
}

/** The hourly roll-up of segments: a few thousand rows where there are millions of segments. */
export function createHourStore(db: Database) {
  const toHour = ([h, segments, bytes, recordedMs, firstEndAt, lastEndAt]: Row): Hour => ({
    h,
    ...readHour(h),
    segments,
    bytes,
    recordedMs,
    firstEndAt,
    lastEndAt,
  })
  const rows = (sql: string, ...parameters: number[]) =>
    db
      .prepare(sql)
      .raw()
      .all(...parameters) as Row[]

  /** Hours of one UTC day that hold something which ended by an instant, in the order of the keys. */
  function endedOnDay(day: number, until: number, at: number): Hour[] {
    const first = hourNumber(0, day * 24)
    return rows(hoursEnding, first, Math.min(hourNumber(0, (day + 1) * 24), until), at)
      .map(toHour)
      .toSorted((a, b) => a.from - b.from)
  }

  return {
    /** Counts what entered the register. */
    add(sums: HourSums): void {
      const insert = db.prepare(add)
      for (const [h, { segments, bytes, recordedMs, firstEndAt, lastEndAt }] of sums)
        insert.run(h, segments, bytes, recordedMs, firstEndAt, lastEndAt)
    },
    /** Counts what has left it: the rows are gone already, and the ends are those of the rows that stayed. */
    takeAway(sums: HourSums): void {
      const remove = db.prepare(removeLast)
      for (const [h, { segments, bytes, recordedMs }] of sums) {
        if (remove.run(h, segments).changes > 0) continue
        const { from, to } = readHour(h)
        db.prepare(takeAway).run(segments, bytes, recordedMs, from, to, h)
      }
    },
    /**
     * Hours that hold keys after `k` and something that ended by an instant: those of the first day that has any, in the
     * order of the keys; none when there is no more.
     */
    listEnded(k: number, at: number): Hour[] {
      // What ended by then had begun by then, however far its key moved on.
      const until = hourNumber(0, hourOf(at + movedMs) + 1)
      for (let day = Math.max(0, dayOfKey(k + 1)); day <= dayOf(at + movedMs);) {
        const hours = endedOnDay(day, until, at).filter(({ to }) => to - 1 > k)
        if (hours.length > 0) return hours
        const [next] = rows(endingFrom, hourNumber(0, (day + 1) * 24), until, at)
        if (!next) return []
        day = Math.floor(hourOf(readHour(next[0]).startAt) / 24)
      }
      return []
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
      db.prepare(`INSERT INTO coverage_hour (${columns}) ${counted}`).run()
    },
    /** Hours that do not agree with their segments; none when all is well. */
    faults(): number[] {
      const wrong = `WITH counted (${columns}) AS (${counted})
        SELECT coalesce(a.h, b.h) FROM counted a FULL JOIN coverage_hour b ON b.h = a.h
        WHERE a.h IS NULL OR b.h IS NULL OR a.segments <> b.segments OR a.bytes <> b.bytes
        OR a.recorded_ms <> b.recorded_ms OR a.first_end_at <> b.first_end_at OR a.last_end_at <> b.last_end_at`
      return rows(wrong).map(([h]) => h)
    },
  }
}
export type HourStore = ReturnType<typeof createHourStore>
