import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'
import type { Logger } from 'pino'
import type { TimeServerState } from './clock/time-server.ts'
import type { Database } from './db/database.ts'
import type { Events } from './events.ts'

/** The passing of time. Tests set it. */
export type Clock = {
  /** Wall time, unix ms UTC. */
  now(): number
  /** Milliseconds on a clock that nobody can set, and that goes on while the machine sleeps. */
  monotonic(): number
  /** Names this start of the machine, since which that clock runs; none where nothing names it. */
  boot?: string | undefined
}

/** macOS derives the time since its start from the wall clock, so its sleep shows as a jump there. */
const sinceStart = process.platform === 'darwin' ? () => performance.now() : () => uptime() * 1000

function bootOf(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return undefined
  }
}

export const systemClock: Clock = { now: Date.now, monotonic: sinceStart, boot: bootOf() }

/** What the core stands on; everything else it makes itself. */
export type World = {
  clock: Clock
  db: Database
  log: Logger
  events: Events
  /** Absolute path of the data folder. */
  dataFolder: string
  /** Whether the key lies in a file beside the data, where whoever copies the folder can read it. */
  reducedProtection: boolean
  /** Wraps the database key with a recovery key and writes slot 2 into the data folder. */
  writeRecoverySlot(recoveryKey: string): void
  /** Says a line to whoever watches the console. */
  say(line: string): void
  version: string
  /** When the program was built, unix ms: no true clock shows an earlier time. */
  builtAt?: number | undefined
  /** Asks what sets this machine's clock, where anything does. */
  timeServer?: (() => Promise<TimeServerState | null>) | undefined
  /** Whether everything in the register is invented, which every page then says. */
  demo?: boolean
  /** The network door, which puts itself here while it is open. */
  networkDoor?: { addresses(): string[]; fingerprint: string; authority: string }
}
