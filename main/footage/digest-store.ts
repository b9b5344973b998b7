import type { Database } from '../db/database.ts'

export type DigestStore = ReturnType<typeof createDigestStore>
/** What is known of a segment's bytes, and what its copy in the vault has. Hex. */
export type Digested = { k: number; taken: string | null; ofCopy: string | null }

const isAsked = 'SELECT footage_digests AS asked FROM installation'
const want = 'INSERT INTO segment_digest (k, try_at) VALUES (?, ?) ON CONFLICT (k) DO NOTHING'
const wantUncopied = `INSERT INTO segment_digest (k, try_at) SELECT k, ? FROM vault_copy
  WHERE state IN ('wanted', 'freeing') AND (state = 'wanted' OR problem IS NOT NULL) ON CONFLICT (k) DO NOTHING`
const due = 'SELECT k FROM segment_digest WHERE try_at <= ? ORDER BY try_at, k LIMIT ?'
const between = `SELECT k, hex(sha256) AS taken, NULL AS ofCopy FROM segment_digest WHERE k BETWEEN ? AND ?
  AND sha256 IS NOT NULL UNION ALL
  SELECT k, NULL, upper(sha256) FROM vault_copy WHERE k BETWEEN ? AND ? AND state = 'safe'`

/** The SHA-256 of segments' files, for those that have one or wait for it: a row of its own, so that others take no room. */
export function createDigestStore(db: Database) {
  const run = (sql: string, ...parameters: (string | number | Buffer)[]) => void db.prepare(sql).run(...parameters)
  const first = (sql: string, ...parameters: number[]) =>
    db.prepare(sql).get(...parameters) as Record<string, number> | undefined
  return {
    /** Whether the office wants every segment's. */
    isAsked: (): boolean => first(isAsked)?.['asked'] === 1,
    isEmpty: (): boolean => first('SELECT 1 AS one FROM segment_digest LIMIT 1') === undefined,
    want: (k: number, at: number) => run(want, k, at),
    /** Of held segments that the vault has no copy of yet. */
    wantUncopied: (at: number) => run(wantUncopied, at),
    /** When the first of those that wait is to be tried; none waits: undefined. */
    nextAt: (): number | undefined =>
      first('SELECT min(try_at) AS at FROM segment_digest WHERE try_at IS NOT NULL')?.['at'] ?? undefined,
    listDue: (now: number, limit: number): number[] =>
      (db.prepare(due).all(now, limit) as { k: number }[]).map(({ k }) => k),
    /** Of one that waits; what has its digest keeps it. */
    settle: (k: number, sha256: string) =>
      run(
        'UPDATE segment_digest SET sha256 = ?, try_at = NULL WHERE k = ? AND sha256 IS NULL',
        Buffer.from(sha256, 'hex'),
        k,
      ),
    putOff: (k: number, at: number) =>
      run('UPDATE segment_digest SET try_at = ? WHERE k = ? AND sha256 IS NULL', at, k),
    /** By key, both ends inclusive. */
    removeBetween: (fromK: number, toK: number) =>
      run('DELETE FROM segment_digest WHERE k BETWEEN ? AND ?', fromK, toK),
    /** Digests between two keys, both inclusive: as they were taken, and those of the vault's copies. */
    listBetween(fromK: number, toK: number): Map<number, Digested> {
      const found = new Map<number, Digested>()
      for (const row of db.prepare(between).all(fromK, toK, fromK, toK) as Digested[]) {
        const there = found.get(row.k)
        found.set(
          row.k,
          there ? { ...there, taken: there.taken ?? row.taken, ofCopy: there.ofCopy ?? row.ofCopy } : row,
        )
      }
      return found
    },
  }
}
