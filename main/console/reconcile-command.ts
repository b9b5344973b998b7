import { AppError } from '../../shared/errors.ts'
import { createApp } from '../app.ts'
import { atConsole } from '../caller.ts'
import { createHoldRegister } from '../incidents/hold-register.ts'
import { createOffice } from '../office/office.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import type { Outcome, Typed } from './command-line.ts'
import { readStandardInput, withRegister } from './console-world.ts'

const words = wordsIn('en')

/**
 * After a restore: shows every hold in force, and lets sweeps go on once a person has counted them. Holds that were
 * placed after the copy was made are missing from it, and nobody but a person knows them.
 */
export const reconcile = ({ dataFolder }: Typed): Promise<Outcome> =>
  withRegister(dataFolder, 'write', async (world) => {
    createOffice(world).current()
    const holds = holdsInForce(world)
    const list = holds.map(({ reference, fromAt, toAt }) => `${reference}  ${isoMinute(fromAt)}  ${isoMinute(toAt)}`)
    const ask = [words('console.reconcileHolds', { count: holds.length }), ...list, words('console.askHoldCount')]
    const typed = await readStandardInput(ask.join('\n'))
    if (typed !== String(holds.length)) throw new AppError('invalid', 'hold-count-differs', { count: holds.length })
    const app = createApp(world, { screensFolder: '' })
    try {
      await app.start()
      const sources = await app.reconcile(atConsole)
      const lines = [words('console.reconciled', { count: sources })]
      return { ok: true, lines, result: { sources, holds: holds.length } }
    } finally {
      await app.close()
    }
  })

function holdsInForce(world: World) {
  const rows = createHoldRegister(world).ofAny(0, Number.MAX_SAFE_INTEGER)
  return [...new Map(rows.map((hold) => [hold.holdId, hold])).values()]
}

const isoMinute = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`
