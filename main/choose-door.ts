import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Choice = { door: 'window'; electron: string } | { door: 'host'; why: string }

/** The window where Electron's program is already here and there is a display; else the host. Never downloads. */
export function chooseDoor(root: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Choice {
  const electron = electronProgram(root, env)
  if (!electron) {
    return {
      door: 'host',
      why: 'Electron is not installed here, so Foyer runs in the browser; `npx install-electron` brings its window.',
    }
  }
  const display = platform === 'win32' || platform === 'darwin' || env['DISPLAY'] || env['WAYLAND_DISPLAY']
  if (!display) return { door: 'host', why: 'There is no display here, so Foyer runs in the browser.' }
  return { door: 'window', electron }
}

/** As the electron package itself looks for it. */
function electronProgram(root: string, env: NodeJS.ProcessEnv): string | undefined {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : undefined
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const program = override ? join(override, name ?? 'electron') : name && join(folder, 'dist', name)
  return program && existsSync(program) ? program : undefined
}
