import fc from 'fast-check'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import {
  addSwept,
  day,
  filesIn,
  frigatePath,
  holdOn,
  putSegment,
  releaseHold,
  saySegmentsLast,
  testFootage,
} from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

const at = (seconds: number) => pictureDay - 40 * day + seconds * 1000

test('2 · whatever the holds: exactly what is due and touched by none that is not released is gone, late footage too', async () => {
  const slots = fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 15 })
  const hold = fc.record({ from: fc.nat(820), length: fc.nat(60), released: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(slots, fc.array(hold, { maxLength: 4 }), async (drawn, holds) => {
      const office = testFootage()
      const [early, late] = [drawn.slice(0, drawn.length / 2), drawn.slice(drawn.length / 2)]
      for (const slot of early) putSegment(office.root, 'front', at(slot * 20))
      await addSwept(office)
      const active = holds.filter(({ from, length, released }) => {
        const id = holdOn(office, [1], at(from), at(from + length))
        if (released) releaseHold(office, id)
        return !released
      })
      for (const slot of late) putSegment(office.root, 'front', at(slot * 20))
      await office.sources.scanAll(machine)
      saySegmentsLast(office, 10_000)
      await office.sweeps.run(machine)
      const left = filesIn(office.root)
      for (const slot of drawn) {
        const touched = active.some(({ from, length }) => slot * 20 <= from + length && slot * 20 + 10 >= from)
        expect(left.has(frigatePath('front', at(slot * 20)))).toBe(touched)
      }
    }),
    { numRuns: 8 },
  )
})
