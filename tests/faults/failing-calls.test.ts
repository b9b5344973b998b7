import { expect, test } from 'vitest'
import { errors, type Failure, pointsWhenReady, runFailing, whyNotJoined } from './failing-calls.ts'
import { noteFigure, sized } from './figures.ts'
import { openStage } from './stages.ts'
import { type Point, spread } from './strace.ts'

const acts = [
  ['sweep', sized(180, 2)],
  ['scan', sized(84, 2)],
  ['vault', sized(84, 2)],
] as const
/** What the program says when it has done it. */
const ended = { sweep: 'swept', scan: 'scanned', vault: 'safe' } as const
const kinds = errors.flatMap((error) => [true, false].map((onward) => ({ error, onward })))

/** Writing a source's marker, or the name of the vault. */
const namesOf = (files: readonly string[]): Failure[] =>
  kinds.map((kind, n) => ({ syscall: 'write', n: 1, file: files[n % files.length]!, ...kind }))

/** So many failures, spread over all calls, each kind in turn. */
const failuresOf = (points: readonly Point[], most: number): Failure[] =>
  spread(points, most).map((point, n) => ({ ...point, ...kinds[(n * 5) % kinds.length]! }))

const notJoined = whyNotJoined()
if (notJoined)
  for (const [act] of acts) noteFigure({ name: `errno-${act}`, value: notJoined, goal: '0 violations', ok: null })

test.skipIf(notJoined !== undefined).each(acts)(
  `whatever call of a %s fails, once or from then on: nothing is lost, nothing kept is gone${notJoined ? ` (${notJoined})` : ''}`,
  async (act, most) => {
    const stage = await openStage(act)
    try {
      const all = await pointsWhenReady(stage.program)
      const wanted = Number(process.env['FOYER_POINTS'] ?? most)
      const failures = [...failuresOf(all, wanted), ...namesOf(stage.names).slice(0, sized(kinds.length, 0))]
      const violations: string[] = []
      let refused = 0
      for (const failure of failures) {
        stage.restore()
        const { lines, hung } = await runFailing(failure, stage.program)
        if (!lines.some(([word]) => word === ended[act])) refused += 1
        const found = [...(hung ? ['the program did not end'] : []), ...(await stage.violations(lines))]
        const where = `${failure.error}${failure.onward ? ' onward' : ''} at ${failure.syscall} ${failure.n}`
        violations.push(...found.map((what) => `${where}: ${what}`))
      }
      const value = `${failures.length} failures at ${all.length} system calls, ${refused} kept it from its end, ${violations.length} violations`
      noteFigure({ name: `errno-${act}`, value, goal: '0 violations', ok: violations.length === 0 })
      expect(violations).toEqual([])
    } finally {
      stage.remove()
    }
  },
  sized(3_600_000, 120_000),
)
