import { expect, test } from 'vitest'
import { noteFigure, sized } from './figures.ts'
import { type Act, openStage } from './stages.ts'
import { pointsOf, runUntil, spread, whyNotTraced } from './strace.ts'

const acts: Act[] = ['sweep', 'hold', 'vault', 'sign-in', 'scan']

const notTraced = whyNotTraced()
if (notTraced)
  for (const act of acts) noteFigure({ name: `kill-${act}`, value: notTraced, goal: '0 violations', ok: null })

test.skipIf(notTraced !== undefined).each(acts)(
  `killed at any system call of a %s: nothing acknowledged is lost, nothing kept is gone${notTraced ? ` (${notTraced})` : ''}`,
  async (act) => {
    const stage = await openStage(act)
    try {
      const all = await pointsOf(stage.program)
      const wanted = Number(process.env['FOYER_POINTS'] ?? sized(70, 3))
      const violations: string[] = []
      let killed = 0
      for (const point of spread(all, wanted)) {
        stage.restore()
        const ending = await runUntil(point, stage.program)
        if (ending.killed) killed += 1
        const found = await stage.violations(ending.lines)
        violations.push(...found.map((what) => `${point.syscall} ${point.n}: ${what}`))
      }
      const value = `${killed} of ${all.length} system calls, ${violations.length} violations`
      noteFigure({ name: `kill-${act}`, value, goal: '60 calls, 0 violations', ok: violations.length === 0 })
      expect(violations).toEqual([])
      // A few calls may not come again in the same number.
      expect(killed).toBeGreaterThanOrEqual(Math.min(sized(60, 2), all.length))
    } finally {
      stage.remove()
    }
  },
  sized(1_800_000, 120_000),
)
