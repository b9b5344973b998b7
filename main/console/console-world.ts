import { version } from '../../package.json' with { type: 'json' }
import { readConfig } from '../config.ts'
import { type DataFolder, openDataFolder } from '../data-folder.ts'
import { createEvents } from '../events.ts'
import { createLog } from '../log.ts'
import { builtAt } from '../built-at.ts'
import { readTimeServer } from '../clock/time-server.ts'
import { systemClock, type World } from '../world.ts'

/** The data folder that a command works on: as typed, else the usual one. */
export const chosenFolder = (typed: string | undefined): string =>
  readConfig(typed === undefined ? [] : ['--data', typed]).dataFolder

/** Opens the register for one command, and closes it afterwards. `write` needs the lock, and so a host that is stopped. */
export async function withRegister<Result>(
  typed: string | undefined,
  mode: 'read' | 'write',
  act: (world: World, folder: DataFolder) => Result | Promise<Result>,
): Promise<Result> {
  const dataFolder = chosenFolder(typed)
  const folder = openDataFolder({ folder: dataFolder, env: process.env, mode })
  try {
    return await act(worldOf(dataFolder, folder), folder)
  } finally {
    folder.close()
  }
}

const worldOf = (dataFolder: string, folder: DataFolder): World => ({
  clock: systemClock,
  db: folder.db,
  log: createLog(process.env['FOYER_LOG'] ?? 'silent'),
  events: createEvents(),
  dataFolder,
  reducedProtection: folder.reducedProtection,
  writeRecoverySlot: (recoveryKey) => folder.writeRecoverySlot(recoveryKey),
  say: (line) => void process.stderr.write(`${line}\n`),
  version,
  builtAt,
  timeServer: readTimeServer,
})

/** What is piped in or typed until its end; `ask` is shown only to a person at a terminal. */
export async function readStandardInput(ask: string): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(`${ask}\n`)
  let text = ''
  for await (const chunk of process.stdin) {
    text += String(chunk)
    if (process.stdin.isTTY && text.includes('\n')) break
  }
  return text.trim()
}
