import { resolve } from 'node:path'
import { AppError } from '../shared/errors.ts'
import { version } from '../package.json' with { type: 'json' }
import { sentence } from './api/refusals.ts'
import { type App, createApp } from './app.ts'
import { openDataFolder } from './data-folder.ts'
import { isDemo } from './demo/demo-folder.ts'
import { createEvents } from './events.ts'
import { startTicking } from './jobs.ts'
import type { KeyStore } from './keys/sealed-slot.ts'
import { createLog } from './log.ts'
import { builtAt } from './built-at.ts'
import { readTimeServer } from './clock/time-server.ts'
import { systemClock, type World } from './world.ts'

/** The built pages lie beside the built main process; FOYER_SCREENS names another folder while developing. */
const screensFolder = resolve(process.env['FOYER_SCREENS'] ?? resolve(import.meta.dirname, '../renderer'))

export const print = (line: string): void => void process.stdout.write(`${line}\n`)

type Keeping = {
  /** Absolute. */
  dataFolder: string
  /** What the operating system's key store answered, for the entry that can ask it. */
  store?: KeyStore | undefined
  stopping: Promise<void>
  /** Says a line to whoever sits at this machine; standard output otherwise. */
  say?: (line: string) => void
  /** Opens every door of this entry and returns what closes them; what it throws ends the host. */
  openDoors(app: App, world: World): Promise<() => Promise<void>>
}

/** A recorder's dead mount can hold up whatever looks at it for ever: the rest goes on without it. Milliseconds. */
const startLimit = 30_000
const closeLimit = 4_500

/**
 * Lock → key → register → app → doors → jobs, and back in that order once `stopping` resolves. A thread that still hangs
 * in a dead mount then is left to the operating system, the register closed.
 */
export async function keepHost({ dataFolder, store, stopping, openDoors, say = print }: Keeping): Promise<void> {
  const log = createLog(process.env['FOYER_LOG'] ?? 'warn')
  const folder = openDataFolder({ folder: dataFolder, env: process.env, mode: 'host', store })
  let closed = true
  try {
    const world: World = {
      clock: systemClock,
      db: folder.db,
      log,
      events: createEvents(),
      dataFolder,
      reducedProtection: folder.reducedProtection,
      writeRecoverySlot: folder.writeRecoverySlot,
      say,
      version,
      // A demonstration may be looked at by any clock.
      builtAt: isDemo(dataFolder) ? undefined : builtAt,
      timeServer: readTimeServer,
      demo: isDemo(dataFolder),
    }
    const app = createApp(world, { screensFolder })
    const closeDoors = await openDoors(app, world)
    const started = app.start()
    started.catch((error: { code?: string }) => log.error({ code: error.code }, 'start failed'))
    await Promise.race([started, stopping, after(startLimit)])
    const stopTicking = startTicking(app.jobs)
    await stopping
    stopTicking()
    await closeDoors()
    closed = await Promise.race([app.close().then(() => true), after(closeLimit).then(() => false)])
  } finally {
    folder.close()
  }
  if (!closed) process.kill(process.pid, 'SIGKILL')
}

/** Keeps no process alive by itself. */
const after = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms).unref())

const complain = (line: string): void => void process.stderr.write(`${line}\n`)

/** Runs an entry; a refusal is told as its sentence, and the exit code is 1. */
export async function orSayWhy(act: () => Promise<void>, tell = complain): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    tell(sentence(error.key, error.params))
    process.exitCode = 1
  }
}
