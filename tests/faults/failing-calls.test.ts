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
const kinds = errors.flatMap((error) => [true, false].map((onward) => ({ error, onward })))

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
      const failures = failuresOf(all, Number(process.env['FOYER_POINTS'] ?? most))
      const violations: string[] = []
      for (const failure of failures) {
        stage.restore()
        const { lines, hung } = await runFailing(failure, stage.program)
        const found = [...(hung ? ['the program did not end'] : []), ...(await stage.violations(lines))]
        const where = `${failure.error}${failure.onward ? ' onward' : ''} at ${failure.syscall} ${failure.n}`
        violations.push(...found.map((what) => `${where}: ${what}`))
      }
      const value = `${failures.length} failures at ${all.length} system calls, ${violations.length} violations`
      noteFigure({ name: `errno-${act}`, value, goal: '0 violations', ok: violations.length === 0 })
      expect(violations).toEqual([])
    } finally {
      stage.remove()
    }
  },
  sized(3_600_000, 120_000),
)
