import { createHash } from 'node:crypto'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import {
  addSwept,
  day,
  filesIn,
  frigatePath,
  holdOn,
  putSegment,
  rowsOf,
  testFootage,
} from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

const each = 400
const first = Math.floor((pictureDay - 40 * day) / day) * day + 8 * 3_600_000
const at = (n: number) => first + n * 11_000
type Range = { camera_id: number; from_at: number; to_at: number; segments: number; digest: string }
type Line = { cameraId: number; startAt: number; length: number; bytes: number }

/** Four cameras whose hours are removed in turn, over two batches, and a day later one segment each where asked. */
async function fourCameras({ disk, nextDay }: { disk?: Disk; nextDay: boolean }) {
  const office = testFootage(disk ? { disk } : {})
  for (let camera = 0; camera < 4; camera += 1) {
    for (let n = 0; n < each; n += 1) putSegment(office.root, `c${camera}`, at(n))
    if (nextDay) putSegment(office.root, `c${camera}`, first + day)
  }
  await addSwept(office)
  const lines = rowsOf<Line>(
    office,
    `SELECT (k >> 27) & 1023 AS cameraId, (k >> 37) * 86400000 + (k & 134217727) AS startAt, length_ms AS length, bytes
     FROM segment ORDER BY k`,
  )
  const ranges = () =>
    rowsOf<Range>(office, 'SELECT * FROM removed_range ORDER BY camera_id, from_at').map((range) => ({
      camera: range.camera_id,
      from: range.from_at,
      segments: range.segments,
      digest: range.digest,
    }))
  const digestOf = (camera: number, isIn: (line: Line) => boolean) => {
    const ours = lines.filter((line) => line.cameraId === camera && isIn(line))
    const text = ours.map(
      ({ cameraId, startAt, length, bytes }) => `${cameraId} ${startAt} ${startAt + length} ${bytes}\n`,
    )
    return createHash('sha256').update(text.join('')).digest('hex')
  }
  const cameras = rowsOf<{ id: number }>(office, 'SELECT id FROM camera ORDER BY id').map(({ id }) => id)
  return { office, ranges, digestOf, cameras }
}

test('hours are removed in turn, and each camera’s day is one range with the digest of its lines', async () => {
  const { office, ranges, digestOf, cameras } = await fourCameras({ nextDay: true })
  await office.sweeps.run(machine)
  const firstDay = ({ startAt }: Line) => startAt < first + day / 2
  expect(ranges()).toEqual(
    cameras.flatMap((camera) => [
      { camera, from: first, segments: each, digest: digestOf(camera, firstDay) },
      { camera, from: first + day, segments: 1, digest: digestOf(camera, (line) => !firstDay(line)) },
    ]),
  )
})

test('what is held or could not be removed parts a range, in whichever batch it lies', async () => {
  const { office, ranges, cameras } = await fourCameras({ nextDay: false })
  const [one, two] = cameras as [number, number]
  // Held on the first camera; on the second, another time than was registered, at the very edge of an hour.
  holdOn(office, [one], at(100) + 5000, at(100) + 5000)
  const edge = Math.ceil(3_600_000 / 11_000)
  const changed = join(office.root, frigatePath('c1', at(edge)))
  utimesSync(changed, at(edge) / 1000, (at(edge) + 9000) / 1000)
  await office.sweeps.run(machine)
  const onFirstDay = (camera: number) =>
    ranges()
      .filter((range) => range.camera === camera && range.from < first + day / 2)
      .map(({ from, segments }) => ({ from, segments }))
  expect(filesIn(office.root).size).toBe(2)
  expect(onFirstDay(one)).toEqual([
    { from: first, segments: 100 },
    { from: at(101), segments: each - 101 },
  ])
  expect(onFirstDay(two)).toEqual([
    { from: first, segments: edge },
    { from: at(edge + 1), segments: each - edge - 1 },
  ])
})

test('what a batch leaves untried is in ranges of its own, since the batch behind it goes first', async () => {
  const real = openDisk()
  let calls = 0
  const disk: Disk = {
    ...real,
    async remove(root, files, limits) {
      calls += 1
      const tried = calls === 1 ? 300 : files.length
      const { problem, outcomes } = await real.remove(root, files.slice(0, tried), { ...limits, ms: Infinity })
      return { problem, outcomes: files.map((_file, place) => outcomes[place] ?? 'untried') }
    },
  }
  const { office, ranges, digestOf } = await fourCameras({ disk, nextDay: false })
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 4 * each })
  const all = rowsOf<Range>(office, 'SELECT * FROM removed_range ORDER BY camera_id, from_at')
  expect(all.length).toBeGreaterThan(4)
  // None reaches into the next: each holds exactly the lines from its first segment to the next range's.
  expect(ranges().map(({ digest }) => digest)).toEqual(
    all.map(({ camera_id, from_at }, place) => {
      const next = all[place + 1]
      const until = next?.camera_id === camera_id ? next.from_at : Infinity
      return digestOf(camera_id, ({ startAt }) => startAt >= from_at && startAt < until)
    }),
  )
})
