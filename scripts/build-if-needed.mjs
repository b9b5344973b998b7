import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Runs `npm run build` only where what it made is missing or older than what it is made from. */
const built = 'dist/main/cli.js'
const sources = [
  'main',
  'shared',
  'renderer',
  'assets',
  'package.json',
  'vite.kiosk.config.ts',
  'vite.main.config.ts',
  'vite.renderer.config.ts',
]

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Folders count too: a file that was removed leaves nothing else behind. */
function newest(path) {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry?.isDirectory()) return changedAt(path)
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

if (changedAt(built) <= Math.max(...sources.map(newest))) {
  // The words of the build belong to nobody who asked for `--json`. A shell, because npm is a script on Windows.
  const { status } = spawnSync('npm run build', { shell: true, stdio: ['ignore', 2, 2] })
  process.exitCode = status ?? 1
}
