import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import { pictureDay } from '../support/test-world.ts'
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

const segments = 12
const batch = 4

/** Small batches, so that a sweep has several. */
const inBatches = (real: Disk): Disk => {
  let removed = 0
  return {
    ...real,
    async remove(root, files, limits) {
      removed += 1
      const some = files.slice(0, batch)
      const { problem, outcomes } = await real.remove(root, some, limits)
      void removed
      return { problem, outcomes: [...outcomes, ...files.slice(batch).map(() => 'untried' as const)] }
    },
  }
}

async function backlog(disk: Disk): Promise<TestFootage> {
  const office = testFootage({ disk })
  for (let n = 0; n < segments; n += 1) putSegment(office.root, 'front', pictureDay - 40 * day + n * 20_000)
  putSegment(office.root, 'front', pictureDay - 2 * day)
  await addSwept(office)
  saySegmentsLast(office, 10_000)
  holdOn(office, [1], pictureDay - 40 * day + 60_000, pictureDay - 40 * day + 65_000)
  return office
}

/** What is left on disk and in the register, and what the certificates say was removed; not how many sweeps it took. */
const endOf = (office: TestFootage) => ({
  files: [...filesIn(office.root).keys()],
  rows: rowsOf(office, 'SELECT k, bytes FROM segment ORDER BY k'),
  totals: rowsOf(office, 'SELECT segments, bytes FROM camera ORDER BY id'),
  condemned: rowsOf(office, 'SELECT * FROM condemned'),
  removed: rowsOf(office, 'SELECT sum(segments) AS segments, sum(bytes) AS bytes FROM removed_range'),
  certified: rowsOf(office, 'SELECT sum(segments) AS segments, sum(bytes) AS bytes FROM certificate'),
  faults: [...office.world.db.check(), ...office.audit.faults()],
  running: rowsOf(office, "SELECT * FROM sweep WHERE outcome = 'running'"),
})

async function uninterrupted() {
  const office = await backlog(inBatches(openDisk()))
  expect(await office.sweeps.run(machine)).toMatchObject({ removed: segments - 1, held: 1, outcome: 'complete' })
  return endOf(office)
}

// Batch 1 to 3, with none, some or all of it on disk when everything stops.
const steps = [1, 2, 3].flatMap((at) => [0, 1, batch - 1, batch].map((unlinked) => [at, unlinked] as const))

test.each(steps)(
  'killed in batch %i after %i unlinks, started again and swept: as if never interrupted',
  async (at, unlinked) => {
    const { disk, state } = breakableDisk(inBatches(openDisk()))
    state.dieBeforeRemoval = at
    state.unlinkOnly = unlinked
    const office = await backlog(disk)
    await expect(office.sweeps.run(machine)).rejects.toThrow('killed')
    // Condemned, and nothing more: the process is gone.
    expect(rowsOf(office, 'SELECT * FROM condemned').length).toBeGreaterThan(0)
    const certifiedBefore = rowsOf(office, 'SELECT * FROM certificate').length
    expect(certifiedBefore).toBe(0)

    const next = office.open(inBatches(openDisk()))
    await next.sweeps.recover()
    await next.sources.start()
    expect(rowsOf(office, 'SELECT * FROM condemned')).toEqual([])
    expect(rowsOf(office, 'SELECT outcome FROM sweep')).toEqual([{ outcome: 'interrupted' }])
    await next.sweeps.run(machine)
    expect(endOf(office)).toEqual(await uninterrupted())
    // Once more changes nothing.
    const before = endOf(office)
    expect(await next.sweeps.run(machine)).toMatchObject({ removed: 0 })
    expect(endOf(office)).toEqual(before)
  },
)

test('a fault while settling leaves the rows condemned, and the next sweep settles them', async () => {
  const office = await backlog(inBatches(openDisk()))
  const { db } = office.world
  db.prepare("CREATE TRIGGER full BEFORE INSERT ON removed_range BEGIN SELECT RAISE(ABORT, 'disk full'); END").run()
  await expect(office.sweeps.run(machine)).rejects.toThrow('disk full')
  expect(rowsOf(office, 'SELECT * FROM condemned').length).toBeGreaterThan(0)
  db.prepare('DROP TRIGGER full').run()
  await office.sweeps.run(machine)
  expect(endOf(office)).toEqual(await uninterrupted())
})

test('rows that were condemned stay so, and none is lost, when the root cannot be seen after a crash', async () => {
  const { disk, state } = breakableDisk(openDisk())
  state.dieBeforeRemoval = 1
  state.unlinkOnly = 2
  const office = await backlog(disk)
  await expect(office.sweeps.run(machine)).rejects.toThrow('killed')
  renameSync(office.root, `${office.root}-away`)
  const next = office.open(undefined)
  await next.sweeps.recover()
  expect(rowsOf(office, 'SELECT * FROM condemned')).not.toEqual([])
  expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(segments + 1)
  renameSync(`${office.root}-away`, office.root)
  await next.sources.start()
  // What went is not taken for missing: the next sweep certifies it.
  await next.sources.scanAll(machine)
  expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(segments + 1)
  await next.sweeps.run(machine)
  expect(endOf(office)).toEqual(await uninterrupted())
})

test('closing stops a sweep after the batch in flight, with its certificate', async () => {
  const real = inBatches(openDisk())
  let office: TestFootage
  const closing: Promise<void>[] = []
  const disk: Disk = {
    ...real,
    remove(...ask) {
      closing.push(office.close())
      return real.remove(...ask)
    },
    close: async () => {},
  }
  office = await backlog(disk)
  expect(await office.sweeps.run(machine)).toMatchObject({
    outcome: 'interrupted',
    removed: batch - 1 + 1,
    certificate: 1,
  })
  await Promise.all(closing)
  expect(rowsOf(office, 'SELECT * FROM condemned')).toEqual([])
})

test.each([1, 3, 4, 5, 6])(
  'with the disk full at write %i, the ballast makes room and the sweep ends as ever',
  async (at) => {
    const office = await backlog(inBatches(openDisk()))
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: segments - 1 })
    const full = await backlog(inBatches(openDisk()))
    const { db } = full.world
    const write = db.transaction.bind(db)
    let writes = 0
    db.transaction = (act) => {
      if (db.inTransaction()) return act()
      writes += 1
      // The disk stays full until something is given up: on disk first, then in the register.
      if (writes >= at && existsSync(join(full.world.dataFolder, 'ballast')))
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
      return write(act)
    }
    await full.sweeps.run(machine)
    db.transaction = write
    await full.sweeps.run(machine)
    expect(endOf(full)).toEqual(endOf(office))
  },
)
