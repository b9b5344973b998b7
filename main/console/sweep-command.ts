import { createApp } from '../app.ts'
import { createAudit } from '../audit/audit.ts'
import { atConsole } from '../caller.ts'
import { createClockGuard } from '../clock/clock.ts'
import { createExports } from '../exports/exports.ts'
import { createFootage } from '../footage/footage.ts'
import { createHoldRegister } from '../incidents/hold-register.ts'
import { createOffice } from '../office/office.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import type { Outcome, Typed } from './command-line.ts'
import { withRegister } from './console-world.ts'

const words = wordsIn('en')

/** One sweep as the night's would be, with its brakes, its clock guard and its holds; `--dry-run` only says what is due. */
export const sweep = ({ dataFolder, dryRun }: Typed): Promise<Outcome> =>
  dryRun ? withRegister(dataFolder, 'read', sayWhatIsDue) : withRegister(dataFolder, 'write', sweepNow)

/** Reads alone, so that the host may run meanwhile. Refuses `setup-first`. */
async function sayWhatIsDue(world: World): Promise<Outcome> {
  const audit = createAudit(world)
  const office = createOffice(world)
  office.current()
  const guard = createClockGuard(world, { audit })
  const clock = { state: () => guard.peek(), trusted: () => guard.peek().trusted, now: () => guard.now() }
  const footage = createFootage(world, {
    audit,
    office,
    holds: createHoldRegister(world),
    clock,
    exports: createExports(world),
  })
  try {
    const { horizonAt, suspended, unchecked, cameras } = await footage.sweeps.dryRun()
    const segments = cameras.reduce((sum, { segments }) => sum + segments, 0)
    const waiting = cameras.filter(({ waits }) => waits !== null).length
    const lines = [words('console.sweepDue', { count: segments, before: new Date(horizonAt).toISOString() })]
    if (suspended) lines.push(words('console.sweepClock'))
    if (waiting > 0) lines.push(words('console.sweepBraked', { count: waiting }))
    if (unchecked > 0) lines.push(words('console.sweepUnseen', { count: unchecked }))
    return { ok: true, lines, result: { horizonAt, segments, suspended, unchecked, cameras } }
  } finally {
    await footage.close()
  }
}

/** Refuses `setup-first`. Anything but a complete sweep needs a person, and so ends with exit code 1. */
async function sweepNow(world: World): Promise<Outcome> {
  createOffice(world).current()
  const app = createApp(world, { screensFolder: '' })
  try {
    await app.start()
    const row = await app.services.sweeps.now(atConsole, {})
    const { outcome, removed, bytes, held, pardoned, unchecked, certificate } = row
    const lines = [
      words(`console.sweepOutcome.${outcome}`),
      words('console.swept', { count: removed, held, pardoned, unchecked }),
    ]
    if (certificate !== null) lines.push(words('console.sweepCertificate', { certificate }))
    const ok = outcome === 'complete'
    return { ok, lines, result: { outcome, removed, bytes, held, pardoned, unchecked, certificate } }
  } finally {
    await app.close()
  }
}
