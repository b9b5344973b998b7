import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Figure } from './figures.ts'
import { mutants } from './mutant-list.ts'
import { runMutants } from './mutants.ts'

/**
 * `npm run faults [-- --json] [--mutants [from-to]]`: every fault at full length, then the mutants; a report, and exit code 1
 * where one fails. With `--mutants` those alone, or some of them by their places in the list, counted from 1.
 */
const root = resolve(import.meta.dirname, '../..')
const asJson = process.argv.includes('--json')
const began = performance.now()
const say = (line: string) => void process.stdout.write(`${line}\n`)

function tell(figure: Figure): void {
  if (asJson) return say(JSON.stringify(figure))
  const mark = figure.ok === null ? '–' : figure.ok ? 'ok' : 'FAILED'
  say(`${mark.padEnd(7)}${figure.name.padEnd(16)}${figure.value}`)
}

function runTests(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-figures-'))
  const file = join(folder, 'figures')
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'faults', '--no-file-parallelism'],
    {
      cwd: root,
      // What the tests say goes beside the report, not into it.
      stdio: ['ignore', asJson ? 2 : 'inherit', 'inherit'],
      env: { ...process.env, FOYER_FAULTS: process.env['FOYER_FAULTS'] ?? 'long', FOYER_FIGURES: file },
    },
  )
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  rmSync(folder, { recursive: true, force: true })
  for (const line of lines) tell(JSON.parse(line) as Figure)
  tell({ name: 'tests', value: status === 0 ? 'passed' : 'failed', goal: 'passed', ok: status === 0 })
  return status === 0
}

const place = process.argv.indexOf('--mutants')
const [from, to] = (/^\d+-\d+$/.exec(process.argv[place + 1] ?? '')?.[0] ?? '').split('-').map(Number)
const chosen = to === undefined ? mutants : mutants.slice(from! - 1, to)
const passed = place >= 0 || runTests()
const verdicts = runMutants(chosen, ({ mutant, caughtBy }) => {
  if (!asJson) say(`${(caughtBy ? 'caught' : 'MISSED').padEnd(7)}${mutant.padEnd(52)}${caughtBy ?? ''}`)
})
const caught = verdicts.filter(({ caughtBy }) => caughtBy !== undefined).length
const ok = passed && caught === verdicts.length
tell({
  name: 'mutants',
  value: `${caught} of ${verdicts.length} caught`,
  goal: 'all, and at least 10',
  ok: caught === verdicts.length,
})
tell({ name: 'time', value: `${Math.round((performance.now() - began) / 1000)} s`, goal: '', ok: null })
if (!ok) process.exitCode = 1
