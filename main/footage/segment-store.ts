import type { Database } from '../db/database.ts'
import { cameraDayKeys, dayKey, dayOf, dayOfKey, readKey, segmentKey, startOfDay } from './segment-key.ts'
import { endOf, type Segment, suspectAfter } from './segment-rules.ts'
import type { Doubt } from './start-rules.ts'

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
/** A range of keys, both ends inclusive. */
export type KeyRange = { fromK: number; toK: number }
/** `isLeft`: 1 where its sweep has ended, and could not settle it. */
export type Condemned = KeyRange & { sweepId: number; isLeft: 0 | 1 }

const columns = 's.k, s.length_ms, s.bytes, s.mtime_after_ms, s.inode, p.path, p.start_at'
const joined = 'segment s LEFT JOIN segment_path p ON p.k = s.k'
const pageRows = 1000
/** The very words of the partial index segment_suspect: SQLite uses it for no others. */
const suspect = 'abs(mtime_after_ms - length_ms) > 86400000 OR length_ms > 86400000'
const cameraOfKey = '((k >> 27) & 1023)'

// Written once: a text that is put together at each call is looked up letter by letter.
const selectRows = `SELECT ${columns} FROM ${joined}`
const rowsBetween = `${selectRows} WHERE s.k >= ? AND s.k < ? ORDER BY s.k LIMIT ?`
const lastBetween = `${selectRows} WHERE s.k >= ? AND s.k < ? ORDER BY s.k DESC LIMIT 1`
/** Of one day: rows that may end at or after a time of that day. */
const rowsEndingFrom = `${selectRows} WHERE s.k >= ? AND s.k < ?
  AND (s.k & 134217727) + max(s.length_ms, s.mtime_after_ms) >= ? ORDER BY s.k LIMIT ?`
const newestBetween = `${selectRows} WHERE s.k >= ? AND s.k < ? ORDER BY s.k DESC LIMIT ?`
const rowOf = `${selectRows} WHERE s.k = ?`
/** Named, because the planner would rather read every row before the key. */
const suspectBefore = `SELECT ${columns} FROM segment s INDEXED BY segment_suspect LEFT JOIN segment_path p ON p.k = s.k
  WHERE (abs(s.mtime_after_ms - s.length_ms) > 86400000 OR s.length_ms > 86400000)
  AND s.k < ? AND ((s.k >> 27) & 1023) = ? ORDER BY s.k`
const firstKeyFrom = 'SELECT k FROM segment WHERE k >= ? ORDER BY k LIMIT 1'
const lastKeyBefore = 'SELECT k FROM segment WHERE k < ? ORDER BY k DESC LIMIT 1'
/** Rows whose path and start come back from their key alone. */
const plainBetween =
  'SELECT k, length_ms, bytes, mtime_after_ms, inode FROM segment WHERE k >= ? AND k < ? ORDER BY k LIMIT ?'
const anyBetween = 'SELECT k FROM segment WHERE k > ? AND k < ? LIMIT 1'
const oddKeyFrom = 'SELECT k FROM segment_path WHERE k >= ? AND k < ? LIMIT 1'
const rangeOf = `SELECT from_k AS fromK, to_k AS toK, sweep_id AS sweepId,
  (SELECT finished_at IS NOT NULL FROM sweep WHERE id = sweep_id) AS isLeft FROM condemned`
const insertRow =
  'INSERT INTO segment (k, length_ms, bytes, mtime_after_ms, inode) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'

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

type PlainRow = [k: number, lengthMs: number, bytes: number, mtimeAfterMs: number, inode: number]
function toPlainSegment([k, lengthMs, bytes, mtimeAfterMs, inode]: PlainRow): Segment {
  const { cameraId, startAt } = readKey(k)
  return { k, cameraId, startAt, lengthMs, bytes, mtimeAt: startAt + mtimeAfterMs, inode, oddPath: null }
}

/** Footage's rows: raw statements, in pages, since a register holds millions of them. */
export function createSegmentStore(db: Database) {
  const page = (sql: string, parameters: (string | number)[]) =>
    (db.prepare(sql).all(...parameters) as Row[]).map(toSegment)

  const keyOf = (sql: string, ...keys: number[]) => (db.prepare(sql).get(...keys) as { k: number } | undefined)?.k

  /** Rows of a camera's day that end at or after an instant, in order, a page at a time, so that other statements can run between. */
  function* eachOfDay(cameraId: number, day: number, endFrom: number): Generator<Segment> {
    const { from, to } = cameraDayKeys(cameraId, day)
    for (let cursor = from; ;) {
      const rows = page(rowsEndingFrom, [cursor, to, endFrom - startOfDay(day), pageRows])
      yield* rows
      if (rows.length < pageRows) return
      cursor = rows.at(-1)!.k + 1
    }
  }

  /** Segments of a camera that touch the closed range, by UTC day and start. Ends that lie days after their start are few and indexed. */
  function* eachTouching(cameraId: number, fromAt: number, toAt: number): Generator<Segment> {
    const firstDay = Math.max(dayOf(fromAt - 2 * suspectAfter), firstDayOf() ?? Infinity)
    const early = page(suspectBefore, [Number.isFinite(firstDay) ? dayKey(Math.max(0, firstDay)) : 0, cameraId])
    for (const segment of early) if (segment.startAt <= toAt && endOf(segment) >= fromAt) yield segment
    const lastDay = Math.min(dayOf(toAt), lastDayOf() ?? -1)
    for (let day = firstDay; day <= lastDay; day += 1) {
      for (const segment of eachOfDay(cameraId, day, fromAt))
        if (segment.startAt <= toAt && endOf(segment) >= fromAt) yield segment
    }
  }

  const edgeDay = (order: 'min' | 'max') => {
    const { k } = db.prepare(`SELECT ${order}(k) AS k FROM segment`).get() as { k: number | null }
    return k === null ? undefined : dayOfKey(k)
  }
  const firstDayOf = () => edgeDay('min')
  const lastDayOf = () => edgeDay('max')

  const find = (k: number): Segment | undefined => page(rowOf, [k])[0]

  /** The first or last row of a camera: its day is probed, and days without any footage are leapt over. */
  function edgeOf(cameraId: number, edge: 'first' | 'last'): Segment | undefined {
    for (let day = edge === 'first' ? firstDayOf() : lastDayOf(); day !== undefined && day >= 0;) {
      const { from, to } = cameraDayKeys(cameraId, day)
      const [row] = edge === 'first' ? page(rowsBetween, [from, to, 1]) : page(lastBetween, [from, to])
      if (row) return row
      const next = edge === 'first' ? keyOf(firstKeyFrom, to) : keyOf(lastKeyBefore, from)
      if (next === undefined) return undefined
      const { cameraId: there } = readKey(next)
      if (edge === 'first') day = there <= cameraId ? dayOfKey(next) : dayOfKey(next) + 1
      else day = there >= cameraId ? dayOfKey(next) : dayOfKey(next) - 1
    }
    return undefined
  }

  return {
    eachTouching,
    find,

    /** A page of rows after a key and before another, whatever their camera. */
    listAfter: (k: number, beforeKey: number, limit: number): Segment[] => page(rowsBetween, [k + 1, beforeKey, limit]),

    /** As `listAfter`, fast: few rows have a path of their own, and where none has, none is looked for. */
    listBetween(fromK: number, beforeKey: number, limit: number): Segment[] {
      if (keyOf(oddKeyFrom, fromK, beforeKey) !== undefined) return page(rowsBetween, [fromK, beforeKey, limit])
      const rows = db.prepare(plainBetween).raw().all(fromK, beforeKey, limit) as PlainRow[]
      return rows.map(toPlainSegment)
    },

    /** Rows that a path which does not come back from its key may have: of these cameras only. */
    findByOddPath(path: string, cameraIds: ReadonlySet<number>): Segment | undefined {
      return page(`SELECT ${columns} FROM segment_path p JOIN segment s ON s.k = p.k WHERE p.path = ?`, [path]).find(
        ({ cameraId }) => cameraIds.has(cameraId),
      )
    },

    /** The first segment of a camera that starts later on the same UTC day. */
    findNext(cameraId: number, startAt: number): Segment | undefined {
      const { to } = cameraDayKeys(cameraId, dayOf(startAt))
      return page(rowsBetween, [segmentKey(cameraId, startAt) + 1, to, 1])[0]
    },

    /** Inserts one row and returns its key, which moves on by 1 ms where it is taken; its path is then kept as an odd one is. */
    insert(segment: NewSegment, path: string, doubt: Doubt | null = null): number {
      const first = segmentKey(segment.cameraId, segment.startAt)
      let k = first
      const insert = db.prepare(insertRow)
      const after = segment.mtimeAt - segment.startAt
      while (insert.run(k, segment.lengthMs, segment.bytes, after, segment.inode).changes === 0) k += 1
      if (segment.oddPath !== null || k !== first)
        db.prepare('INSERT INTO segment_path (k, path, start_at, doubt) VALUES (?, ?, ?, ?)').run(
          k,
          path,
          segment.startAt,
          doubt,
        )
      return k
    },
    /** The recorder's file at a row's path is no longer the one that was registered. */
    markOriginalLost(k: number, startAt: number): void {
      db.prepare(
        "INSERT INTO segment_path (k, path, start_at) VALUES (?, '', ?) ON CONFLICT (k) DO UPDATE SET path = ''",
      ).run(k, startAt)
    },
    /** Takes rows out. One statement for all of them: a third of the time of one for each row. */
    removeAll(keys: readonly number[]): void {
      db.prepare('DELETE FROM segment WHERE k IN (SELECT value FROM json_each(?))').run(JSON.stringify(keys))
    },
    /** Takes out all rows between two keys, both inclusive; throws where there are more or fewer than were expected. */
    removeBetween(fromK: number, toK: number, expected: number): void {
      const { changes } = db.prepare('DELETE FROM segment WHERE k BETWEEN ? AND ?').run(fromK, toK)
      if (changes !== expected) throw new Error('other segments than those that were settled')
    },
    /** How many rows lie between two keys, both inclusive. */
    countBetween: (fromK: number, toK: number): number =>
      (db.prepare('SELECT count(*) AS n FROM segment WHERE k BETWEEN ? AND ?').get(fromK, toK) as { n: number }).n,

    /** Whether any row lies between two keys, both exclusive. */
    isAnyBetween: (afterK: number, beforeK: number): boolean => keyOf(anyBetween, afterK, beforeK) !== undefined,

    condemn(fromK: number, toK: number, sweepId: number): void {
      db.prepare('INSERT INTO condemned (from_k, to_k, sweep_id) VALUES (?, ?, ?)').run(fromK, toK, sweepId)
    },
    uncondemn(fromK: number): void {
      db.prepare('DELETE FROM condemned WHERE from_k = ?').run(fromK)
    },
    isCondemned(k: number): boolean {
      const range = db.prepare(`${rangeOf} WHERE from_k <= ? ORDER BY from_k DESC LIMIT 1`).get(k) as
        Condemned | undefined
      return range !== undefined && range.toK >= k
    },
    listCondemned(sweepId?: number): Condemned[] {
      const rows = db.prepare(`${rangeOf} WHERE ? IS NULL OR sweep_id = ? ORDER BY from_k`)
      return rows.all(sweepId ?? null, sweepId ?? null) as Condemned[]
    },

    /** How many segments of each camera have a start that is not sure, and why. */
    countDoubts(): { cameraId: number; doubt: Doubt; segments: number }[] {
      const sql = `SELECT ${cameraOfKey} AS cameraId, doubt, count(*) AS segments FROM segment_path
        INDEXED BY segment_path_in_doubt WHERE doubt IS NOT NULL GROUP BY 1, 2`
      return db.prepare(sql).all() as { cameraId: number; doubt: Doubt; segments: number }[]
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

    /** The newest rows of a camera, the newest first, of at most the eight days up to its last. */
    listNewest(cameraId: number, limit: number): Segment[] {
      const last = edgeOf(cameraId, 'last')
      const rows: Segment[] = []
      for (let back = 0; last && back < 8 && rows.length < limit; back += 1) {
        const { from, to } = cameraDayKeys(cameraId, dayOfKey(last.k) - back)
        rows.push(...page(newestBetween, [from, to, limit - rows.length]))
      }
      return rows
    },

    /** The first and last rows of cameras that have footage: a few probes each rather than a walk. */
    edges(cameraIds: Iterable<number>): Map<number, { first: Segment; last: Segment }> {
      const edges = new Map<number, { first: Segment; last: Segment }>()
      for (const cameraId of cameraIds) {
        const first = edgeOf(cameraId, 'first')
        if (first) edges.set(cameraId, { first, last: edgeOf(cameraId, 'last')! })
      }
      return edges
    },
  }
}
export type SegmentStore = ReturnType<typeof createSegmentStore>
