import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { writeDurably } from '../keys/durable-file.ts'
import { takeLock } from '../lock.ts'

const marker = 'foyer-demo.json'
const bears = { foyer: 'demo' }

export type DemoFolder = {
  /** The data folder of the demonstration. */
  register: string
  /** Where its recorders write; beside the data, since no source may lie within it. */
  recordings: string
}

/**
 * Empties a folder for a new demonstration and marks it. Only one that is absent, empty, or bears our own marker; and
 * there only what an earlier demonstration made. Refuses `demo-folder-used`, and `data-folder-in-use` while one runs.
 */
export function takeDemoFolder(folder: string): DemoFolder {
  if (!mayHoldDemo(folder)) throw new AppError('conflict', 'demo-folder-used', { folder })
  const parts = { register: join(folder, 'register'), recordings: join(folder, 'recordings') }
  if (existsSync(parts.register)) takeLock(parts.register).release()
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeDurably(join(folder, marker), JSON.stringify(bears), 0o600)
    for (const part of Object.values(parts)) {
      rmSync(part, { recursive: true, force: true })
      mkdirSync(part, { mode: 0o700 })
    }
    writeDurably(join(parts.register, marker), JSON.stringify(bears), 0o600)
  } catch {
    throw new AppError('unavailable', 'data-folder-unusable', { folder })
  }
  return parts
}

/** Whether a data folder is a demonstration's, whoever opens it. */
export const isDemo = (dataFolder: string): boolean => isMarked(dataFolder)

function mayHoldDemo(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (!stat) return true
  return stat.isDirectory() && (readdirSync(folder).length === 0 || isMarked(folder))
}

function isMarked(folder: string): boolean {
  try {
    return (JSON.parse(readFileSync(join(folder, marker), 'utf8')) as Partial<typeof bears>).foyer === bears.foyer
  } catch {
    return false
  }
}
