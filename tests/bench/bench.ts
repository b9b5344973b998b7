import '../../main/node-version.ts'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchCoverage } from './bench-coverage.ts'
import { benchIdleGrowth, tellSize } from './bench-growth.ts'
import { benchIdle } from './bench-idle.ts'
import { benchIndex } from './bench-index.ts'
import { benchLength } from './bench-length.ts'
import { benchLog } from './bench-log.ts'
import { benchNoticed } from './bench-noticed.ts'
import { makeRegisters } from './bench-register.ts'
import { benchSignIn, benchSignInWhileSweeping } from './bench-sign-in.ts'
import { benchSweep } from './bench-sweep.ts'
import { makeDataset } from './datasets.ts'
import { benchHeldCoverage, benchHeldSweep } from './bench-holds.ts'
import { benchUnlink } from './bench-unlink.ts'
import { makeDayTree, recordingBytes, shortBytes, smallBytes, type TreeShape } from './day-tree.ts'
import { type Bench, type Figure, isMet } from './figures.ts'

const { values: asked } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    folder: { type: 'string', default: tmpdir() },
    datasets: { type: 'string' },
    'no-mount': { type: 'boolean', default: false },
  },
})
const parts = [
  'index',
  'sweep',
  'unlink',
  'holds',
  'idle',
  'size',
  'growth',
  'sign-in',
  'coverage',
  'log',
  'length',
  'noticed',
]
const unknown = asked.only.filter((name) => !parts.includes(name))
if (unknown.length > 0) throw new Error(`--only takes one of ${parts.join(', ')}`)
const wants = (...names: string[]) => asked.only.length === 0 || names.some((name) => asked.only.includes(name))

function say(figure: Figure): void {
  const { name, value, unit, goal, judged = false, note = '' } = figure
  const met = isMet(figure)
  const limit = goal && ('most' in goal ? goal.most : goal.least)
  const rounded = Number(value.toPrecision(4))
  if (asked.json) {
    const line = { name, value: rounded, unit, goal: limit ?? null, ...(judged ? { ok: met } : {}), note }
    process.stdout.write(`${JSON.stringify(line)}\n`)
    return
  }
  const sign = goal && `${'most' in goal ? '≤' : '≥'} ${limit}`
  const verdict = judged ? (met ? 'met' : 'MISSED') : ''
  const shown = `${rounded} ${unit}`
  process.stdout.write(
    `${name.padEnd(24)} ${shown.padStart(18)}  ${(sign ?? '').padEnd(7)} ${verdict.padEnd(7)} ${note}\n`,
  )
}

const folder = mkdtempSync(join(asked.folder, 'foyer-bench-'))
const bench: Bench = { quick: asked.quick, rounds: asked.quick ? 3 : 5, folder, say }
const hours = asked.quick ? 4 : 24
const days = asked.quick ? 8 : 31
/** A sixth of a day of L: 92,160 files. */
const shortDay = { hours: asked.quick ? 1 : 4, stepMs: 10_000 }

/** The two datasets: made once, looked at by all that grows or does not. */
async function overDatasets(): Promise<void> {
  const within = asked.datasets ?? folder
  const small = await makeDataset(bench, within, 'S', days)
  const large = await makeDataset(bench, within, 'L', days)
  if (wants('size')) for (const set of [small, large]) tellSize(bench, set)
  if (wants('coverage')) await benchCoverage(bench, small, large, days)
  if (wants('holds')) await benchHeldCoverage(bench, small, days)
  if (wants('growth')) await benchIdleGrowth(bench, small, large)
  if (!asked.datasets) for (const set of [small, large]) rmSync(set.folder, { recursive: true, force: true })
}

const treeOf = (there: string, shape: TreeShape) => makeDayTree(there, shape, !asked['no-mount'])

async function overFootage(): Promise<void> {
  const tree = treeOf(folder, { hours, bytes: recordingBytes })
  const { small, full, scanned, scanMs } = await makeRegisters(folder, tree, [Math.ceil(days / 8), days])
  tree.seal()
  say({ name: 'first-scan', value: (scanned / scanMs) * 1000, unit: 'files/s', note: `${scanned} files, ${tree.kind}` })
  if (wants('idle')) await benchIdle(bench, tree, small, full)
  if (wants('sweep')) {
    await benchSweep(bench, tree, { ...full, scanned })
    if (tree.bytes !== smallBytes) await overSmallFiles()
  }
  if (wants('sign-in')) await benchSignInWhileSweeping(bench, tree, { ...full, scanned })
}

/** Part of a day of L, swept beside a loop of the fastest language, and part of one of S, swept with holds and without. */
async function overParts(): Promise<void> {
  if (wants('unlink'))
    await benchUnlink(bench, treeOf(join(folder, 'short'), { ...shortDay, bytes: shortBytes }), shortDay.stepMs)
  if (wants('holds'))
    await benchHeldSweep(bench, treeOf(join(folder, 'held'), { hours: Math.ceil(hours / 3), bytes: smallBytes }))
}

/** The same sweep where nothing is freed with a file: what it costs beside the unlinks themselves. */
async function overSmallFiles(): Promise<void> {
  const there = join(folder, 'small')
  const tree = treeOf(there, { hours, bytes: smallBytes })
  const { full, scanned } = await makeRegisters(there, tree, [1, days])
  tree.seal()
  await benchSweep({ ...bench, folder: there }, tree, { ...full, scanned })
}

try {
  if (!asked.json)
    process.stdout.write(
      `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, ${bench.rounds} rounds\n`,
    )
  mkdirSync(folder, { recursive: true })
  if (wants('index')) await benchIndex(bench)
  if (wants('sign-in')) await benchSignIn(bench)
  if (wants('log')) await benchLog(bench)
  if (wants('length')) await benchLength(bench)
  if (wants('noticed')) await benchNoticed(bench)
  if (wants('unlink', 'holds')) await overParts()
  if (wants('size', 'coverage', 'growth', 'holds')) await overDatasets()
  if (wants('sweep', 'idle', 'sign-in')) await overFootage()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
