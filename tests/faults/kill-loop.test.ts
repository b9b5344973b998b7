import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { minute } from '../../shared/time.ts'
import { acknowledgedIn, certified, faultsOf, lostIn } from './after-crash.ts'
import { noteFigure, sized } from './figures.ts'
import { dueAt, footageIn, makeOffice, officeAt, openOffice, pathAt, put, recentAt, roots } from './office-on-disk.ts'
import { linesOf } from './strace.ts'

/** What is past its time, with the camera and the step of each, and everything that was ever written. */
type Written = { all: Map<string, string>; due: Set<string> }

/** New footage of each source: six segments that are due and one that is not. */
function record(folder: string, round: number, { all, due }: Written): void {
  for (const root of roots) {
    for (let n = 0; n < 6; n += 1) due.add(put(folder, pathAt(root, dueAt(round * 6 + n)), dueAt(round * 6 + n)))
    put(folder, pathAt(root, recentAt(round)), recentAt(round))
  }
  for (const [path, content] of footageIn(folder)) all.set(path, content)
}

/** Lets the program do anything until it is killed at a moment that nobody chose. Answers what it was told. */
async function killAtRandom(folder: string, at: number, seed: number): Promise<string[][]> {
  const child = spawn(
    process.execPath,
    [join(inject('actFolder'), 'act.js'), 'busy', folder, String(at), String(seed)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = ''
  const ready = new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready')) resolve()
    }),
  )
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_code, signal) => resolve(signal)))
  // Sometimes while it starts, mostly while it works.
  if (Math.random() > 0.15) await Promise.race([ready, ended])
  await after(Math.random() * 700)
  child.kill('SIGKILL')
  if ((await ended) !== 'SIGKILL') throw new Error(`the program ended by itself: ${said}`)
  return linesOf(said)
}

test(
  'killed at random, again and again: nothing acknowledged is lost, nothing kept is gone',
  async () => {
    const rounds = Number(process.env['FOYER_POINTS'] ?? sized(200, 8))
    const folder = mkdtempSync(join(tmpdir(), 'foyer-loop-'))
    const made = await makeOffice(folder)
    await made.close()
    const written: Written = { all: new Map(), due: new Set() }
    const said: string[][] = []
    const violations: string[] = []
    try {
      for (let round = 0; round < rounds; round += 1) {
        record(folder, round, written)
        const at = officeAt + round * 2 * minute
        said.push(...(await killAtRandom(folder, at, round)))
        const found = await settle(folder, at + minute, written, said)
        violations.push(...found.map((what) => `round ${round}: ${what}`))
      }
      const acts = acknowledgedIn(said)
      const value = `${rounds} kills, ${acts.visits.size} sign-ins and ${acts.holds.size} holds acknowledged, ${violations.length} violations`
      noteFigure({ name: 'kill-loop', value, goal: '200 kills, 0 violations', ok: violations.length === 0 })
      expect(violations).toEqual([])
      expect(acts.visits.size).toBeGreaterThan(0)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
  sized(3_600_000, 120_000),
)

/** Starts again, settles and sweeps, as the host would; what is not as it was promised. */
async function settle(folder: string, at: number, { all, due }: Written, lines: string[][]): Promise<string[]> {
  const office = openOffice(folder, at)
  try {
    await office.app.start()
    const said = acknowledgedIn(lines)
    const violations = [...faultsOf(office), ...lostIn(office, said)]
    for (const sourceId of [1, 2, 3]) await office.ask('sources.scan', { sourceId }, 'Helen')
    const swept = await office.ask('sweeps.now', {}, 'Sam')
    if (swept.body['outcome'] !== 'complete')
      violations.push(`the sweep ended ${swept.status} ${String(swept.body['outcome'])}`)
    violations.push(...faultsOf(office))
    const left = footageIn(folder)
    const kept = new Set([...said.holds.values()].flat())
    let gone = 0
    for (const [path, content] of all) {
      if (left.has(path)) {
        if (left.get(path) !== content) violations.push(`${path} was changed`)
        continue
      }
      gone += 1
      if (!due.has(path)) violations.push(`${path} went before its time`)
      if (kept.has(path)) violations.push(`${path} was held and is gone`)
    }
    if (certified(office) !== gone) violations.push(`${certified(office)} certified, ${gone} gone`)
    const plan = await office.app.services.sweeps.state(machine, {})
    if (plan.dueSegments > 0) violations.push(`${plan.dueSegments} segments are due and still there`)
    // Nobody is at the desk between two rounds, but the same people go on.
    office.world.db.prepare('UPDATE session SET last_call_at = ? WHERE ended_at IS NULL').run(at + minute)
    return violations
  } finally {
    await office.close()
  }
}
