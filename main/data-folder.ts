import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../shared/errors.ts'
import { createBallast } from './db/ballast.ts'
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
  sealedKeyFile,
  writeKeyFile,
  writeRecoverySlot,
  writeSealedKey,
} from './keys/key-slots.ts'
import type { KeyStore } from './keys/sealed-slot.ts'
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
  /** What the operating system's key store answered, for the entry that can ask it. */
  store?: KeyStore | undefined
}
type Slots = Omit<Opening, 'mode'>

const register = (folder: string) => join(folder, 'foyer.db')

/** Folder → lock → key → register. Every refusal is a sentence under `errors.`, and leaves everything as it was. */
export function openDataFolder({ folder, env, mode, store }: Opening): DataFolder {
  if (mode === 'host') makeFolder(folder)
  else if (!existsSync(register(folder)) && !bearsKeys(folder))
    throw new AppError('unavailable', 'no-register', { folder })
  if (mode !== 'read') createBallast(folder).dropIfFull()
  const lock = mode === 'read' ? undefined : takeLock(folder)
  try {
    const slots = { folder, env, store }
    const { key, reduced } = mode === 'host' ? keyOfExistingOrNew(slots) : keyOfExisting(slots)
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

function findInSlots({ folder, env, store }: Slots): FoundKey | undefined {
  return findKey(folder, env) ?? (store && 'found' in store ? { key: store.found, reduced: false } : undefined)
}

function keyOfExisting(slots: Slots): FoundKey {
  const { folder } = slots
  const found = findInSlots(slots)
  if (!existsSync(register(folder))) throw new AppError('unavailable', 'database-missing', { folder })
  if (found) return found
  if (existsSync(sealedKeyFile(folder))) throw new AppError('unavailable', 'key-in-store')
  const recoverable = existsSync(recoveryFile(folder))
  throw new AppError('unavailable', recoverable ? 'key-missing' : 'keys-missing', { folder })
}

/**
 * A new register is made as `foyer.db.new`, complete and on the disk, before its key is written, and takes its name
 * last. So a crash leaves either nothing that was ever used (no key: begun again) or both (finished here). A folder
 * that bears keys but neither file lost its register, and gets no empty one.
 */
function keyOfExistingOrNew(slots: Slots): FoundKey {
  const { folder } = slots
  const file = register(folder)
  const half = `${file}.new`
  const traces = ['', '-wal', '-journal'].some((ending) => existsSync(file + ending))
  if (traces) return keyOfExisting(slots)
  if (bearsKeys(folder)) {
    const found = findInSlots(slots)
    if (!found || !existsSync(half) || existsSync(recoveryFile(folder))) {
      throw new AppError('unavailable', 'database-missing', { folder })
    }
    openDatabase({ file: half, key: found.key, expect: 'existing' }).close()
    takeName(half, file, folder)
    return found
  }
  for (const ending of ['', '-wal', '-shm']) rmSync(half + ending, { force: true })
  const { key, reduced, keep } = newKey(slots)
  openDatabase({ file: half, key, expect: 'create' }).close()
  keep()
  takeName(half, file, folder)
  return { key, reduced }
}

/** The key of a new register and how its slot keeps it: handed over, sealed by the key store, else beside the data. */
function newKey({ folder, env, store }: Slots): FoundKey & { keep(): void } {
  const handed = findCredential(env)
  if (handed) return { key: handed, reduced: false, keep: () => {} }
  if (store && 'fresh' in store) {
    const { key, sealed } = store.fresh
    return { key, reduced: false, keep: () => writeSealedKey(folder, sealed) }
  }
  const key = randomBytes(32)
  return { key, reduced: true, keep: () => writeKeyFile(folder, key) }
}

function takeName(half: string, file: string, folder: string): void {
  renameSync(half, file)
  syncFolder(folder)
}

const beforeMigrationFile = (folder: string, version: number) =>
  join(folder, `before-migration-${version}-${new Date().toISOString().replace(/[:.]/g, '-')}.db`)
