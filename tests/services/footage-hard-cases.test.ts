import { existsSync, linkSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import { openDiskThread } from '../../main/footage/disk-thread.ts'
import type { Disk, Found } from '../../main/footage/disk-types.ts'
import { createHourStore } from '../../main/footage/hour-store.ts'
import { makeLoopDisk } from '../support/loop-disk.ts'
import {
  addSwept,
  day,
  frigatePath,
  put,
  putSegment,
  rowsOf,
  testFootage,
  type TestFootage,
} from '../support/test-footage.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'

const minute = 60_000
const add = (office: TestFootage, path: string) =>
  office.sources.add(office.person(`Helen${Math.random()}`, ['manager']), { path, layout: 'frigate', name: 'Recorder' })
const stateOf = (office: Pick<TestFootage, 'sources'>) => {
  const [source] = office.sources.list(machine, {}) as { problem: string | null; segments: number; vanished: number }[]
  return source!
}
/** The hourly roll-up says of every hour what its segments say. */
const hoursAgree = ({ world }: TestFootage) => expect(createHourStore(world.db).faults()).toEqual([])

describe('a share that comes and goes', () => {
  const disk = makeLoopDisk()
  test.skipIf(!disk)(
    `loses no row while it is away, and is caught up with afterwards${disk ? '' : ': not run, no loop device can be mounted'}`,
    async () => {
      const office = testFootage({ disk: openDiskThread() })
      const root = join(office.root, 'share')
      const elsewhere = join(temporaryFolder(), 'elsewhere')
      disk!.mount(root)
      for (const n of [3, 2, 1]) putSegment(root, 'front', pictureDay - n * 10 * minute)
      await add(office, root)
      await office.sources.scanAll(machine)
      expect(stateOf(office)).toMatchObject({ problem: null, segments: 3 })

      disk!.unmount(root)
      // The recorder goes on writing into what is left: an empty mount point.
      putSegment(root, 'front', pictureDay - 9 * minute)
      for (let reading = 0; reading < 2; reading += 1) {
        expect(await office.sources.scanAll(machine)).toMatchObject({ added: 0, vanished: 0, unseen: 1 })
        office.world.clock.pass(6000)
        await office.sources.readHints()
      }
      expect(stateOf(office)).toMatchObject({ problem: 'not-mounted', segments: 3, vanished: 0 })
      expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, unchecked: 1 })

      // It comes back as another device, with what was written into it meanwhile.
      disk!.mount(elsewhere)
      for (const n of [8, 7]) putSegment(elsewhere, 'front', pictureDay - n * minute)
      const other = makeLoopDisk()!
      disk!.unmount(elsewhere)
      other.mount(join(temporaryFolder(), 'other'))
      disk!.mount(root)
      expect(await office.sources.scanAll(machine)).toMatchObject({ added: 2, vanished: 0, unseen: 0 })
      expect(stateOf(office)).toMatchObject({ problem: null, segments: 5, vanished: 0 })
      expect(rowsOf(office, "SELECT action FROM audit_entry WHERE action LIKE 'source.device%'")).toHaveLength(1)
      // And it is watched anew.
      putSegment(root, 'front', pictureDay - 6 * minute)
      office.world.clock.pass(6000)
      await office.sources.readHints()
      expect(stateOf(office).segments).toBe(6)
      hoursAgree(office)
    },
  )
})

test('two installations on one folder: the second is refused; once it adopts the folder, the first stays away', async () => {
  const first = testFootage()
  const second = testFootage()
  putSegment(first.root, 'front', pictureDay - 40 * day)
  await addSwept(first)
  await expect(add(second, first.root)).rejects.toThrow(expect.objectContaining({ key: 'source-foreign' }))
  const marker = () => readFileSync(join(first.root, '.foyer-source.json'), 'utf8')
  expect(marker()).toContain(first.office.current().uuid)

  await second.sources.adopt(second.person('Ada', ['administrator']), {
    path: first.root,
    layout: 'frigate',
    name: 'Recorder',
    folderName: basename(first.root),
  })
  const adopted = marker()
  expect(adopted).toContain(second.office.current().uuid)
  expect(await first.sources.scanAll(machine)).toMatchObject({ unseen: 1, vanished: 0 })
  expect(await first.sweeps.run(machine)).toMatchObject({ removed: 0, unchecked: 1 })
  const again = first.open(undefined)
  await again.sources.start()
  expect(stateOf(again)).toMatchObject({ problem: 'foreign-marker', segments: 1, vanished: 0 })
  expect(marker()).toBe(adopted)
  await second.sources.scanAll(machine)
  expect(stateOf(second)).toMatchObject({ problem: null, segments: 1 })
  expect(existsSync(join(first.root, frigatePath('front', pictureDay - 40 * day)))).toBe(true)
})

test('ten thousand files at once are read in small transactions, with everything else in between', async () => {
  const office = testFootage()
  await add(office, office.root)
  await office.sources.scanAll(machine)
  const one = join(temporaryFolder(), 'one.mp4')
  put(dirname(one), basename(one), pictureDay - 10 * minute)
  for (let n = 0; n < 10_000; n += 1) {
    const at = join(office.root, frigatePath(`cam${n % 50}`, pictureDay - 20 * minute - Math.floor(n / 50) * 1000))
    if (n < 1000) mkdirSync(dirname(at), { recursive: true })
    linkSync(one, at)
  }
  const registered = () => rowsOf<{ n: number }>(office, 'SELECT coalesce(sum(segments), 0) AS n FROM camera')[0]!.n
  const sizes = new Set<number>()
  const looking = setInterval(() => sizes.add(registered()), 1)
  while (registered() < 10_000) {
    office.world.clock.pass(6000)
    await office.sources.readHints()
  }
  clearInterval(looking)
  // Whoever asked meanwhile was answered after most of the pages.
  expect(sizes.size).toBeGreaterThan(10)
  expect(stateOf(office).segments).toBe(10_000)
  hoursAgree(office)
}, 60_000)

test('what was recorded while Foyer was off is caught up with, whole', async () => {
  const office = testFootage()
  for (let n = 0; n < 5; n += 1) putSegment(office.root, 'front', pictureDay - day + n * minute)
  await addSwept(office)
  office.world.clock.pass(3 * day)
  for (let n = 0; n < 7; n += 1) putSegment(office.root, `cam${n}`, pictureDay + n * 8 * 60 * minute)
  const next = office.open(undefined)
  await next.sources.start()
  expect(await next.sources.scanAll(machine)).toMatchObject({ added: 7, vanished: 0 })
  expect(stateOf(next)).toMatchObject({ segments: 12 })
  hoursAgree(office)
})

test('two readings at once enter each file once', async () => {
  const office = testFootage()
  await add(office, office.root)
  await office.sources.scanAll(machine)
  for (let n = 0; n < 300; n += 1) putSegment(office.root, 'front', pictureDay - day + n * 10_000)
  office.world.clock.pass(6000)
  await Promise.all([office.sources.scanAll(machine), office.sources.readHints()])
  expect(stateOf(office).segments).toBe(300)
  expect(rowsOf(office, 'SELECT * FROM segment_path')).toEqual([])
  hoursAgree(office)
})

describe('a file server’s clock', () => {
  /** The real disk, as a file server shows it whose clock is behind by so much. */
  function behind(ms: number): Disk {
    const real = openDisk()
    const earlier = (found: Found): Found =>
      typeof found === 'object' ? { ...found, mtimeAt: found.mtimeAt - ms } : found
    return {
      ...real,
      writeMarker: async (...parameters) => ((await real.writeMarker(...parameters)) === null ? null : -ms),
      async look(root, paths) {
        const { problem, found } = await real.look(root, paths)
        return { problem, found: found.map(earlier) }
      },
    }
  }

  test('that is behind does not make a file that is being written look closed', async () => {
    const office = testFootage({ disk: behind(5 * minute) })
    put(office.root, frigatePath('front', pictureDay - 10_000), pictureDay)
    await add(office, office.root)
    await office.sources.scanAll(machine)
    expect(stateOf(office).segments).toBe(0)
    office.world.clock.pass(2 * minute)
    await office.sources.scanAll(machine)
    expect(stateOf(office).segments).toBe(1)
    expect(office.sources.health(machine, {})).toMatchObject([{ diskAheadMs: -5 * minute }])
  })

  test('is measured where the marker is written; that of this machine’s own disk agrees', async () => {
    const office = testFootage()
    mkdirSync(join(office.root, 'front'))
    await add(office, office.root)
    expect(office.sources.health(machine, {})).toMatchObject([{ diskAheadMs: 0 }])
  })
})
