import { resolve } from 'node:path'
import { AppError } from '../shared/errors.ts'
import { version } from '../package.json' with { type: 'json' }
import { sentence } from './api/refusals.ts'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { openDataFolder } from './data-folder.ts'
import { openLoopback } from './doors/network.ts'
import { createEvents } from './events.ts'
import { startTicking } from './jobs.ts'
import { createLog } from './log.ts'
import { untilAskedToStop } from './stop.ts'
import { systemClock, type World } from './world.ts'

/** The built pages lie beside the built main process; FOYER_SCREENS names another folder while developing. */
const screensFolder = resolve(process.env['FOYER_SCREENS'] ?? resolve(import.meta.dirname, '../renderer'))

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/**
 * The host, from its data folder to its door, until it is asked to stop. Exit code 1 where it cannot start.
 * `onReady` is called with its address.
 */
export async function serve(args: string[], onReady: (address: string) => void = () => {}): Promise<void> {
  try {
    await runHost(args, onReady)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    process.stderr.write(`${sentence(error.key, error.params)}\n`)
    process.exitCode = 1
  }
}

async function runHost(args: string[], onReady: (address: string) => void): Promise<void> {
  const stopping = untilAskedToStop()
  const config = readConfig(args)
  const log = createLog(process.env['FOYER_LOG'] ?? 'warn')
  const folder = openDataFolder({ folder: config.dataFolder, env: process.env, mode: 'host' })
  try {
    const world: World = {
      clock: systemClock,
      db: folder.db,
      log,
      events: createEvents(),
      dataFolder: config.dataFolder,
      reducedProtection: folder.reducedProtection,
      writeRecoverySlot: folder.writeRecoverySlot,
      say,
      version,
    }
    const app = createApp(world, { screensFolder })
    const door = await openLoopback(app.fetch, config.port)
    const address = `http://localhost:${config.port}`
    say(`Foyer is ready at ${address}`)
    onReady(address)
    await app.start()
    const stopTicking = startTicking(app.jobs)
    await stopping
    stopTicking()
    await door.close()
    await app.close()
  } finally {
    folder.close()
  }
}
