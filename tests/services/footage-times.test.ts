import { execFileSync } from 'node:child_process'
import { mkdirSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { hour, minute } from '../../shared/time.ts'
import { pictureDay } from '../support/test-world.ts'
import { addSwept, day, holdOn, put, rowsOf, testFootage, type TestFootage } from '../support/test-footage.ts'

const local = 'strftime:<camera>/%Y-%m-%d/%H-%M-%S.mp4'
/** Half past one in the night of 25 October, in winter time and in summer time. */
const later = Date.UTC(2026, 9, 25, 1, 30)
const earlier = later - hour
const cameraStarts = async (office: TestFootage) =>
  (await office.cameras.list(machine, {})).map(({ firstAt, lastAt }) => ({ firstAt, lastAt }))
const doubts = async (office: TestFootage) => (await office.sources.list(machine, {}))[0]!.doubts

/** A recording of a second whose container says when it was begun. */
function record(root: string, path: string, createdAt: number): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  const source = ['-f', 'lavfi', '-i', 'testsrc=duration=1:size=64x48:rate=5', '-c:v', 'mpeg4']
  const created = ['-metadata', `creation_time=${new Date(createdAt).toISOString()}`]
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...source, ...created, file])
  utimesSync(file, pictureDay / 1000, (pictureDay - day) / 1000)
}

describe('the hour that October repeats', () => {
  test('both files of one name are kept apart by their file times', async () => {
    const office = testFootage()
    // motion numbers its events, so that the second file does not write over the first.
    put(office.root, '1-01-20261025013000.mkv', earlier + minute)
    put(office.root, '1-02-20261025013000.mkv', later + minute)
    await addSwept(office, 'motion')
    expect(rowsOf(office, 'SELECT path, start_at, doubt FROM segment_path ORDER BY start_at')).toEqual([
      { path: '1-01-20261025013000.mkv', start_at: earlier, doubt: null },
      { path: '1-02-20261025013000.mkv', start_at: later, doubt: null },
    ])
    // Seen again, both are known.
    expect(await office.sources.scanAll(machine)).toMatchObject({ added: 0, changed: 0, vanished: 0 })
  })

  test.each(['mp4', 'mkv'])(
    'what a container says settles it, in %s',
    async (kind) => {
      const office = testFootage()
      record(office.root, `front/2026-10-25/01-30-00.${kind}`, earlier)
      record(office.root, `yard/2026-10-25/01-30-00.${kind}`, later)
      await addSwept(office, local.replace('mp4', kind))
      expect((await cameraStarts(office)).map(({ firstAt }) => firstAt)).toEqual([earlier, later])
      expect(await doubts(office)).toEqual([])
    },
    120_000,
  )

  test('what nothing settles is shown as in doubt, and never leaves by the earlier reading', async () => {
    const office = testFootage()
    // Copied since, with file times of long before.
    put(office.root, 'front/2026-10-25/01-30-00.mp4', earlier - 9 * day)
    await addSwept(office, local)
    expect(await doubts(office)).toEqual([{ doubt: 'repeated-hour', segments: 1 }])
    const { clock } = office.world
    clock.pass(later + minute + 31 * day - clock.now() - 1)
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, pardoned: 0 })
    clock.pass(1)
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 1 })
  })

  test('a name that is written again an hour later is a new segment, which no old hold covers', async () => {
    const office = testFootage({ at: earlier + 10 * minute })
    const path = put(office.root, 'front/2026-10-25/01-30-00.mp4', earlier + minute, 'summer')
    await addSwept(office, local)
    expect((await cameraStarts(office))[0]).toMatchObject({ firstAt: earlier })
    const hold = holdOn(office, [1], earlier, earlier + minute)
    office.world.clock.pass(hour)
    // As ffmpeg does: the same file, from its beginning.
    put(office.root, path, later + minute, 'winter, and longer')
    expect(await office.sources.scanAll(machine)).toMatchObject({ changed: 1 })
    expect((await cameraStarts(office))[0]).toMatchObject({ firstAt: later })
    expect(rowsOf(office, `SELECT vanished_segments AS n FROM hold WHERE id = ${hold}`)).toEqual([{ n: 1 }])
    expect(office.sources.list(machine, {})).toMatchObject([{ vanished: 1, segments: 1 }])
  })
})

test('names in March’s missing hour are read as late as they can be, and their source says that its zone is wrong', async () => {
  const at = Date.UTC(2026, 2, 29, 1, 30)
  const office = testFootage({ at: at + day })
  put(office.root, 'front/2026-03-29/01-30-00.mp4', at + minute)
  await addSwept(office, local)
  expect((await cameraStarts(office))[0]).toMatchObject({ firstAt: at })
  expect(await doubts(office)).toEqual([{ doubt: 'other-zone', segments: 1 }])
  expect(office.sources.list(machine, {})).toMatchObject([{ unread: 0 }])
  expect(await office.sources.scanAll(machine)).toMatchObject({ added: 0, changed: 0 })
})

test('what is named ahead of the clock is shown, and stays until 31 days after the time in its name', async () => {
  const office = testFootage()
  put(office.root, 'front/2026-12-24/12-00-00.mp4', pictureDay - day)
  await addSwept(office, local)
  expect(await doubts(office)).toEqual([{ doubt: 'future', segments: 1 }])
  expect(await office.sources.scanAll(machine)).toMatchObject({ added: 0, changed: 0 })
  office.world.clock.pass(31 * day)
  expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, pardoned: 0 })
})

test('a name that gives the end begins a length before it', async () => {
  const office = testFootage()
  const path = 'Front/2026-11-22/2026-11-22T12-16-14 motion.mp4'
  record(office.root, path, pictureDay)
  await addSwept(office, 'unifi-backup')
  const endAt = Date.UTC(2026, 10, 22, 12, 16, 14)
  expect(await cameraStarts(office)).toEqual([{ firstAt: endAt - 1000, lastAt: endAt }])
  expect(await office.sources.scanAll(machine)).toMatchObject({ added: 0, changed: 0, vanished: 0 })
}, 120_000)

test('a name that gives the day alone takes the hour from its file', async () => {
  const office = testFootage()
  const at = Date.UTC(2026, 10, 22, 12)
  put(office.root, '1/2026-11-22/4711/4711-video.mp4', at)
  await addSwept(office, 'zoneminder')
  expect(await cameraStarts(office)).toEqual([{ firstAt: at - minute, lastAt: at }])
  expect(await doubts(office)).toEqual([])
})

test('a length that a name says is believed, whatever the file is', async () => {
  const office = testFootage()
  put(office.root, '2026-11-22/001/dav/12/12.16.14-12.46.14[R][0@0][0].dav', pictureDay - day)
  await addSwept(office, 'dahua')
  expect(rowsOf(office, 'SELECT length_ms FROM segment')).toEqual([{ length_ms: 1_800_000 }])
})
