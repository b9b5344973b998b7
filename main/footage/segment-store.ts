import type { Database } from '../db/database.ts'
import { cameraDayKeys, dayKey, dayOf, readKey, segmentKey } from './segment-key.ts'
import { endOf, type Segment, suspectAfter } from './segment-rules.ts'

type Row = {
  k: number
  length_ms: number
  bytes: number
  mtime_after_ms: number
  inode: number
  path: string | null
  start_at: number | null
}
export type NewSegment = Omit<Segment, 'k'>

const columns = 's.k, s.length_ms, s.bytes, s.mtime_after_ms, s.inode, p.path, p.start_at'
const joined = 'segment s LEFT JOIN segment_path p ON p.k = s.k'
const pageRows = 1000
/** The very words of the partial index segment_suspect: SQLite uses it for no others. */
const suspect = 'abs(mtime_after_ms - length_ms) > 86400000 OR length_ms > 86400000'
const cameraOfKey = '((k >> 27) & 1023)'

function toSegment(row: Row): Segment {
  const { cameraId, startAt } = readKey(row.k)
  const start = row.start_at ?? startAt
  return {
    k: row.k,
    cameraId,
    startAt: start,
    lengthMs: row.length_ms,
    bytes: row.bytes,
    mtimeAt: start + row.mtime_after_ms,
    inode: row.inode,
    oddPath: row.path,
  }
}

/** Footage's rows: raw statements, in pages, since a register holds millions of them. */
export function createSegmentStore(db: Database) {
  const page = (sql: string, parameters: (string | number)[]) =>
    (db.prepare(sql).all(...parameters) as Row[]).map(toSegment)

  /** Rows of a key range in order, a page at a time, so that other statements can run between. */
  function* eachBetween(from: number, to: number): Generator<Segment> {
    for (let cursor = from; ;) {
      const rows = page(`SELECT ${columns} FROM ${joined} WHERE s.k >= ? AND s.k < ? ORDER BY s.k LIMIT ${pageRows}`, [
        cursor,
        to,
      ])
      yield* rows
      if (rows.length < pageRows) return
      cursor = rows.at(-1)!.k + 1
    }
  }

  /** Segments of a camera that touch the closed range, by UTC day and start. Ends that lie days after their start are few and indexed. */
  function* eachTouching(cameraId: number, fromAt: number, toAt: number): Generator<Segment> {
    const firstDay = Math.max(dayOf(fromAt - 2 * suspectAfter), firstDayOf() ?? Infinity)
    const early = page(
      `SELECT ${columns} FROM (SELECT k FROM segment WHERE (${suspect}) AND k < ?) i
       JOIN segment s ON s.k = i.k LEFT JOIN segment_path p ON p.k = s.k
       WHERE ((s.k >> 27) & 1023) = ? ORDER BY s.k`,
      [Number.isFinite(firstDay) ? dayKey(Math.max(0, firstDay)) : 0, cameraId],
    )
    for (const segment of early) if (segment.startAt <= toAt && endOf(segment) >= fromAt) yield segment
    const lastDay = Math.min(dayOf(toAt), lastDayOf() ?? -1)
    for (let day = firstDay; day <= lastDay; day += 1) {
      const { from, to } = cameraDayKeys(cameraId, day)
      for (const segment of eachBetween(from, to))
        if (segment.startAt <= toAt && endOf(segment) >= fromAt) yield segment
    }
  }

  const edgeDay = (order: 'min' | 'max') => {
    const { k } = db.prepare(`SELECT ${order}(k) AS k FROM segment`).get() as { k: number | null }
    return k === null ? undefined : dayOf(readKey(k).startAt)
  }
  const firstDayOf = () => edgeDay('min')
  const lastDayOf = () => edgeDay('max')

  const find = (k: number): Segment | undefined => page(`SELECT ${columns} FROM ${joined} WHERE s.k = ?`, [k])[0]

  return {
    eachBetween,
    eachTouching,
    firstDay: firstDayOf,
    find,

    /** A page of rows after a key and before another, whatever their camera. */
    listAfter: (k: number, beforeKey: number, limit: number): Segment[] =>
      page(`SELECT ${columns} FROM ${joined} WHERE s.k > ? AND s.k < ? ORDER BY s.k LIMIT ?`, [k, beforeKey, limit]),

    /** Rows that a path which does not come back from its key may have: of these cameras only. */
    findByOddPath(path: string, cameraIds: ReadonlySet<number>): Segment | undefined {
      return page(`SELECT ${columns} FROM segment_path p JOIN segment s ON s.k = p.k WHERE p.path = ?`, [path]).find(
        ({ cameraId }) => cameraIds.has(cameraId),
      )
    },

    /** The first segment of a camera that starts later on the same UTC day. */
    findNext(cameraId: number, startAt: number): Segment | undefined {
      const { to } = cameraDayKeys(cameraId, dayOf(startAt))
      return page(`SELECT ${columns} FROM ${joined} WHERE s.k > ? AND s.k < ? ORDER BY s.k LIMIT 1`, [
        segmentKey(cameraId, startAt),
        to,
      ])[0]
    },

    /** Inserts one row and returns its key, which moves on by 1 ms where it is taken. */
    insert(segment: NewSegment): number {
      const first = segmentKey(segment.cameraId, segment.startAt)
      let k = first
      const insert = db.prepare(
        'INSERT INTO segment (k, length_ms, bytes, mtime_after_ms, inode) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      )
      const after = segment.mtimeAt - segment.startAt
      while (insert.run(k, segment.lengthMs, segment.bytes, after, segment.inode).changes === 0) k += 1
      if (segment.oddPath !== null) {
        db.prepare('INSERT INTO segment_path (k, path, start_at) VALUES (?, ?, ?)').run(
          k,
          segment.oddPath,
          segment.startAt,
        )
      } else if (k !== first) throw new Error('a key that moved on needs its path')
      return k
    },
    isTaken: (cameraId: number, startAt: number): boolean =>
      db.prepare('SELECT 1 FROM segment WHERE k = ?').get(segmentKey(cameraId, startAt)) !== undefined,
    remove(k: number): void {
      db.prepare('DELETE FROM segment WHERE k = ?').run(k)
    },

    condemn(k: number, sweepId: number): void {
      db.prepare('INSERT INTO condemned (k, sweep_id) VALUES (?, ?)').run(k, sweepId)
    },
    uncondemn(k: number): void {
      db.prepare('DELETE FROM condemned WHERE k = ?').run(k)
    },
    isCondemned: (k: number): boolean => db.prepare('SELECT 1 FROM condemned WHERE k = ?').get(k) !== undefined,
    listCondemned(sweepId?: number): { k: number; sweepId: number }[] {
      const rows = db.prepare('SELECT k, sweep_id AS sweepId FROM condemned WHERE ? IS NULL OR sweep_id = ? ORDER BY k')
      return rows.all(sweepId ?? null, sweepId ?? null) as { k: number; sweepId: number }[]
    },

    /** Segments of a camera on one UTC day. */
    countDay(cameraId: number, day: number): number {
      const { from, to } = cameraDayKeys(cameraId, day)
      const row = db.prepare('SELECT count(*) AS n FROM segment WHERE k >= ? AND k < ?').get(from, to) as { n: number }
      return row.n
    },

    /** How many segments of each camera are time-suspect. */
    countSuspect(): Map<number, number> {
      const rows = db
        .prepare(
          `SELECT ${cameraOfKey} AS cameraId, count(*) AS n FROM segment
           WHERE (${suspect}) AND abs(mtime_after_ms - length_ms) > ${suspectAfter} GROUP BY 1`,
        )
        .all() as { cameraId: number; n: number }[]
      return new Map(rows.map(({ cameraId, n }) => [cameraId, n]))
    },

    /** First start and last end of every camera that has footage: some probes a day rather than a walk. */
    edges(): Map<number, { first: Segment; last: Segment }> {
      const edges = new Map<number, { first: Segment; last: Segment }>()
      const days = db.prepare('SELECT k FROM segment WHERE k >= ? ORDER BY k LIMIT 1')
      let next = days.get(0) as { k: number } | undefined
      while (next) {
        const { cameraId, startAt } = readKey(next.k)
        const { from, to } = cameraDayKeys(cameraId, dayOf(startAt))
        const [last] = page(`SELECT ${columns} FROM ${joined} WHERE s.k >= ? AND s.k < ? ORDER BY s.k DESC LIMIT 1`, [
          from,
          to,
        ])
        const first = edges.get(cameraId)?.first ?? find(next.k)!
        edges.set(cameraId, { first, last: last! })
        next = days.get(to) as { k: number } | undefined
      }
      return edges
    },
  }
}
export type SegmentStore = ReturnType<typeof createSegmentStore>
