import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../shared/errors.ts'
import { copyChecked } from './db/checked-copy.ts'
import type { Database } from './db/database.ts'
import { openDatabase } from './db/open.ts'
import { syncFolder } from './keys/durable-file.ts'
import {
  bearsKeys,
  type Environment,
  findCredential,
  findKey,
  type FoundKey,
  readRecoverySlot,
  recoveryFile,
  writeKeyFile,
  writeRecoverySlot,
} from './keys/key-slots.ts'
import { takeLock } from './lock.ts'

export type DataFolder = {
  db: Database
  /** Whether the key lies in a file beside the data. */
  reducedProtection: boolean
  /** Wraps the key with a recovery key and writes slot 2. */
  writeRecoverySlot(recoveryKey: string): void
  /** Writes a copy under the same key, opened and checked, with slot 2 beside it; false where there is none yet. */
  backUp(file: string): boolean
  close(): void
}

type Opening = {
  /** Absolute. */
  folder: string
  env: Environment
  /** `host` may make a new register, `write` and `read` need one; `read` takes no lock and changes nothing. */
  mode: 'host' | 'write' | 'read'
}

const register = (folder: string) => join(folder, 'foyer.db')

/** Folder → lock → key → register. Every refusal is a sentence under `errors.`, and leaves everything as it was. */
export function openDataFolder({ folder, env, mode }: Opening): DataFolder {
  if (mode === 'host') makeFolder(folder)
  else if (!existsSync(register(folder)) && !bearsKeys(folder))
    throw new AppError('unavailable', 'no-register', { folder })
  const lock = mode === 'read' ? undefined : takeLock(folder)
  try {
    const { key, reduced } = mode === 'host' ? keyOfExistingOrNew(folder, env) : keyOfExisting(folder, env)
    const db = openDatabase({
      file: register(folder),
      key,
      expect: 'existing',
      readonly: mode === 'read',
      beforeMigration: (old, version) => void copyChecked(old, beforeMigrationFile(folder, version), key),
    })
    return {
      db,
      reducedProtection: reduced,
      writeRecoverySlot: (recoveryKey) => writeRecoverySlot(folder, key, recoveryKey),
      backUp: (file) => copyChecked(db, file, key, recoveryFile(folder)),
      close() {
        db.close()
        lock?.release()
      },
    }
  } catch (error) {
    lock?.release()
    throw error
  }
}

/** Writes slot 1 again from slot 2; refuses a recovery key that does not open the register. */
export function recoverKey(folder: string, env: Environment, recoveryKey: string): void {
  if (!existsSync(register(folder)))
    throw new AppError('unavailable', bearsKeys(folder) ? 'database-missing' : 'no-register', { folder })
  const lock = takeLock(folder)
  try {
    const key = readRecoverySlot(folder, recoveryKey)
    openDatabase({ file: register(folder), key, expect: 'existing', readonly: true }).close()
    const handed = credentialOrNone(env)
    if (handed === undefined) writeKeyFile(folder, key)
    else if (!handed?.equals(key)) throw new AppError('conflict', 'key-credential-other')
  } finally {
    lock.release()
  }
}

/** The credential; null where it is there but cannot be a key. */
function credentialOrNone(env: Environment): Buffer | null | undefined {
  try {
    return findCredential(env)
  } catch {
    return null
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    throw new AppError('unavailable', 'data-folder-unusable', { folder })
  }
}

function keyOfExisting(folder: string, env: Environment): FoundKey {
  const found = findKey(folder, env)
  if (!existsSync(register(folder))) throw new AppError('unavailable', 'database-missing', { folder })
  if (found) return found
  const recoverable = existsSync(recoveryFile(folder))
  throw new AppError('unavailable', recoverable ? 'key-missing' : 'keys-missing', { folder })
}

/**
 * A new register is made as `foyer.db.new`, complete and on the disk, before its key is written, and takes its name
 * last. So a crash leaves either nothing that was ever used (no key: begun again) or both (finished here). A folder
 * that bears keys but neither file lost its register, and gets no empty one.
 */
function keyOfExistingOrNew(folder: string, env: Environment): FoundKey {
  const file = register(folder)
  const half = `${file}.new`
  const traces = ['', '-wal', '-journal'].some((ending) => existsSync(file + ending))
  if (traces) return keyOfExisting(folder, env)
  if (bearsKeys(folder)) {
    const found = findKey(folder, env)
    if (!found || !existsSync(half) || existsSync(recoveryFile(folder))) {
      throw new AppError('unavailable', 'database-missing', { folder })
    }
    openDatabase({ file: half, key: found.key, expect: 'existing' }).close()
    takeName(half, file, folder)
    return found
  }
  for (const ending of ['', '-wal', '-shm']) rmSync(half + ending, { force: true })
  const handed = findCredential(env)
  const key = handed ?? randomBytes(32)
  openDatabase({ file: half, key, expect: 'create' }).close()
  if (!handed) writeKeyFile(folder, key)
  takeName(half, file, folder)
  return { key, reduced: !handed }
}

function takeName(half: string, file: string, folder: string): void {
  renameSync(half, file)
  syncFolder(folder)
}

const beforeMigrationFile = (folder: string, version: number) =>
  join(folder, `before-migration-${version}-${new Date().toISOString().replace(/[:.]/g, '-')}.db`)
