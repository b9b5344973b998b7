import fc from 'fast-check'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { brakeReason, medianOf, mostRemoved } from '../../main/footage/brake-rules.ts'
import { addSwept, day, filesIn, putSegment, testFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

test('6 · no camera loses more than max(500, 2 × the median day × days since its last sweep) without being asked', () => {
  const counts = fc.array(fc.nat(3000), { maxLength: 40 })
  fc.assert(
    fc.property(counts, fc.nat(60 * day), fc.nat(200_000), (days, since, segments) => {
      const median = medianOf(days)
      const limit = mostRemoved(median, pictureDay - since, pictureDay)
      const wholeDays = Math.max(1, Math.ceil(since / day))
      expect(limit).toBe(Math.max(500, 2 * median * wholeDays))
      const due = { segments, bytes: 0, fromAt: 0, toAt: 0, held: 0 }
      expect(brakeReason(due, { first: false, limit })).toBe(segments > limit ? 'amount' : undefined)
      expect(brakeReason(due, { first: true, limit })).toBe(segments > 0 ? 'backlog' : undefined)
    }),
    { numRuns: 500 },
  )
})

test('6 · whoever agrees how often: a backlog goes once two different people have, and not before', async () => {
  const people = ['Sam', 'Priya', 'Helen'] as const
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...people), { minLength: 1, maxLength: 5 }), async (agreeing) => {
      const office = testFootage()
      for (let n = 0; n < 4; n += 1) putSegment(office.root, 'front', pictureDay - 40 * day + n * 20_000)
      await addSwept(office)
      office.world.db.prepare('UPDATE source SET first_sweep_at = NULL').run()
      const callers = Object.fromEntries(people.map((name) => [name, office.person(name)]))
      expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'braked', removed: 0 })
      const said = new Set<string>()
      for (const name of agreeing) {
        const brakeIds = (await office.sweeps.state(machine, {})).brakes.map(({ id }) => id)
        if (brakeIds.length === 0) break
        const ask = () => office.sweeps.approveBrakes(callers[name]!, { brakeIds })
        if (said.has(name)) expect(ask).toThrow(expect.objectContaining({ key: 'brake-same-person' }))
        else expect(ask()).toEqual({ stillNeeded: said.size === 0 ? 1 : 0 })
        said.add(name)
        // Waiting lifts no brake, however often the machine tries.
        await office.sweeps.run(machine)
        await office.sweeps.idle()
        expect(filesIn(office.root).size).toBe(said.size < 2 ? 4 : 0)
      }
    }),
    { numRuns: 10 },
  )
})
