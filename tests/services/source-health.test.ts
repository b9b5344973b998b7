import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import type { Answer } from '../../shared/contract/index.ts'
import {
  addSwept,
  day,
  put,
  putSegment,
  saySegmentsLast,
  testFootage,
  type TestFootage,
} from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

const minute = 60_000
const healthOf = (office: TestFootage) => office.sources.health(machine, {}) as Answer<'sources', 'health'>

test('a source without a file yet says so, and nothing of clocks', async () => {
  const office = testFootage()
  await addSwept(office)
  expect(healthOf(office)).toMatchObject([
    { lastFile: null, noticedMs: null, recorderAheadMs: null, silent: [], unread: [] },
  ])
})

describe('a source that is read', () => {
  test('names its newest file, and the cameras that went silent', async () => {
    const office = testFootage()
    for (let n = 3; n < 40; n += 1) putSegment(office.root, 'front', pictureDay - n * minute, minute)
    for (let n = 30; n < 60; n += 1) putSegment(office.root, 'yard', pictureDay - n * minute, minute)
    await addSwept(office)
    saySegmentsLast(office, minute)
    const cameras = new Map(
      (office.cameras.list(machine, {}) as Answer<'cameras', 'list'>).map(({ key, id }) => [key, id]),
    )
    expect(healthOf(office)).toMatchObject([
      {
        lastFile: { cameraId: cameras.get('front'), endedAt: pictureDay - 2 * minute },
        recorderAheadMs: 0,
        silent: [{ cameraId: cameras.get('yard'), since: pictureDay - 29 * minute }],
      },
    ])
    // Back again.
    putSegment(office.root, 'yard', pictureDay - 3 * minute, minute)
    await office.sources.scanAll(machine)
    expect(healthOf(office)).toMatchObject([{ silent: [] }])
  })

  test('says by how much the recorder’s clock differs', async () => {
    const office = testFootage()
    for (let n = 3; n < 20; n += 1) putSegment(office.root, 'front', pictureDay - n * minute, minute - 4 * minute)
    await addSwept(office)
    saySegmentsLast(office, minute)
    expect(healthOf(office)).toMatchObject([{ recorderAheadMs: 4 * minute }])
  })

  test('says which files it does not read, and why', async () => {
    const office = testFootage()
    put(office.root, 'notes.txt', pictureDay - day)
    put(office.root, 'more/notes.txt', pictureDay - day)
    put(office.root, '2026-13-01/10/front/10.00.mp4', pictureDay - day)
    await addSwept(office)
    const [health] = healthOf(office)
    expect(health!.unread).toEqual(
      expect.arrayContaining([
        { why: 'other-name', files: 2, example: expect.stringContaining('notes.txt') },
        { why: 'no-such-time', files: 1, example: '2026-13-01/10/front/10.00.mp4' },
      ]),
    )
  })

  test('says how long files took to be noticed as they came', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', pictureDay - day)
    await addSwept(office)
    putSegment(office.root, 'front', pictureDay - 4 * minute, minute)
    office.world.clock.pass(6000)
    await office.sources.readHints()
    expect(healthOf(office)).toMatchObject([{ noticedMs: 3 * minute + 6000 }])
  })
})

test('a retired source is not asked after', async () => {
  const office = testFootage()
  const id = await addSwept(office)
  await office.sources.retire(office.person('Helen', ['manager']), { sourceId: id })
  expect(healthOf(office)).toEqual([])
})
