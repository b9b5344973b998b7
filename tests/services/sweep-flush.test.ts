import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import { addSwept, day, filesIn, putSegment, rowsOf, type TestFootage, testFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

const cameras = 4
const each = 400
const files = cameras * each
const rows = (office: TestFootage) => rowsOf(office, 'SELECT k FROM segment').length
const certified = (office: TestFootage) =>
  rowsOf<{ segments: number }>(office, 'SELECT segments FROM removed_range').reduce((sum, row) => sum + row.segments, 0)

/** Two batches, all due, over a disk of which `flush` sees each flush. */
async function twoBatches(flush: (office: TestFootage, onDisk: () => Promise<boolean>) => Promise<boolean>) {
  const real = openDisk()
  const disk: Disk = {
    ...real,
    remove: (root, batch, limits) => real.remove(root, batch, { ...limits, ms: Infinity }),
    flush: (root) => flush(office, () => real.flush(root)),
  }
  const office: TestFootage = testFootage({ disk })
  for (let camera = 0; camera < cameras; camera += 1)
    for (let n = 0; n < each; n += 1) putSegment(office.root, `c${camera}`, pictureDay - 40 * day + n * 11_000)
  await addSwept(office)
  return office
}

test('no row leaves before its folder is on disk, and both batches share a flush', async () => {
  const seen: { rows: number; unlinked: number }[] = []
  let onDisk = 0
  const office = await twoBatches(async (now, flush) => {
    const unlinked = files - filesIn(now.root).size
    // A disk that takes its time: whoever does not wait for it settles meanwhile.
    await after(50)
    seen.push({ rows: rows(now), unlinked })
    const answer = await flush()
    expect(rows(now)).toBeGreaterThanOrEqual(files - onDisk)
    onDisk = unlinked
    return answer
  })
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: files })
  expect(seen).toEqual([{ rows: files, unlinked: files }])
  expect(onDisk).toBe(files)
  expect(certified(office)).toBe(files)
})

test('what could not be flushed stays registered, and is on one certificate once a later sweep finds it absent', async () => {
  let broken = true
  const office = await twoBatches((_now, flush) => (broken ? Promise.resolve(false) : flush()))
  const first = await office.sweeps.run(machine)
  expect(first).toMatchObject({ outcome: 'partial', removed: 0, pardoned: files })
  expect(filesIn(office.root).size).toBe(0)
  expect(rows(office)).toBe(files)
  expect(certified(office)).toBe(0)
  broken = false
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: files })
  expect(rows(office)).toBe(0)
  expect(certified(office)).toBe(files)
})
