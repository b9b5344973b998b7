import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDiskThread } from '../../main/footage/disk-thread.ts'
import { pictureDay } from '../support/test-world.ts'
import { addSwept, day, frigatePath, holdOn, put, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'

const minute = 60_000
type Row = { k: number; length_ms: number; bytes: number; mtime_after_ms: number; inode: number }
const segmentRows = (office: Parameters<typeof rowsOf>[0]) => rowsOf<Row>(office, 'SELECT * FROM segment ORDER BY k')

function clip(file: string, seconds: number, ...options: string[]): void {
  mkdirSync(dirname(file), { recursive: true })
  const source = `testsrc=duration=${seconds}:size=160x90:rate=5`
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p', ...options, file])
}

describe('real recordings', () => {
  test('of both layouts give their lengths, through the thread', async () => {
    const office = testFootage({ disk: openDiskThread() })
    const start = pictureDay - 2 * day
    clip(join(office.root, 'front/2026-11-22/10-42-00.mp4'), 2)
    clip(join(office.root, 'front/2026-11-22/10-43-00.mp4'), 3, '-movflags', 'frag_keyframe+empty_moov')
    clip(join(office.root, 'front/2026-11-22/10-44-00.mp4'), 1, '-movflags', '+faststart')
    for (const [n, length] of [2, 3, 1].entries()) {
      const at = (start + n * minute + length * 1000) / 1000
      utimesSync(join(office.root, `front/2026-11-22/10-4${2 + n}-00.mp4`), at, at)
    }
    await addSwept(office, 'strftime:<camera>/%Y-%m-%d/%H-%M-%S.mp4')
    expect(segmentRows(office).map(({ length_ms, mtime_after_ms }) => [length_ms, mtime_after_ms])).toEqual([
      [2000, 2000],
      [3000, 3000],
      [1000, 1000],
    ])
    expect(rowsOf(office, 'SELECT * FROM segment_path')).toEqual([])
  })

  test.each(['mkv', 'ts'])('in %s', async (extension) => {
    const office = testFootage()
    const path = `front_2026-11-22T10-42-00.${extension}`
    clip(join(office.root, path), 2, '-c:v', 'libx264')
    utimesSync(join(office.root, path), (pictureDay - 2 * day) / 1000, (pictureDay - 2 * day) / 1000)
    await addSwept(office, `strftime:<camera>_%Y-%m-%dT%H-%M-%S.${extension}`)
    expect(segmentRows(office)).toMatchObject([{ length_ms: 2000 }])
  })
})

test('a length that a file does not say reaches to the next, or is a minute', async () => {
  const office = testFootage()
  for (const after of [0, 10_000, 25_000]) putSegment(office.root, 'front', pictureDay - day + after)
  await addSwept(office)
  expect(segmentRows(office).map(({ length_ms }) => length_ms)).toEqual([10_000, 15_000, 60_000])
})

describe('a file that is still being written', () => {
  test('appears within seconds once its camera’s next file has begun; that one, and one that grows, wait', async () => {
    const office = testFootage()
    const first = join(office.root, put(office.root, frigatePath('front', pictureDay - 20_000), pictureDay - 10_000))
    put(office.root, frigatePath('yard', pictureDay - 20_000), pictureDay - 10_000)
    await addSwept(office)
    await office.sources.scanAll(machine)
    expect(segmentRows(office)).toHaveLength(0)
    put(office.root, frigatePath('front', pictureDay - 10_000), pictureDay)
    await office.sources.scanAll(machine)
    appendFileSync(first, 'more')
    utimesSync(first, pictureDay / 1000, pictureDay / 1000)
    office.world.clock.pass(11_000)
    await office.sources.scanAll(machine)
    expect(segmentRows(office)).toHaveLength(0)
    office.world.clock.pass(11_000)
    await office.sources.scanAll(machine)
    const rows = rowsOf<{ key: string; segments: number }>(office, 'SELECT key, segments FROM camera')
    expect(rows).toEqual([{ key: 'front', segments: 1 }])
  })

  test('is left alone until it has been quiet for two minutes', async () => {
    const office = testFootage()
    const path = put(office.root, frigatePath('front', pictureDay - minute), pictureDay - minute)
    await addSwept(office)
    expect(segmentRows(office)).toEqual([])
    office.world.clock.pass(minute)
    expect(await office.sources.scanAll(machine)).toMatchObject({ added: 1 })
    expect(path).toContain('front')
  })

  test('ahead of the clock, until it stayed the same for two minutes', async () => {
    const office = testFootage()
    put(office.root, frigatePath('front', pictureDay), pictureDay + 10 * day)
    await addSwept(office)
    expect(segmentRows(office)).toEqual([])
    office.world.clock.pass(2 * minute)
    expect(await office.sources.scanAll(machine)).toMatchObject({ added: 1 })
  })

  test('and was taken too early is followed in place', async () => {
    const office = testFootage()
    const path = putSegment(office.root, 'front', pictureDay - day)
    await addSwept(office)
    appendFileSync(join(office.root, path), 'more')
    utimesSync(join(office.root, path), (pictureDay - day + 30_000) / 1000, (pictureDay - day + 30_000) / 1000)
    expect(await office.sources.scanAll(machine)).toMatchObject({ added: 0, changed: 1, vanished: 0 })
    expect(segmentRows(office)).toMatchObject([{ bytes: path.length + 4, mtime_after_ms: 30_000 }])
    expect(office.sources.list(machine, {})).toMatchObject([{ segments: 1, vanished: 0, bytes: path.length + 4 }])
  })
})

describe('a path that is used again', () => {
  test('is a new segment; the old one vanished, and its hold is told', async () => {
    const office = testFootage()
    const path = putSegment(office.root, 'front', pictureDay - 40 * day)
    await addSwept(office)
    const hold = holdOn(office, [1], pictureDay - 41 * day, pictureDay - 39 * day)
    const file = join(office.root, path)
    writeFileSync(`${file}.new`, 'quite other bytes')
    rmSync(file)
    renameSync(`${file}.new`, file)
    utimesSync(file, (pictureDay - day) / 1000, (pictureDay - day) / 1000)
    expect(await office.sources.scanAll(machine)).toMatchObject({ changed: 1 })
    // Written a day ago: its own 31 days begin then.
    expect(segmentRows(office)).toMatchObject([{ bytes: 17, mtime_after_ms: 39 * day }])
    expect(rowsOf(office, `SELECT vanished_segments AS n FROM hold WHERE id = ${hold}`)).toEqual([{ n: 1 }])
    expect(office.sources.list(machine, {})).toMatchObject([{ vanished: 1, segments: 1, timeSuspect: 1 }])
  })

  test('under a condemnation never takes that condemnation over', async () => {
    const office = testFootage()
    const path = putSegment(office.root, 'front', pictureDay - 40 * day)
    await addSwept(office)
    put(office.root, path, pictureDay - day, 'other bytes')
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, pardoned: 1 })
    await office.sources.scanAll(machine)
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, pardoned: 0, outcome: 'complete' })
  })
})

test('a key that is taken moves on, and the path is remembered', async () => {
  const office = testFootage()
  // The same second of one camera in two folders: both are real.
  put(office.root, 'front/1-1764000000.mp4', pictureDay - day)
  const pattern = 'strftime:<camera>/%s.mp4'
  put(office.root, 'front/1795430400.mp4', pictureDay - day)
  await addSwept(office, pattern)
  expect(office.sources.list(machine, {})).toMatchObject([{ unread: 1, segments: 1 }])
  const odd = testFootage()
  const at = Date.UTC(2026, 9, 25, 0, 30)
  put(odd.root, 'front/2026-10-25/01-30-00+0100.mp4', at + 60_000)
  put(odd.root, 'front/2026-10-25/01-30-00+0000.mp4', at + 3_660_000)
  // Another zone's name of the same instant.
  put(odd.root, 'front/2026-10-25/02-30-00+0200.mp4', at + 60_000)
  await addSwept(odd, 'strftime:<camera>/%Y-%m-%d/%H-%M-%S%z.mp4')
  expect(segmentRows(odd)).toHaveLength(3)
  expect(rowsOf(odd, 'SELECT path, start_at FROM segment_path')).toEqual([
    { path: 'front/2026-10-25/02-30-00+0200.mp4', start_at: at },
  ])
  // Seen again, it is known.
  expect(await odd.sources.scanAll(machine)).toMatchObject({ added: 0, changed: 0, vanished: 0 })
  odd.world.clock.pass(31 * day)
  expect(await odd.sweeps.run(machine)).toMatchObject({ removed: 3, pardoned: 0 })
})

test('many files are registered in few transactions while other calls are answered', async () => {
  const office = testFootage()
  for (let n = 0; n < 3000; n += 1) putSegment(office.root, `cam${n % 4}`, pictureDay - 3 * day + n * 11_000)
  let turns = 0
  const ticking = setInterval(() => (turns += 1), 1)
  await addSwept(office)
  clearInterval(ticking)
  expect(office.sources.list(machine, {})).toMatchObject([{ segments: 3000 }])
  expect(turns).toBeGreaterThan(3)
  expect(office.cameras.list(machine, {})).toHaveLength(4)
})

test('cameras beyond the last number are refused, counted, and nothing of theirs is touched', async () => {
  const office = testFootage()
  await addSwept(office)
  const { db } = office.world
  db.prepare("INSERT INTO camera (id, source_id, key, name, added_at) VALUES (1023, 1, 'last', 'last', 0)").run()
  putSegment(office.root, 'front', pictureDay - 40 * day)
  expect(await office.sources.scanAll(machine)).toMatchObject({ added: 0, unread: 1 })
})
