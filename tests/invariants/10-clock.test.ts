import fc from 'fast-check'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { addSwept, day, filesIn, putSegment, testFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

const minute = 60_000
/** More than clocks may differ by, either way. */
const jump = fc.oneof(
  fc.integer({ min: 3 * minute, max: 500 * day }),
  fc.integer({ min: -500 * day, max: -6 * minute }),
)
const people = ['Sam', 'Helen', 'Priya'] as const

test('10 · however a clock jumps and whatever follows: nothing is removed until two different people have said that it is right', async () => {
  const acts = fc.array(
    fc.oneof(
      fc.constantFrom('sweep', 'scan', 'restart', 'hour'),
      fc.constantFrom(...people),
      jump.map((by) => ({ by })),
    ),
    { minLength: 2, maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(jump, acts, async (first, drawn) => {
      const office = testFootage()
      const callers = Object.fromEntries(people.map((name) => [name, office.person(name)]))
      for (let n = 0; n < 3; n += 1) putSegment(office.root, 'front', pictureDay - 30 * day + n * 20_000)
      await addSwept(office)
      expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 0 })
      const { clock } = office.world
      let running: Pick<typeof office, 'sweeps' | 'sources' | 'clock'> = office
      clock.set(clock.now() + first)
      running.clock.sample()
      const said = new Set<string>()
      for (const act of drawn) {
        if (said.size === 2) break
        if (act === 'scan') await running.sources.scanAll(machine)
        else if (act === 'hour') clock.pass(3_600_000)
        else if (act === 'restart') running = office.open(undefined)
        else if (act === 'sweep') expect(await running.sweeps.run(machine)).toMatchObject({ outcome: 'suspended' })
        else if (typeof act === 'object') clock.set(Math.max(day, clock.now() + act.by))
        else {
          const confirm = () => running.clock.confirm(callers[act]!, { reason: 'I looked at my own watch' })
          if (said.has(act)) expect(confirm).toThrow(expect.objectContaining({ key: 'clock-same-person' }))
          else expect(confirm()).toEqual({ stillNeeded: said.size === 0 ? 1 : 0 })
          said.add(act)
        }
        expect(filesIn(office.root).size).toBe(3)
      }
      const { outcome } = await running.sweeps.run(machine)
      expect(outcome === 'suspended').toBe(said.size < 2)
    }),
    { numRuns: 14 },
  )
})
