import { join } from 'node:path'
import { AppError } from '../shared/errors.ts'
import { holdExclusively } from './db/exclusive-file.ts'

export type Lock = { release(): void }

/** One writer per data folder, for the process's life; refuses `data-folder-in-use`. Readers need no lock. */
export function takeLock(folder: string): Lock {
  const lock = hold(folder)
  if (!lock) throw new AppError('conflict', 'data-folder-in-use', { folder })
  return lock
}

function hold(folder: string): Lock | undefined {
  try {
    return holdExclusively(join(folder, 'lock.db'))
  } catch {
    throw new AppError('unavailable', 'data-folder-unusable', { folder })
  }
}
