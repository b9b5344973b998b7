import { AppError } from '../../shared/errors.ts'
import { createApp } from '../app.ts'
import { atConsole } from '../caller.ts'
import { wordsIn } from '../texts.ts'
import type { Outcome, Typed } from './command-line.ts'
import { withRegister } from './console-world.ts'

const words = wordsIn('en')

type App = ReturnType<typeof createApp>

/** One sweep as the night's would be, with its brakes, its clock guard and its holds; `--dry-run` only says what is due. */
export const sweep = ({ dataFolder, dryRun }: Typed): Promise<Outcome> =>
  withRegister(dataFolder, dryRun ? 'read' : 'write', async (world) => {
    const app = createApp(world, { screensFolder: '' })
    try {
      const { setUp } = await app.services.setup.state(atConsole, {})
      if (!setUp) throw new AppError('unavailable', 'setup-first')
      if (dryRun) return await sayWhatIsDue(app.services)
      await app.start()
      return await sweepNow(app.services)
    } finally {
      await app.close()
    }
  })

async function sayWhatIsDue({ sweeps }: App['services']): Promise<Outcome> {
  const { dueSegments, brakes, clock, horizonAt } = await sweeps.state(atConsole, {})
  const before = new Date(horizonAt).toISOString()
  const lines = [words('console.sweepDue', { count: dueSegments, before })]
  if (!clock.trusted) lines.push(words('console.sweepClock'))
  if (brakes.length > 0) lines.push(words('console.sweepBraked', { count: brakes.length }))
  return { ok: true, lines, result: { dueSegments, horizonAt, brakes: brakes.length, clockTrusted: clock.trusted } }
}

async function sweepNow({ sweeps }: App['services']): Promise<Outcome> {
  const { outcome, removed, bytes, held, pardoned, unchecked, certificate } = await sweeps.now(atConsole, {})
  const lines = [
    words(`console.sweepOutcome.${outcome}`),
    words('console.swept', { count: removed, held, pardoned, unchecked }),
  ]
  if (certificate !== null) lines.push(words('console.sweepCertificate', { certificate }))
  const ok = outcome === 'complete'
  return { ok, lines, result: { outcome, removed, bytes, held, pardoned, unchecked, certificate } }
}
