import './node-version.ts'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { chooseDoor } from './choose-door.ts'
import { serve } from './serve.ts'

const args = process.argv.slice(2)
const root = resolve(import.meta.dirname, '../..')
const chosen = chooseDoor(root, process.env, process.platform)

if (chosen.door === 'window') {
  const window = spawn(chosen.electron, [root, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => window.kill(signal))
  window.on('exit', (code) => (process.exitCode = code ?? 1))
} else {
  process.stdout.write(`${chosen.why}\n`)
  await serve(args)
}
