import fc from 'fast-check'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { createHourStore } from '../../main/footage/hour-store.ts'
import { openDisk } from '../../main/footage/disk.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import {
  addSwept,
  breakableDisk,
  day,
  filesIn,
  holdOn,
  putSegment,
  rowsOf,
  saySegmentsLast,
  testFootage,
  type TestFootage,
} from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

const batchFiles = 4
const at = (n: number) => pictureDay - 40 * day + n * 20_000

/** Small batches, so that a sweep has several. */
function inBatches(real: Disk): Disk {
  return {
    ...real,
    async remove(root, files, limits) {
      const { problem, outcomes } = await real.remove(root, files.slice(0, batchFiles), limits)
      return { problem, outcomes: [...outcomes, ...files.slice(batchFiles).map(() => 'untried' as const)] }
    },
  }
}

async function backlog(disk: Disk, count: number, heldFrom: number): Promise<TestFootage> {
  const office = testFootage({ disk })
  for (let n = 0; n < count; n += 1) putSegment(office.root, n % 3 ? 'front' : 'rear', at(n))
  await addSwept(office)
  saySegmentsLast(office, 10_000)
  holdOn(office, [1, 2], at(heldFrom), at(heldFrom + 1))
  return office
}

const stateOf = (office: TestFootage) => ({
  files: [...filesIn(office.root).keys()],
  rows: rowsOf(office, 'SELECT k, bytes FROM segment ORDER BY k'),
  cameras: rowsOf(office, 'SELECT segments, bytes FROM camera ORDER BY id'),
  condemned: rowsOf(office, 'SELECT * FROM condemned'),
  certified: rowsOf(office, 'SELECT sum(segments) AS segments, sum(bytes) AS bytes FROM certificate'),
  faults: [...office.world.db.check(), ...office.audit.faults(), ...createHourStore(office.world.db).faults()],
})

test('7 · wherever a sweep dies: started again and swept, everything is as if it had never been interrupted', async () => {
  const where = fc.record({
    count: fc.integer({ min: 3, max: 14 }),
    heldFrom: fc.nat(14),
    batch: fc.integer({ min: 1, max: 4 }),
    unlinked: fc.nat(batchFiles),
    again: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(where, async ({ count, heldFrom, batch, unlinked, again }) => {
      const whole = await backlog(inBatches(openDisk()), count, heldFrom)
      await whole.sweeps.run(machine)
      const { disk, state } = breakableDisk(inBatches(openDisk()))
      Object.assign(state, { dieBeforeRemoval: batch, unlinkOnly: unlinked })
      const office = await backlog(disk, count, heldFrom)
      await office.sweeps.run(machine).catch(() => undefined)
      const next = office.open(inBatches(openDisk()))
      await next.sweeps.recover()
      await next.sources.start()
      await next.sweeps.run(machine)
      // Twice is as once.
      if (again) await next.sweeps.run(machine)
      expect(stateOf(office)).toEqual(stateOf(whole))
    }),
    { numRuns: 7 },
  )
})
