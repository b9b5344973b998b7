import fc from 'fast-check'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import { addSwept, day, filesIn, frigatePath, put, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

const condemned = `SELECT count(*) AS n FROM segment s JOIN condemned c ON s.k BETWEEN c.from_k AND c.to_k
  JOIN sweep w ON w.id = c.sweep_id AND w.outcome = 'running'`

/** A disk that notes of each batch how many files are to go, and how many rows are condemned at that moment. */
function notingDisk(condemnedNow: () => number) {
  const real = openDisk()
  const batches: { files: number; condemned: number }[] = []
  const disk: Disk = {
    ...real,
    remove(root, files, limits) {
      batches.push({ files: files.length, condemned: condemnedNow() })
      return real.remove(root, files, limits)
    },
  }
  return { disk, batches }
}

test('1 · whatever names and file times say: nothing goes before the later of both is 31 × 24 h past, and only what is condemned', async () => {
  const file = fc.record({
    started: fc.integer({ min: 29 * 86_400, max: 33 * 86_400 }),
    written: fc.integer({ min: -2 * 86_400, max: 3 * 86_400 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 12 }), async (files) => {
      const { disk, batches } = notingDisk(() => rowsOf<{ n: number }>(office, condemned)[0]!.n)
      const office = testFootage({ disk })
      const ends = new Map<string, number>()
      for (const { started, written } of files) {
        const startAt = pictureDay - started * 1000 - (pictureDay % 1000)
        const writtenAt = Math.min(startAt + written * 1000, pictureDay - 121_000)
        ends.set(put(office.root, frigatePath('front', startAt), writtenAt), Math.max(startAt, writtenAt))
      }
      await addSwept(office)
      await office.sweeps.run(machine)
      const left = filesIn(office.root)
      for (const [path, endAt] of ends) {
        if (endAt + 31 * day > pictureDay) expect(left.has(path)).toBe(true)
        // A length that the file does not say counts as a minute, or as the gap to the next.
        if (endAt + 31 * day + 3_600_000 < pictureDay) expect(left.has(path)).toBe(false)
      }
      for (const batch of batches) expect(batch.condemned).toBeGreaterThanOrEqual(batch.files)
    }),
    { numRuns: 8 },
  )
})
