import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '../shared/errors.ts'
import type { Environment } from './keys/key-slots.ts'

export type Config = {
  /** Absolute. */
  dataFolder: string
  port: number
  /** None: no network door. */
  lanPort: number | null
}
type Place = { env: Environment; platform: NodeJS.Platform; home: string }

const here: Place = { env: process.env, platform: process.platform, home: homedir() }

/** `--data DIR` and `--port N`, or where this platform keeps an application's data, and 8080; `--lan`, `--lan-port N`. */
export function readConfig(args: readonly string[], place: Place = here): Config {
  const { data, port, lan, 'lan-port': lanPort } = parse(args)
  return {
    dataFolder: data === undefined ? usualFolder(place) : resolve(data),
    port: readPort(port ?? '8080'),
    lanPort: lan || lanPort !== undefined ? readPort(lanPort ?? '8443') : null,
  }
}

/** Where this platform keeps an application's data: of this machine, never roaming. */
export function usualFolder({ env, platform, home }: Place = here): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Foyer')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Foyer')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'foyer')
}

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  lan: { type: 'boolean' },
  'lan-port': { type: 'string' },
} as const

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    throw new AppError('invalid', 'options-unknown')
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65535) throw new AppError('invalid', 'port-wrong', { port: text })
  return port
}
