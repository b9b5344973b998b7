import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import { segmentKey } from '../../main/footage/segment-key.ts'
import { pictureDay } from '../support/test-world.ts'
import {
  day,
  filesIn,
  holdOn,
  put,
  releaseHold,
  rowsOf,
  testFootage,
  type TestFootage,
} from '../support/test-footage.ts'

const block = (camera: string, at: number) => `2026/11/24/${camera}_0_rotating_${at}.ubv`
const identity = { bytes: 4, mtimeAt: pictureDay - 40 * day, inode: 0 }

async function addStore(office: TestFootage, layout = 'unifi-protect'): Promise<number> {
  const { id } = await office.sources.add(machine, { path: office.root, layout, name: 'Recorder' })
  await office.sources.scanAll(machine)
  return id
}

/** A store of UniFi Protect with footage of 40 days ago and of yesterday. */
async function testStore() {
  const office = testFootage()
  for (const back of [40, 1])
    put(office.root, block('FCECDAD8B870', pictureDay - back * day), pictureDay - back * day, 'ubv!')
  const id = await addStore(office)
  return { ...office, id }
}

describe('a store of blocks', () => {
  test('is read, shown and told apart', async () => {
    const office = await testStore()
    expect(office.sources.list(machine, {})).toMatchObject([
      { removedBy: 'recorder', isRead: true, segments: 2, problem: null, oldestAt: pictureDay - 40 * day },
    ])
    expect(office.cameras.list(machine, {})).toMatchObject([{ key: 'FCECDAD8B870_0', segments: 2 }])
  })

  test('loses nothing to a sweep, which neither waits for it nor counts it', async () => {
    const office = await testStore()
    office.world.db.prepare('UPDATE source SET first_sweep_at = 1').run()
    const before = filesIn(office.root)
    expect(await office.sweeps.state(machine, {})).toMatchObject({ dueSegments: 0, brakes: [] })
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 0, pardoned: 0, held: 0 })
    expect(filesIn(office.root)).toEqual(before)
  })

  test('gets no marker and no other file, not even where Foyer may write', async () => {
    const office = await testStore()
    await office.sources.start()
    await office.sweeps.run(machine)
    await office.sources.scan(machine, { sourceId: office.id })
    await office.sources.reconcile(machine)
    expect(readdirSync(office.root)).toEqual(['2026'])
  })

  test('is known by its device and its folder: another in its place is seen as that', async () => {
    const office = await testStore()
    office.world.db.prepare("UPDATE source SET inode = '1'").run()
    await office.sources.scanAll(machine)
    expect(office.sources.list(machine, {})).toMatchObject([{ problem: 'other-device', segments: 2 }])
  })

  test('whose device has another number after a restart is still itself', async () => {
    const office = await testStore()
    office.world.db.prepare("UPDATE source SET device = '1'").run()
    await office.sources.start()
    expect(office.sources.list(machine, {})).toMatchObject([{ problem: null }])
  })

  test('whose recorder removes footage needs nobody’s word for it', async () => {
    const office = testFootage()
    for (let n = 0; n < 60; n += 1)
      put(office.root, block('FCECDAD8B870', pictureDay - day - n * 60_000), pictureDay - day, 'ubv!')
    await addStore(office)
    const [first, ...others] = readdirSync(join(office.root, '2026/11/24'))
    for (const name of others) rmSync(join(office.root, '2026/11/24', name))
    await office.sources.scanAll(machine)
    expect(first).toBeDefined()
    expect(office.sources.list(machine, {})).toMatchObject([{ segments: 1 }])
    expect(rowsOf(office, 'SELECT * FROM brake')).toEqual([])
  })

  test('whose last copies go with their hold says so in the audit trail', async () => {
    const office = await testStore()
    const hold = holdOn(office, [1], 0, pictureDay)
    await office.vault.run()
    rmSync(join(office.root, block('FCECDAD8B870', pictureDay - 40 * day)))
    await office.sources.scanAll(machine)
    expect(rowsOf(office, 'SELECT k FROM segment')).toHaveLength(2)
    releaseHold(office, hold)
    await office.sources.scanAll(machine)
    await office.vault.run()
    expect(rowsOf(office, 'SELECT k FROM segment')).toHaveLength(1)
    const emptied = { action: 'vault.emptied', subject: 'source', subjectId: office.id }
    expect(office.audit.list(machine, { page: 1 }).entries).toContainEqual(
      expect.objectContaining({ ...emptied, detail: { segments: 1, bytes: 4 } }),
    )
  })

  test.each([
    ['hikvision', 'datadir0/hiv00012.mp4'],
    ['milestone', 'Yard on Encoder(10.0.0.5) - 2011-10-05T11.23.47/a.blk'],
    ['moonfire', '00000003001c1ba6'],
    ['exacqvision', '2026/07/01/14/4210-00010000.ps'],
  ])('of %s that tells nothing of what it holds is there, unread', async (layout, path) => {
    const office = testFootage()
    put(office.root, path, pictureDay - 40 * day)
    await addStore(office, layout)
    expect(office.sources.list(machine, {})).toMatchObject([{ removedBy: 'recorder', isRead: false, segments: 0 }])
  })

  test('cannot become a source that Foyer removes from, whatever its names say', async () => {
    const office = testFootage()
    put(office.root, 'datadir0/hiv00012.mp4', pictureDay)
    put(office.root, 'front/1782913330.mp4', pictureDay)
    for (const layout of ['frigate', 'own:<camera>/<epoch>.mp4'])
      await expect(addStore(office, layout)).rejects.toThrow(expect.objectContaining({ key: 'source-block-store' }))
    expect(readdirSync(office.root).toSorted()).toEqual(['datadir0', 'front'])
  })
})

describe('each guard by itself', () => {
  test('the disk unlinks nothing there and writes no marker', async () => {
    const office = await testStore()
    const path = block('FCECDAD8B870', pictureDay - 40 * day)
    const [{ device }] = rowsOf<{ device: string }>(office, 'SELECT device FROM source') as [{ device: string }]
    const root = {
      path: office.root,
      device,
      inode: '',
      installation: 'x',
      sourceId: office.id,
      removedBy: 'recorder' as const,
    }
    const { outcomes } = await openDisk().remove(root, [{ ...identity, path }], { ms: 1000, datedDepth: 1 })
    expect(outcomes).toEqual(['unreachable'])
    expect(await openDisk().writeMarker(root, 1)).toBeNull()
    expect(filesIn(office.root).size).toBe(2)
    expect(readdirSync(office.root)).toEqual(['2026'])
  })

  test('the register takes no condemnation of its footage, and none that goes beyond one camera’s day', async () => {
    const office = await testStore()
    const { db } = office.world
    db.prepare("INSERT INTO sweep (started_at, horizon_at, outcome) VALUES (1, 1, 'running')").run()
    const condemn = (from: number, to: number) =>
      db.prepare('INSERT INTO condemned (from_k, to_k, sweep_id) VALUES (?, ?, 1)').run(from, to)
    const key = segmentKey(1, pictureDay - 40 * day)
    expect(() => condemn(key, key)).toThrow('only its recorder')
    expect(() => condemn(segmentKey(2, pictureDay - day), segmentKey(3, pictureDay - day))).toThrow('only its recorder')
  })

  test('who removes a source’s footage never changes', async () => {
    const office = await testStore()
    expect(() => office.world.db.prepare("UPDATE source SET removed_by = 'foyer'").run()).toThrow('never changes')
    expect(() => office.world.db.prepare("UPDATE source SET removed_by = 'nobody'").run()).toThrow()
  })
})
