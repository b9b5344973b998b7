import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { addSwept, day, filesIn, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

test('9 · whatever happens after an older register was put back: nothing goes, from disk or register, until its holds are reconciled', async () => {
  const acts = fc.array(fc.constantFrom('sweep', 'scan', 'restart', 'night'), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(acts, fc.integer({ min: 1, max: 5 }), async (drawn, behind) => {
      const office = testFootage()
      for (let n = 0; n < 5; n += 1) putSegment(office.root, 'front', pictureDay - 40 * day + n * 20_000)
      const lost = putSegment(office.root, 'front', pictureDay - 20 * day)
      await addSwept(office)
      for (let n = 0; n < 5; n += 1) await office.sources.start()
      // What its later self did is not in it: neither holds nor removals.
      rmSync(join(office.root, lost))
      office.world.db.prepare(`UPDATE source SET start_counter = start_counter - ${behind}`).run()
      let running = office.open(undefined)
      await running.sources.start()
      for (const act of drawn) {
        if (act === 'sweep')
          expect(await running.sweeps.run(machine)).toMatchObject({ outcome: 'suspended', removed: 0 })
        if (act === 'scan') await running.sources.scanAll(machine)
        if (act === 'night') office.world.clock.pass(day)
        if (act === 'restart') {
          running = office.open(undefined)
          await running.sources.start()
        }
        expect(filesIn(office.root).size).toBe(5)
        expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(6)
      }
      await running.sources.reconcile(machine)
      expect(await running.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 5 })
    }),
    { numRuns: 7 },
  )
})
