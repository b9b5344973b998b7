import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import type { Database } from './database.ts'
import { openDatabase } from './open.ts'

/**
 * Copies the register under the same key, opens the copy and checks it; it takes its name only when it is whole.
 * `recoverySlot`, where there is one, is copied beside it: without it the copy cannot be read once this machine is lost.
 * Returns whether it was. Refuses `file-exists`, `backup-unwritable` and `backup-faulty`.
 */
export function copyChecked(db: Database, file: string, key: Buffer, recoverySlot?: string): boolean {
  const half = `${file}.partial`
  const slotCopy = `${file}.recovery.json`
  for (const name of [file, half, slotCopy]) {
    if (existsSync(name)) throw new AppError('conflict', 'file-exists', { file: name })
  }
  try {
    copy(db, half, file)
    const copied = openDatabase({ file: half, key, expect: 'existing', readonly: true })
    const faults = copied.check()
    copied.close()
    if (faults.length > 0) throw new AppError('unavailable', 'backup-faulty', { file })
    settle(half)
    const recoverable = recoverySlot !== undefined && existsSync(recoverySlot)
    if (recoverable) copyFileSync(recoverySlot, slotCopy)
    renameSync(half, file)
    return recoverable
  } finally {
    for (const ending of ['', '-wal', '-shm']) rmSync(half + ending, { force: true })
  }
}

function copy(db: Database, half: string, file: string): void {
  try {
    closeSync(openSync(half, 'wx', 0o600))
    db.copyTo(half)
  } catch {
    throw new AppError('unavailable', 'backup-unwritable', { file })
  }
}

function settle(half: string): void {
  const handle = openSync(half, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
