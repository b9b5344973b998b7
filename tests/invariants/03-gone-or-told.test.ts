import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { addSwept, day, filesIn, holdOn, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

const obstacles = ['none', 'hold', 'clock', 'root', 'backlog'] as const

test('3 · with a trusted clock, a seen root and no hold what is due is gone within a day; else a person is told what keeps it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...obstacles), fc.integer({ min: 1, max: 8 }), async (obstacle, count) => {
      const office = testFootage()
      for (let n = 0; n < count; n += 1) putSegment(office.root, 'front', pictureDay - 32 * day + n * 20_000)
      await addSwept(office)
      const { db, clock } = office.world
      office.clock.sample()
      if (obstacle === 'hold') holdOn(office, [1], 0, pictureDay)
      if (obstacle === 'clock') clock.set(pictureDay + 40 * day)
      if (obstacle === 'root') rmSync(join(office.root, '.foyer-source.json'))
      if (obstacle === 'backlog') db.prepare('UPDATE source SET first_sweep_at = NULL').run()
      // A day of nights: the sweep comes, and what it could not do it tries again.
      for (let hours = 0; hours <= 26; hours += 13) {
        await office.sweeps.run(machine)
        clock.pass(13 * 3_600_000)
      }
      const left = filesIn(office.root).size
      const rows = rowsOf(office, 'SELECT * FROM segment').length
      const [told] = await office.overdue.list()
      if (obstacle === 'none') {
        expect([left, rows, told]).toEqual([0, 0, undefined])
        return
      }
      expect([left, rows]).toEqual([count, count])
      const reasons = { hold: undefined, clock: 'clock', root: 'unreachable', backlog: 'brake' } as const
      expect(told?.reason).toBe(reasons[obstacle])
      if (obstacle === 'hold') expect((await office.sweeps.list(machine, {}))[0]).toMatchObject({ held: count })
    }),
    { numRuns: 14 },
  )
})
