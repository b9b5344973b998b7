import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'
import { addSwept, day, put, putSegment, rowsOf, testFootage, type TestFootage } from '../support/test-footage.ts'

const markerOf = (root: string) =>
  JSON.parse(readFileSync(join(root, '.foyer-source.json'), 'utf8')) as {
    installation: string
    source: number
    starts: number
  }
const add = (office: TestFootage, path: string, layout = 'frigate') =>
  office.sources.add(machine, { path, layout, name: 'Recorder' })
const foreign = JSON.stringify({ installation: 'another', source: 1, starts: 7 })

describe('adding a source', () => {
  test('writes the row, the marker and the audit entry, and reads what is there', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', pictureDay - day)
    const { id } = await add(office, office.root)
    await office.sources.scanAll(machine)
    expect(markerOf(office.root)).toMatchObject({ installation: office.office.current().uuid, source: id })
    expect(office.sources.list(machine, {})).toMatchObject([
      {
        id,
        layout: 'frigate',
        layoutName: 'Frigate',
        timeZone: 'UTC',
        segments: 1,
        problem: null,
        unread: 0,
        retiredAt: null,
      },
    ])
    expect(office.cameras.list(machine, {})).toMatchObject([
      { key: 'front', name: 'front', source: 'Recorder', segments: 1, firstAt: pictureDay - day },
    ])
    expect(rowsOf(office, 'SELECT action FROM audit_entry')).toEqual([{ action: 'source.added' }])
  })

  test('a link to a folder stands for the folder itself', async () => {
    const office = testFootage()
    const link = join(temporaryFolder(), 'link')
    symlinkSync(office.root, link)
    await add(office, link)
    expect(office.sources.list(machine, {})).toMatchObject([{ path: office.root }])
    await expect(add(office, office.root)).rejects.toThrow(expect.objectContaining({ key: 'source-there' }))
  })

  test.each([
    ['source-not-absolute', () => 'footage'],
    ['source-missing', (office) => join(office.root, 'nowhere')],
    ['source-not-a-folder', (office) => join(office.root, put(office.root, 'a.mp4', pictureDay))],
    ['source-whole-disk', () => '/'],
    ['source-home', () => homedir()],
    ['source-data-folder', (office) => office.world.dataFolder],
    ['source-data-folder', (office) => dirname(office.world.dataFolder)],
    ['source-foreign', (office) => (put(office.root, '.foyer-source.json', pictureDay, foreign), office.root)],
    ['source-foreign', (office) => (put(office.root, '.foyer-source.json', pictureDay, '{'), office.root)],
  ] satisfies [string, (office: TestFootage) => string][])('%s', async (key, pathOf) => {
    const office = testFootage()
    const path = pathOf(office)
    await expect(add(office, path)).rejects.toThrow(
      expect.objectContaining({ code: 'conflict', key, fields: { path: key } }),
    )
    expect(await office.sources.preview(machine, { path, layout: 'frigate' })).toMatchObject({ refusal: key })
    expect(rowsOf(office, 'SELECT * FROM source')).toEqual([])
  })

  test('sources never nest, in either direction', async () => {
    const office = testFootage()
    const inner = join(office.root, 'inner')
    mkdirSync(inner)
    await add(office, inner)
    await expect(add(office, office.root)).rejects.toThrow(expect.objectContaining({ key: 'source-nested' }))
    mkdirSync(join(inner, 'deeper'))
    await expect(add(office, join(inner, 'deeper'))).rejects.toThrow(expect.objectContaining({ key: 'source-nested' }))
  })

  test('no source lies within one of another installation', async () => {
    const office = testFootage()
    writeFileSync(join(office.root, '.foyer-source.json'), foreign)
    const inner = join(office.root, 'inner', 'deeper')
    mkdirSync(inner, { recursive: true })
    await expect(add(office, inner)).rejects.toThrow(expect.objectContaining({ key: 'source-nested' }))
  })

  test('a folder of another installation is adopted by typing its name', async () => {
    const office = testFootage()
    writeFileSync(join(office.root, '.foyer-source.json'), foreign)
    const input = { path: office.root, layout: 'frigate', name: 'Recorder' }
    const ada = office.person('Ada', ['administrator'])
    await expect(office.sources.adopt(ada, { ...input, folderName: 'wrong' })).rejects.toThrow(
      expect.objectContaining({ key: 'source-folder-name' }),
    )
    expect(markerOf(office.root).installation).toBe('another')
    const { id } = await office.sources.adopt(ada, { ...input, folderName: basename(office.root) })
    expect(markerOf(office.root)).toMatchObject({ installation: office.office.current().uuid, source: id })
    await expect(office.sources.adopt(ada, { ...input, path: temporaryFolder(), folderName: 'x' })).rejects.toThrow(
      expect.objectContaining({ key: 'source-not-foreign' }),
    )
  })
})

test('a preview says what a layout reads and why it does not, and saves nothing', async () => {
  const office = testFootage()
  putSegment(office.root, 'front', pictureDay - day)
  putSegment(office.root, 'rear', pictureDay - day)
  put(office.root, 'notes.txt', pictureDay)
  const preview = await office.sources.preview(machine, { path: office.root, layout: 'frigate' })
  expect(preview).toMatchObject({ files: 3, read: 2, unread: 1, truncated: false, refusal: null })
  expect(preview.cameras).toEqual([
    { key: 'front', files: 1, firstAt: pictureDay - day, lastAt: pictureDay - day },
    { key: 'rear', files: 1, firstAt: pictureDay - day, lastAt: pictureDay - day },
  ])
  expect(preview.sample).toContainEqual({
    path: 'notes.txt',
    camera: null,
    startAt: null,
    endAt: null,
    why: 'other-name',
  })
  expect(rowsOf(office, 'SELECT * FROM source')).toEqual([])
})

describe('a retired source', () => {
  test('is not read, and is taken up again under its own number', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', pictureDay - day)
    const id = await addSwept(office)
    const helen = office.person('Helen', ['manager'])
    await office.sources.retire(helen, { sourceId: id })
    await expect(office.sources.retire(helen, { sourceId: id })).rejects.toThrow(
      expect.objectContaining({ key: 'source-retired' }),
    )
    putSegment(office.root, 'front', pictureDay - day + 60_000)
    expect(await office.sources.scanAll(machine)).toMatchObject({ added: 0 })
    await expect(add(office, office.root, 'strftime:<camera>/%s.mp4')).rejects.toThrow(
      expect.objectContaining({ key: 'source-other-layout' }),
    )
    expect(await add(office, office.root)).toEqual({ id })
    await office.sources.scanAll(machine)
    expect(office.sources.list(machine, {})).toMatchObject([{ id, segments: 2, retiredAt: null, problem: null }])
  })
})

describe('the start counter', () => {
  test('rises at each start, in row and marker', async () => {
    const office = testFootage()
    await addSwept(office)
    const before = markerOf(office.root).starts
    const next = office.open(undefined)
    await next.sources.start()
    expect(markerOf(office.root).starts).toBe(before + 1)
    expect(rowsOf(office, 'SELECT start_counter AS n FROM source')).toEqual([{ n: before + 1 }])
  })

  test('of a register behind its marker: sweeps only report until a person has reconciled', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', pictureDay - 40 * day)
    await addSwept(office)
    // The register as it was some starts ago.
    office.world.db.prepare('UPDATE source SET start_counter = start_counter - 1').run()
    const next = office.open(undefined)
    await next.sources.start()
    expect(next.sources.list(machine, {})).toMatchObject([{ problem: 'restored', segments: 1 }])
    expect(await next.sweeps.run(machine)).toMatchObject({ outcome: 'suspended', removed: 0 })
    // Neither a restart nor a scan forgets it.
    const again = office.open(undefined)
    await again.sources.start()
    await again.sources.scan(office.person('Sam'), { sourceId: 1 })
    expect(await again.sweeps.run(machine)).toMatchObject({ outcome: 'suspended' })
    expect(await again.sources.reconcile(machine)).toBe(1)
    expect(again.sources.list(machine, {})).toMatchObject([{ problem: null }])
    expect(await again.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 1 })
  })

  test('of a register that a scan finds to be behind: that very scan lets no row leave', async () => {
    const office = testFootage()
    const path = putSegment(office.root, 'front', pictureDay - 2 * day)
    await addSwept(office)
    rmSync(join(office.root, path))
    office.world.db.prepare('UPDATE source SET start_counter = start_counter - 3').run()
    expect(await office.sources.scanAll(machine)).toMatchObject({ vanished: 0 })
    expect(office.sources.list(machine, {})).toMatchObject([{ problem: 'restored', segments: 1, vanished: 0 }])
  })

  test('behind by a crash between row and marker is no restore', async () => {
    const office = testFootage()
    await addSwept(office)
    office.world.db.prepare('UPDATE source SET start_counter = start_counter + 1').run()
    const next = office.open(undefined)
    await next.sources.start()
    expect(next.sources.list(machine, {})).toMatchObject([{ problem: null }])
  })
})

test('a root on another device is not swept; at a start its marker proves it', async () => {
  const office = testFootage()
  putSegment(office.root, 'front', pictureDay - 40 * day)
  await addSwept(office)
  office.world.db.prepare("UPDATE source SET device = '1'").run()
  expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, unchecked: 1 })
  expect(office.sources.list(machine, {})).toMatchObject([{ problem: 'other-device' }])
  const next = office.open(undefined)
  await next.sources.start()
  expect(next.sources.list(machine, {})).toMatchObject([{ problem: null }])
  expect(await next.sweeps.run(machine)).toMatchObject({ removed: 1 })
})
