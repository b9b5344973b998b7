import { createHash } from 'node:crypto'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
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

/** Four cameras whose hours are removed in turn, over two batches and a midnight later one segment each. */
async function fourCameras() {
  const office = testFootage()
  for (let camera = 0; camera < 4; camera += 1) {
    for (let n = 0; n < each; n += 1) putSegment(office.root, `c${camera}`, at(n))
    putSegment(office.root, `c${camera}`, first + day)
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
  const { office, ranges, digestOf, cameras } = await fourCameras()
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
  const { office, ranges, cameras } = await fourCameras()
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
