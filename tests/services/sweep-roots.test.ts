import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'
import { addSwept, day, filesIn, frigatePath, put, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'

const old = (days: number, after = 0) => pictureDay - days * day + after

const backlog = async () => {
  const office = testFootage()
  for (let n = 0; n < 5; n += 1) putSegment(office.root, 'front', old(40, n * 20_000))
  await addSwept(office)
  return { office, rows: rowsOf(office, 'SELECT * FROM segment') }
}

describe('only what was registered', () => {
  test('unregistered files stay, whatever they are called', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', old(40))
    await addSwept(office)
    const stays = [
      putSegment(office.root, 'front', old(40, 60_000)),
      put(office.root, 'readme.txt', old(90)),
      put(office.root, `${frigatePath('front', old(40))}.bak`, old(90)),
    ]
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 1 })
    expect([...filesIn(office.root).keys()]).toEqual(stays.toSorted())
  })

  test.each([
    [
      'size',
      (file: string) => (
        writeFileSync(file, 'other bytes, other length'),
        utimesSync(file, (old(40) + 10_000) / 1000, (old(40) + 10_000) / 1000)
      ),
    ],
    ['file time', (file: string) => utimesSync(file, old(40) / 1000 + 11, old(40) / 1000 + 11)],
    [
      'inode',
      (file: string, outside: string) => {
        // Before the old one goes: its number would be given out again.
        writeFileSync(outside, frigatePath('front', old(40)))
        rmSync(file)
        linkSync(outside, file)
        utimesSync(file, old(40) / 1000 + 10, old(40) / 1000 + 10)
      },
    ],
    ['kind: a folder', (file: string) => (rmSync(file), mkdirSync(file))],
    [
      'kind: a link',
      (file: string, outside: string) => {
        writeFileSync(outside, frigatePath('front', old(40)))
        utimesSync(outside, old(40) / 1000 + 10, old(40) / 1000 + 10)
        rmSync(file)
        symlinkSync(outside, file)
      },
    ],
  ])('a file of another %s is kept and counted', async (_what, change) => {
    const office = testFootage()
    const path = putSegment(office.root, 'front', old(40))
    await addSwept(office)
    const outside = join(temporaryFolder(), 'outside.mp4')
    change(join(office.root, path), outside)
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, pardoned: 1, outcome: 'partial' })
    expect(existsSync(join(office.root, path))).toBe(true)
    expect(rowsOf(office, 'SELECT * FROM condemned')).toHaveLength(0)
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(1)
  })

  test('a folder that was swapped for a link leads nowhere', async () => {
    const office = testFootage()
    const path = putSegment(office.root, 'front', old(40))
    await addSwept(office)
    const outside = temporaryFolder()
    const folder = path.split('/')[0]!
    // The very same files, with their identity, now reached through a link.
    renameSync(join(office.root, folder), join(outside, folder))
    symlinkSync(join(outside, folder), join(office.root, folder))
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, pardoned: 1 })
    expect(existsSync(join(outside, path))).toBe(true)
  })

  test('links are not read in the first place', async () => {
    const office = testFootage()
    const outside = temporaryFolder()
    putSegment(outside, 'front', old(40))
    symlinkSync(join(outside, frigatePath('front', old(40)).split('/')[0]!), join(office.root, '2026-10-15'))
    await addSwept(office)
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(0)
  })
})

describe('missing only under a verified root', () => {
  test.each([
    ['marker removed', 'no-marker', (root: string) => rmSync(join(root, '.foyer-source.json'))],
    ['folder renamed', 'missing', (root: string) => renameSync(root, `${root}-away`)],
    [
      'an empty folder in its place',
      'no-marker',
      (root: string) => (renameSync(root, `${root}-away`), mkdirSync(root)),
    ],
    [
      'a file in its place',
      'not-a-folder',
      (root: string) => (renameSync(root, `${root}-away`), writeFileSync(root, '')),
    ],
    [
      'a link in its place',
      'not-a-folder',
      (root: string) => (renameSync(root, `${root}-away`), symlinkSync(`${root}-away`, root)),
    ],
    [
      'another’s marker',
      'foreign-marker',
      (root: string) => writeFileSync(join(root, '.foyer-source.json'), '{"installation":"x","source":1,"starts":1}'),
    ],
    ['a damaged marker', 'unreadable', (root: string) => writeFileSync(join(root, '.foyer-source.json'), '{')],
  ])('%s: nothing changes, and it is shown', async (_what, problem, change) => {
    const { office, rows } = await backlog()
    change(office.root)
    expect(await office.sources.scanAll(machine)).toMatchObject({ unseen: 1, vanished: 0 })
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, unchecked: 1, outcome: 'partial' })
    expect(rowsOf(office, 'SELECT * FROM segment')).toEqual(rows)
    expect(office.sources.list(machine, {})).toMatchObject([{ problem, problemSince: pictureDay, vanished: 0 }])
    rmSync(`${office.root}-away`, { recursive: true, force: true })
  })

  test('a root that goes away under a batch: what was not found is kept', async () => {
    const real = openDisk()
    let office: ReturnType<typeof testFootage>
    const disk = {
      ...real,
      async remove(...[root, files, limits]: Parameters<typeof real.remove>) {
        rmSync(join(office.root, '.foyer-source.json'))
        rmSync(join(office.root, files[0]!.path))
        return real.remove(root, files, limits)
      },
    }
    office = testFootage({ disk })
    putSegment(office.root, 'front', old(40))
    await addSwept(office)
    expect(await office.sweeps.run(machine)).toMatchObject({
      removed: 0,
      unchecked: 1,
      pardoned: 0,
      outcome: 'partial',
    })
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(1)
  })

  test('a marker that goes between two looks: what was not found is kept, what was unlinked is gone', async () => {
    const office = testFootage()
    const [there, gone] = [0, 20_000].map((after) => putSegment(office.root, 'front', old(40, after)))
    await addSwept(office)
    const { dev } = lstatSync(office.root, { bigint: true })
    const installation = office.office.current().uuid
    const root = {
      path: office.root,
      device: String(dev),
      installation,
      sourceId: 1,
      removedBy: 'foyer' as const,
      inode: '',
    }
    const identity = { bytes: there!.length, mtimeAt: old(40) + 10_000, inode: 0 }
    rmSync(join(office.root, gone!))
    const files = [
      { ...identity, path: there! },
      {
        ...identity,
        // Read after the root was verified, before the file is looked for.
        get path() {
          rmSync(join(office.root, '.foyer-source.json'), { force: true })
          return gone!
        },
      },
    ]
    expect(await openDisk().remove(root, files, { ms: 1000, datedDepth: 1 })).toEqual({
      problem: 'no-marker',
      outcomes: ['gone', 'unknown'],
    })
    expect(await openDisk().look(root, [gone!])).toEqual({ problem: 'no-marker', found: ['unknown'] })
  })

  test('a retired source is still swept', async () => {
    const { office } = await backlog()
    await office.sources.retire(office.person('Helen', ['manager']), { sourceId: 1 })
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 5, outcome: 'complete' })
  })
})
