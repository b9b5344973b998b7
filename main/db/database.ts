import type BetterSqlite3 from 'better-sqlite3'
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { type KeptQuery, keepQuery, type ValueOf } from './kept-query.ts'
import type { Tables } from './tables.ts'

type Driver = BetterSqlite3.Database
export type Statement = BetterSqlite3.Statement

/**
 * The register. Queries are built with `build` (Kysely, for types) and run synchronously; footage's hot paths prepare
 * their own. Nothing awaits inside a transaction.
 */
export type Database = {
  build: Kysely<Tables>
  all<Row>(query: Compilable<Row>): Row[]
  /** The first row, or nothing. */
  find<Row>(query: Compilable<Row>): Row | undefined
  /** The first row; its absence is a fault of ours. */
  get<Row>(query: Compilable<Row>): Row
  /** How many rows changed, and the id of the last insert. */
  run(query: Compilable<unknown>): { changes: number; lastId: number }
  /** For what runs at each sign-in or page: a query whose building and compiling would cost more than its run. */
  keep<Input, Row>(make: (value: ValueOf<Input>) => Compilable<Row>): KeptQuery<Input, Row>
  prepare(sql: string): Statement
  /** One immediate transaction; inside another it joins that one. Thrown errors undo everything. */
  transaction<Result>(act: () => Result): Result
  inTransaction(): boolean
  /** Calls back once the transaction under way has committed; at once where there is none. */
  afterCommit(act: () => void): void
  /** Brings the write-ahead log into the file, between acts, so that no act has to; waits for nobody. */
  settleLog(): void
  /** Writes a consistent, encrypted copy under the same key; refuses a file that exists. */
  copyTo(file: string): void
  /** SQLite's own check, empty when all is well. */
  check(): string[]
  close(): void
}

/** Wraps an opened, keyed connection. */
export function wrapDatabase(driver: Driver): Database {
  const build = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  // Made once: the driver builds four functions for each that it is given.
  const inOne = driver.transaction((act: () => unknown) => act())
  const statements = new Map<string, Statement>()
  let waiting: (() => void)[] = []

  function prepare(sql: string): Statement {
    let statement = statements.get(sql)
    if (!statement) statements.set(sql, (statement = driver.prepare(sql)))
    return statement
  }

  function compile(query: Compilable<unknown>): { statement: Statement; parameters: readonly unknown[] } {
    const { sql, parameters } = query.compile()
    return { statement: prepare(sql), parameters }
  }

  const db: Database = {
    build,
    all<Row>(query: Compilable<Row>) {
      const { statement, parameters } = compile(query)
      return statement.all(...parameters) as Row[]
    },
    find<Row>(query: Compilable<Row>) {
      const { statement, parameters } = compile(query)
      return statement.get(...parameters) as Row | undefined
    },
    get<Row>(query: Compilable<Row>) {
      const row = db.find(query)
      if (row === undefined) throw new Error('a row that must be there is not')
      return row
    },
    run(query) {
      const { statement, parameters } = compile(query)
      const { changes, lastInsertRowid } = statement.run(...parameters)
      return { changes, lastId: Number(lastInsertRowid) }
    },
    keep: (make) => keepQuery(prepare, make),
    prepare,
    transaction<Result>(act: () => Result) {
      if (driver.inTransaction) return act()
      waiting = []
      const result = inOne.immediate(act) as Result
      const due = waiting
      waiting = []
      for (const callBack of due) callBack()
      return result
    },
    inTransaction: () => driver.inTransaction,
    afterCommit(act) {
      if (driver.inTransaction) waiting.push(act)
      else act()
    },
    settleLog() {
      driver.pragma('wal_checkpoint(PASSIVE)')
    },
    copyTo(file) {
      driver.prepare('VACUUM INTO ?').run(file)
    },
    check() {
      try {
        const rows = driver.pragma('integrity_check') as { integrity_check: string }[]
        const broken = driver.pragma('foreign_key_check') as { table: string }[]
        const faults = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
        return [...faults, ...broken.map((row) => `a row of ${row.table} points at nothing`)]
      } catch (error) {
        // A page that fails its authentication ends the check instead of being listed by it.
        const { code } = error as { code?: string }
        if (!code?.startsWith('SQLITE_CORRUPT') && !code?.startsWith('SQLITE_NOTADB')) throw error
        return [`the file is damaged: ${code}`]
      }
    },
    close() {
      if (!driver.readonly) driver.pragma('wal_checkpoint(TRUNCATE)')
      driver.close()
    },
  }
  return db
}
