import { resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { createAudit } from '../audit/audit.ts'
import { recoverKey } from '../data-folder.ts'
import { countRows } from '../db/row-counts.ts'
import { wordsIn } from '../texts.ts'
import type { Outcome, Typed } from './command-line.ts'
import { chosenFolder, readStandardInput, withRegister } from './console-world.ts'

const words = wordsIn('en')

/** SQLite's own check, rows that point at nothing, and the audit trail's numbers; changes nothing and needs no lock. */
export const verify = ({ dataFolder }: Typed): Promise<Outcome> =>
  withRegister(dataFolder, 'read', (world) => {
    const damage = world.db.check()
    const faults = damage.length > 0 ? damage : createAudit(world).faults()
    const ok = faults.length === 0
    const counts = ok ? countRows(world.db) : null
    const lines = counts ? [words('console.verified', counts)] : [words('console.verifiedFaults'), ...faults]
    return { ok, lines, result: { faults, counts } }
  })

/** A copy under the same key, opened and checked; the host may run meanwhile. */
export function backup({ dataFolder, operands }: Typed): Promise<Outcome> {
  const [name] = operands
  if (name === undefined) throw new AppError('invalid', 'backup-where')
  const file = resolve(name)
  return withRegister(dataFolder, 'read', (_world, folder) => {
    const recoverable = folder.backUp(file)
    const line = recoverable ? 'console.backedUp' : 'console.backedUpKeyOnly'
    return { ok: true, lines: [words(line, { file })], result: { file, recoverable } }
  })
}

/** Slot 1 from the recovery key, read from standard input so that no shell remembers it. */
export async function recover({ dataFolder }: Typed): Promise<Outcome> {
  const folder = chosenFolder(dataFolder)
  const recoveryKey = await readStandardInput(words('console.askRecoveryKey'))
  recoverKey(folder, process.env, recoveryKey)
  return { ok: true, lines: [words('console.recovered', { folder })], result: { folder } }
}
