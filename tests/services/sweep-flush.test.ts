import { linkSync, mkdirSync, renameSync, symlinkSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import {
  addSwept,
  day,
  filesIn,
  holdOn,
  putSegment,
  releaseHold,
  rowsOf,
  type TestFootage,
  testFootage,
} from '../support/test-footage.ts'
import { at, copies, holdAll, recorded } from '../support/test-vault.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'

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

/** A sweep unlinked all of it, and none of it is on disk; `flush` answers for every flush since. */
async function unflushed(
  flush: (onDisk: () => Promise<boolean>) => Promise<boolean>,
  before: (office: TestFootage) => void = () => {},
) {
  let first = true
  const office = await twoBatches((_now, onDisk) => (first ? Promise.resolve(false) : flush(onDisk)))
  before(office)
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'partial', removed: 0 })
  first = false
  return office
}

const certificates = (office: TestFootage) =>
  rowsOf<{ segments: number }>(office, 'SELECT segments FROM certificate').map(({ segments }) => segments)
const condemned = (office: TestFootage) => rowsOf(office, 'SELECT * FROM condemned').length

test('what could not be flushed is not taken for missing: nobody is asked, and the next sweep certifies it', async () => {
  const office = await unflushed((onDisk) => onDisk())
  await office.sources.scanAll(machine)
  expect(rows(office)).toBe(files)
  expect((await office.sweeps.state(machine, {})).brakes).toEqual([])
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: files })
  expect([rows(office), condemned(office), certificates(office)]).toEqual([0, 0, [files]])
})

test('as long as a disk cannot be flushed, its rows stay, and a sweep says so', async () => {
  let broken = true
  const office = await unflushed((onDisk) => (broken ? Promise.resolve(false) : onDisk()))
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'partial', removed: 0 })
  expect([rows(office), certificates(office)]).toEqual([files, []])
  broken = false
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: files })
  expect([rows(office), condemned(office), certificates(office)]).toEqual([0, 0, [files]])
})

/** As `unflushed`, and one of the files is there again: its removal never reached the disk. */
async function oneIsBack(flush: (onDisk: () => Promise<boolean>) => Promise<boolean>) {
  let back = ''
  const office = await unflushed(flush, ({ root }) => {
    const [path] = filesIn(root).keys()
    back = path!
    linkSync(join(root, back), join(root, '..', 'kept'))
  })
  mkdirSync(join(office.root, back, '..'), { recursive: true })
  renameSync(join(office.root, '..', 'kept'), join(office.root, back))
  expect([...filesIn(office.root).keys()]).toEqual([back])
  return { office, back }
}

test('a file that is there again, because its removal never reached the disk, is removed once more and certified once', async () => {
  const { office } = await oneIsBack((onDisk) => onDisk())
  await office.sources.scanAll(machine)
  await office.sweeps.run(machine)
  await office.sources.scanAll(machine)
  await office.sweeps.run(machine)
  expect(filesIn(office.root).size).toBe(0)
  expect([rows(office), condemned(office)]).toEqual([0, 0])
  expect(certificates(office).reduce((sum, count) => sum + count, 0)).toBe(files)
})

test.each(['swept', 'killed'] as const)(
  '%s by another process: the folders are flushed before a row leaves',
  async (how) => {
    const office = await unflushed(async () => false)
    if (how === 'killed') office.world.db.prepare("UPDATE sweep SET outcome = 'running', finished_at = NULL").run()
    const real = openDisk()
    let flushed = 0
    const before: number[] = []
    const next = office.open({
      ...real,
      async flush(root) {
        before.push(rows(office))
        flushed += 1
        return flushed > 1 && real.flush(root)
      },
    })
    await next.sweeps.recover()
    await next.sources.start()
    await next.sweeps.run(machine)
    await next.sweeps.run(machine)
    expect(before.slice(0, 2)).toEqual([files, files])
    expect([rows(office), condemned(office)]).toEqual([0, 0])
    expect(certificates(office)).toEqual([files])
  },
)

test('a hold over what could not be flushed keeps what is there again, and the rest does not count as vanished', async () => {
  const { office, back } = await oneIsBack((onDisk) => onDisk())
  holdOn(office, [1, 2, 3, 4], 0, pictureDay)
  await office.sources.scanAll(machine)
  expect(rowsOf(office, 'SELECT vanished_segments AS n FROM hold')).toEqual([{ n: 0 }])
  expect(rows(office)).toBe(files)
  expect(await office.sweeps.run(machine)).toMatchObject({ removed: files - 1, held: 1 })
  expect([...filesIn(office.root).keys()]).toEqual([back])
  expect([rows(office), condemned(office), certificates(office)]).toEqual([1, 0, [files - 1]])
})

test('what cannot be looked for stays condemned, the rest is swept, and it is certified once it can be', async () => {
  const paths: string[] = []
  const office = await unflushed(
    (onDisk) => onDisk(),
    ({ root }) => paths.push(...filesIn(root).keys()),
  )
  const folder = dirname(paths[0]!)
  const out = paths.filter((path) => dirname(path) === folder).length
  // A link on the way: what lies behind it is nobody's to tell.
  mkdirSync(dirname(join(office.root, folder)), { recursive: true })
  symlinkSync(temporaryFolder(), join(office.root, folder))
  putSegment(office.root, 'c3', pictureDay - 39 * day)
  await office.sources.scanAll(machine)
  expect(await office.sweeps.run(machine)).toMatchObject({
    outcome: 'partial',
    removed: files - out + 1,
    pardoned: out,
  })
  unlinkSync(join(office.root, folder))
  await office.sources.scanAll(machine)
  expect(rows(office)).toBe(out)
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: out })
  expect([rows(office), condemned(office), certified(office)]).toEqual([0, 0, files + 1])
})

test('a row that was a copy alone is never looked for beside the recorder’s files', async () => {
  const real = openDisk()
  let broken = true
  const disk = { ...real, flush: async (root: Parameters<Disk['flush']>[0]) => !broken && real.flush(root) }
  const { office, paths, scan } = await recorded(40, 2, disk)
  const hold = holdAll(office)
  await office.vault.run()
  unlinkSync(join(office.root, paths[0]!))
  await scan()
  releaseHold(office, hold)
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'partial', removed: 0 })
  broken = false
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 2 })
  await office.vault.run()
  expect([rows(office), condemned(office), copies(office)]).toEqual([0, 0, []])
})

test('a source is not swept on where its folders cannot be flushed', async () => {
  const real = openDisk()
  const some = 4
  const office = testFootage({
    disk: {
      ...real,
      async remove(root, batch, limits) {
        const { problem, outcomes } = await real.remove(root, batch.slice(0, some), limits)
        return { problem, outcomes: [...outcomes, ...batch.slice(some).map(() => 'untried' as const)] }
      },
      flush: async () => false,
    },
  })
  for (let n = 0; n < 40; n += 1) putSegment(office.root, 'front', at(40, n * 20_000))
  await addSwept(office)
  expect(await office.sweeps.run(machine)).toMatchObject({
    outcome: 'partial',
    removed: 0,
    pardoned: some,
    unchecked: 1,
  })
  expect(filesIn(office.root).size).toBe(40 - some)
})

test('what is left is settled a thousand rows at a time, and who places a hold waits for those alone', async () => {
  const office = await unflushed(async () => false)
  const real = openDisk()
  const seen: number[] = []
  let placed = 0
  const next = office.open({
    ...real,
    lookAfter(root, paths) {
      seen.push(paths.length)
      if (seen.length === 2) expect(placed).toBe(1)
      if (seen.length === 1) void next.register.settled().then(() => (placed += 1))
      return real.lookAfter(root, paths)
    },
  })
  expect(await next.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: files })
  expect(seen.length).toBe(2)
  expect(Math.max(...seen)).toBeLessThan(1000 + each)
})

test('a sweep that is asked to end stops between two slices of what is left, and the next one settles the rest', async () => {
  const office = await unflushed(async () => false)
  const real = openDisk()
  const closing: Promise<void>[] = []
  let slices = 0
  const next = office.open({
    ...real,
    lookAfter(root, paths) {
      slices += 1
      closing.push(next.close())
      return real.lookAfter(root, paths)
    },
    close: async () => {},
  })
  const { outcome, removed } = await next.sweeps.run(machine)
  expect([outcome, slices]).toEqual(['interrupted', 1])
  await Promise.all(closing)
  expect(rows(office)).toBe(files - removed!)
  expect(rows(office)).toBeGreaterThan(0)
  expect(await office.open(real).sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: files - removed! })
  expect(condemned(office)).toBe(0)
})
