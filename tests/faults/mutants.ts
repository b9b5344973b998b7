import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { Mutant } from './mutant-list.ts'

const root = resolve(import.meta.dirname, '../..')
const copied = ['main', 'shared', 'tests', 'scripts', 'assets', 'package.json', 'tsconfig.json', 'vitest.config.ts']

type Report = { testResults: { message: string; assertionResults: { fullName: string; status: string }[] }[] }
export type Verdict = { mutant: string; caughtBy: string | undefined }

/** A copy of the sources that may be broken, with the same dependencies. */
function copySources(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-mutants-'))
  for (const name of copied)
    if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'dist/renderer'), { recursive: true })
  return folder
}

/** Names of tests that fail, of those whose names hold some words. Throws where none ran. */
function failing(folder: string, { test, names }: Pick<Mutant, 'test' | 'names'>): string[] {
  const file = join(folder, 'report.json')
  rmSync(file, { force: true })
  spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', test, '-t', names, '--reporter=json', `--outputFile=${file}`],
    // More than the short run, so that a window between two writes is met.
    {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, FOYER_POINTS: '24', FOYER_FIGURES: join(folder, 'figures') },
    },
  )
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const results = report.testResults.flatMap((result) => result.assertionResults)
  const ran = results.filter(({ status }) => status === 'passed' || status === 'failed')
  if (ran.length === 0) throw new Error(`no test of ${test} ran: ${names} ${report.testResults[0]?.message ?? ''}`)
  return ran.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
}

/** Breaks one guard after another and says which test noticed. Tests that fail without any would prove nothing. */
export function runMutants(mutants: readonly Mutant[], tell: (verdict: Verdict) => void): Verdict[] {
  const folder = copySources()
  const sound = new Set<string>()
  try {
    return mutants.map((mutant) => {
      const file = join(folder, mutant.file)
      const whole = readFileSync(file, 'utf8')
      const asked = `${mutant.test} ${mutant.names}`
      if (!sound.has(asked) && failing(folder, mutant).length > 0)
        throw new Error(`${mutant.names} fails although nothing is broken`)
      sound.add(asked)
      writeFileSync(
        file,
        mutant.edits.reduce((text, { find, replace }) => text.replace(find, () => replace), whole),
      )
      const [caughtBy] = failing(folder, mutant)
      writeFileSync(file, whole)
      const verdict = { mutant: mutant.name, caughtBy: caughtBy && `${basename(mutant.test)} › ${caughtBy}` }
      tell(verdict)
      return verdict
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
