import Driver from 'better-sqlite3'
import { existsSync, statSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { type Database, wrapDatabase } from './database.ts'
import { migrations } from './migrations.ts'

type Opening = {
  file: string
  /** 32 random bytes. */
  key: Buffer
  /** `create` refuses a file that is there, `existing` one that is not: an empty register never takes a lost one's place. */
  expect: 'create' | 'existing'
  readonly?: boolean
  /** Called with the old version before a migration of a register in use: makes and verifies a copy. */
  beforeMigration?: (db: Database, version: number) => void
}

/** Opens the encrypted register and brings it to today's schema. Refusals are sentences under `errors.`. */
export function openDatabase({ file, key, expect, readonly = false, beforeMigration }: Opening): Database {
  const exists = existsSync(file)
  if (expect === 'existing' && !exists) throw new AppError('unavailable', 'database-missing')
  if (expect === 'create' && exists) throw new AppError('conflict', 'database-there')
  if (expect === 'existing' && statSync(file).size === 0) throw new AppError('unavailable', 'database-empty', { file })
  const driver = connect(file, readonly, expect === 'existing')
  try {
    unlock(driver, key, expect === 'create')
    const version = driver.pragma('user_version', { simple: true }) as number
    if (expect === 'existing' && version === 0) throw new AppError('unavailable', 'database-empty', { file })
    if (version > migrations.length) throw new AppError('unavailable', 'database-newer')
    const db = wrapDatabase(driver)
    if (!readonly && version < migrations.length) {
      if (expect === 'existing') beforeMigration?.(db, version)
      migrate(driver, version)
    }
    return db
  } catch (error) {
    driver.close()
    throw asRefusal(error, file)
  }
}

function connect(file: string, readonly: boolean, fileMustExist: boolean): Driver.Database {
  try {
    return new Driver(file, { readonly, fileMustExist })
  } catch {
    throw new AppError('unavailable', 'database-unreachable', { file })
  }
}

/** SQLite's complaints that a person can do something about, as sentences. */
function asRefusal(error: unknown, file: string): unknown {
  if (!(error instanceof Driver.SqliteError)) return error
  if (error.code.startsWith('SQLITE_NOTADB')) return new AppError('unavailable', 'database-wrong-key')
  if (error.code.startsWith('SQLITE_CORRUPT')) return new AppError('unavailable', 'database-damaged')
  const disk = /^SQLITE_(CANTOPEN|IOERR|READONLY|PERM|FULL)/.test(error.code)
  return disk ? new AppError('unavailable', 'database-unreachable', { file }) : error
}

function unlock(driver: Driver.Database, key: Buffer, fresh: boolean): void {
  driver.pragma("cipher='chacha20'")
  driver.pragma(`key='raw:${key.toString('hex')}'`)
  if (fresh) driver.pragma('page_size=4096')
  // Sorts of an encrypted register would otherwise spill in clear into temporary files.
  driver.pragma('temp_store=MEMORY')
  driver.pragma('secure_delete=ON')
  driver.pragma('foreign_keys=ON')
  driver.pragma('busy_timeout=5000')
  driver.pragma('cache_size=-65536')
  if (!driver.readonly) driver.pragma('journal_mode=WAL')
  // NORMAL would lose acknowledged commits at a power cut.
  driver.pragma('synchronous=FULL')
  // 16 MiB: the commit that passes this brings the log into the file. Between acts settleLog does it every minute.
  driver.pragma('wal_autocheckpoint=4096')
  driver.pragma('journal_size_limit=67108864')
}

function migrate(driver: Driver.Database, from: number): void {
  driver
    .transaction(() => {
      for (const { sql } of migrations.slice(from)) driver.exec(sql)
      driver.pragma(`user_version=${migrations.length}`)
    })
    .immediate()
}
