import type { Database } from '../db/database.ts'
import type { CopyProblem } from './disk-types.ts'

export type CopyState = 'wanted' | 'copying' | 'safe' | 'freeing'
export type Copy = {
  k: number
  state: CopyState
  name: string | null
  bytes: number
  problem: CopyProblem | null
}
export type NamedCopy = Copy & { name: string }
/** A released or new hold whose segments the vault has not gone through yet. */
export type UnlistedHold = { id: number; fromAt: number; toAt: number; active: 0 | 1 }

const columns = 'k, state, name, bytes, problem FROM vault_copy'
const want = "INSERT INTO vault_copy (k, state, bytes, wanted_at) VALUES (?, 'wanted', ?, ?) ON CONFLICT (k) DO NOTHING"
const anyCopy = 'SELECT 1 FROM vault_copy LIMIT 1'
const wholeCopy = 'SELECT 1 FROM vault_copy WHERE sha256 IS NOT NULL LIMIT 1'
const between = `SELECT ${columns} WHERE k BETWEEN ? AND ? ORDER BY k`
const openAfter = `SELECT ${columns} WHERE state = ? AND k > ? ORDER BY k LIMIT ?`
/** What failed and cannot be freed yet is asked for anew once it is. */
const waiting = "state IN ('wanted', 'copying') OR (state = 'freeing' AND problem IS NOT NULL)"
const open = `SELECT 1 FROM vault_copy WHERE state IN ('wanted', 'copying', 'freeing') LIMIT 1`
const unlisted = `SELECT id, from_at AS fromAt, to_at AS toAt, released_at IS NULL AS active FROM hold
  WHERE listed <> (released_at IS NULL) ORDER BY id`

/** Copies in the vault and what they wait for. */
export function createVaultStore(db: Database) {
  const list = <Row = Copy>(sql: string, ...parameters: (string | number)[]) =>
    db.prepare(sql).all(...parameters) as Row[]
  const run = (sql: string, ...parameters: (string | number | null)[]) => void db.prepare(sql).run(...parameters)
  return {
    /** Asks for a copy, unless there is a row of this key already. */
    want: (k: number, bytes: number, at: number) => run(want, k, bytes, at),
    isEmpty: (): boolean => db.prepare(anyCopy).get() === undefined,
    /** Whether any copy was ever whole, of those that may still be there. */
    hasWhole: (): boolean => db.prepare(wholeCopy).get() !== undefined,
    /** By key, both ends inclusive. */
    listBetween: (fromK: number, toK: number) => list(between, fromK, toK),
    find: (k: number): Copy | undefined => list(between, k, k)[0],
    /** Those in a state after a key, in the order of their keys: the oldest footage of all comes first. */
    listAfter: (state: Exclude<CopyState, 'safe'>, k: number, limit: number) => list(openAfter, state, k, limit),
    listSafeAfter: (k: number, limit: number) =>
      list<NamedCopy>(`SELECT ${columns} WHERE state = 'safe' AND k > ? ORDER BY k LIMIT ?`, k, limit),
    /** Whether anything waits to be copied, settled or freed. */
    isOpen: (): boolean => db.prepare(open).get() !== undefined,

    markCopying: (k: number, name: string) =>
      run("UPDATE vault_copy SET state = 'copying', name = ? WHERE k = ? AND state = 'wanted'", name, k),
    markSafe: (k: number, sha256: string, cloned: boolean, at: number) =>
      run(
        `UPDATE vault_copy SET state = 'safe', sha256 = ?, cloned = ?, safe_at = ?, problem = NULL
         WHERE k = ? AND state IN ('copying', 'freeing')`,
        sha256,
        cloned ? 1 : 0,
        at,
        k,
      ),
    /** A copy that was on its way out and is still there stays. */
    markKept: (k: number) =>
      run("UPDATE vault_copy SET state = 'safe' WHERE k = ? AND state = 'freeing' AND sha256 IS NOT NULL", k),
    markFreeing: (k: number, problem: CopyProblem | null = null) =>
      run("UPDATE vault_copy SET state = 'freeing', problem = ? WHERE k = ? AND name IS NOT NULL", problem, k),
    /** Its file is gone: asks for it anew. */
    markWanted: (k: number) =>
      run(
        `UPDATE vault_copy SET state = 'wanted', name = NULL, cloned = NULL, sha256 = NULL, safe_at = NULL WHERE k = ?`,
        k,
      ),
    remove: (k: number) => run("DELETE FROM vault_copy WHERE k = ? AND state IN ('wanted', 'freeing')", k),
    /** Segments left the register: what was wanted of them is not, and what the vault has of them goes. */
    freeBetween(fromK: number, toK: number): void {
      run("DELETE FROM vault_copy WHERE k BETWEEN ? AND ? AND state = 'wanted'", fromK, toK)
      run("UPDATE vault_copy SET state = 'freeing' WHERE k BETWEEN ? AND ?", fromK, toK)
    },

    countSafe: (): number =>
      (db.prepare("SELECT count(*) AS n FROM vault_copy WHERE state = 'safe'").get() as { n: number }).n,
    countWaiting: (): number =>
      (db.prepare(`SELECT count(*) AS n FROM vault_copy WHERE ${waiting}`).get() as { n: number }).n,
    hasUnlisted: (): boolean => list(`${unlisted} LIMIT 1`).length > 0,
    listUnlisted: () => list<UnlistedHold>(unlisted),
    camerasOf: (holdId: number) =>
      list<{ id: number }>('SELECT camera_id AS id FROM hold_camera WHERE hold_id = ? ORDER BY camera_id', holdId).map(
        ({ id }) => id,
      ),
    /** Says that the vault has gone through a hold, unless it was released or taken up meanwhile. */
    markListed: (holdId: number, active: 0 | 1) =>
      run('UPDATE hold SET listed = ? WHERE id = ? AND (released_at IS NULL) = ?', active, holdId, active),
    /** Cameras some of whose copies are clones. */
    clonedCameras: () =>
      new Set(
        list<{ id: number }>(
          "SELECT DISTINCT (k >> 27) & 1023 AS id FROM vault_copy WHERE cloned = 1 AND state = 'safe'",
        ).map(({ id }) => id),
      ),
  }
}
export type VaultStore = ReturnType<typeof createVaultStore>
