import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { createSegmentStore } from '../../main/footage/segment-store.ts'
import { clip, gapsOf, joinSpans } from '../../main/footage/segment-rules.ts'
import { addDays, day, hour, localDay, minute } from '../../shared/time.ts'
import { registerOf, type Recorded } from '../support/entered-segments.ts'
import { holdOn, testFootage, type TestFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

const lengthOf = (spans: readonly { fromAt: number; toAt: number }[]) =>
  spans.reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0)

function officeIn(timeZone: string, at = pictureDay) {
  const office = testFootage({ at })
  office.world.db.transaction(() => office.office.update({ ...office.office.current(), timeZone }))
  return { ...office, ...registerOf(office) }
}
const everyMinute = (camera: string, fromAt: number, toAt: number): Recorded[] =>
  Array.from({ length: Math.ceil((toAt - fromAt) / minute) }, (_, at) => ({
    camera,
    startAt: fromAt + at * minute,
    lengthMs: minute,
  }))

/** The plainest reading of the segments themselves. */
function readPlainly(office: Pick<TestFootage, 'world'>, cameraId: number, on: string, timeZone: string) {
  const { fromAt, toAt } = localDay(on, timeZone)
  const rows = [...createSegmentStore(office.world.db).eachTouching(cameraId, 0, 4e12)]
  const spans = rows.map(({ startAt, lengthMs }) => ({ fromAt: startAt, toAt: startAt + lengthMs }))
  const joined = joinSpans(spans.toSorted((one, other) => one.fromAt - other.fromAt))
  const now = office.world.clock.now()
  const watch = { fromAt: Math.max(now - 31 * day, joined[0]!.fromAt), toAt: now }
  const gaps = gapsOf(joined, watch).filter((gap) => gap.fromAt < toAt && gap.toAt > fromAt)
  return { recorded: clip(joined, { fromAt, toAt }), gaps }
}

/** Numbers that look like chance and are the same in each run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state
  }
}

/** Three days of a camera that stops and goes, overlaps itself, records for hours in one file, and is late. */
function unevenBatches(seed: number, from: number): Recorded[][] {
  const next = numbers(seed)
  const draw = (most: number) => next.next().value % most
  const recorded: Recorded[] = []
  for (let at = from; at < from + 3 * day;) {
    const kind = draw(100)
    const lengthMs = kind < 3 ? draw(5 * hour) : kind < 50 ? 10_000 + draw(900) : 20_000 + draw(2 * minute)
    recorded.push({ camera: 'front', startAt: at, lengthMs })
    at += kind < 90 ? Math.max(1000, lengthMs - draw(3000)) : kind < 99 ? lengthMs + draw(20 * minute) : 3 * hour
  }
  const batches: Recorded[][] = [[], [], []]
  for (const [place, one] of recorded.entries()) batches[Math.floor(place / 40) % 5 === 0 ? draw(3) : 0]!.push(one)
  return batches
}

describe.each(['Europe/London', 'Asia/Kolkata', 'America/St_Johns'])(
  'a camera that stops and goes, in %s',
  (timeZone) => {
    test.each([1, 2, 3, 4])('is shown as its segments say, whatever order they came in (%i)', async (seed) => {
      const office = officeIn(timeZone)
      const from = pictureDay - 20 * day - (pictureDay % day)
      for (const batch of unevenBatches(seed, from)) office.enter(batch)
      office.leave('front', from + 30 * hour + 7 * minute, from + 33 * hour)
      expect(office.hours.faults()).toEqual([])
      const firstOn = new Date(from - day).toISOString().slice(0, 10)
      const { days, cameras } = await office.coverage.month(machine, { fromOn: firstOn, toOn: addDays(firstOn, 5) })
      for (const [place, { on, fromAt, toAt }] of days.entries()) {
        const plain = readPlainly(office, 1, on, timeZone)
        const shown = await office.coverage.day(machine, { on })
        expect(shown.cameras[0]!.recorded, on).toEqual(plain.recorded)
        expect(shown.cameras[0]!.gaps, on).toEqual(plain.gaps.map((gap) => ({ ...gap, explanation: null })))
        const tile = cameras[0]!.days[place]!
        expect(tile.recordedMs, on).toBe(lengthOf(plain.recorded))
        const missing = lengthOf(clip(plain.gaps, { fromAt, toAt }))
        // Where midnight parts a gap of less than four seconds, neither day shows it.
        expect(Math.abs(tile.gapMs - missing), on).toBeLessThanOrEqual(2000)
        expect(tile.explainedMs).toBe(0)
      }
      const all = office.world.db.prepare('SELECT count(*) AS n FROM segment').get() as { n: number }
      expect(cameras[0]!.days.reduce((sum, { segments }) => sum + segments, 0)).toBe(all.n)
    })
  },
)

test.each([
  ['2026-10-25', 25],
  ['2026-03-29', 23],
])('%s is one tile of %i hours', async (on, hours) => {
  const { fromAt, toAt } = localDay(on, 'Europe/London')
  const office = officeIn('Europe/London', toAt + 2 * day)
  office.enter(everyMinute('front', fromAt - day, toAt + 2 * day))
  const { days, cameras } = await office.coverage.month(machine, { fromOn: addDays(on, -1), toOn: addDays(on, 1) })
  expect(days.map((one) => one.hours)).toEqual([24, hours, 24])
  expect(cameras[0]!.days[1]).toEqual({
    recordedMs: hours * hour,
    gapMs: 0,
    explainedMs: 0,
    segments: hours * 60,
    held: false,
    removed: false,
  })
})

test('a month tells what is held and what is on a certificate, and today up to now', async () => {
  const office = officeIn('UTC')
  const today = pictureDay - (pictureDay % day)
  office.enter(everyMinute('front', today - 33 * day, pictureDay - minute))
  office.enter(everyMinute('back', today - 33 * day, today - 33 * day + hour))
  holdOn(office, [1], today - 33 * day + 90_000, today - 33 * day + 100_000)
  const month = () => office.coverage.month(machine, { fromOn: '2026-10-21', toOn: '2026-11-24' })
  const before = await month()
  expect(before.cameras[0]!.days.map(({ held }) => held).indexOf(true)).toBe(1)
  expect(before.cameras[0]!.days.at(-1)).toMatchObject({
    gapMs: 0,
    recordedMs: pictureDay - minute - today,
  })
  expect(before.cameras[1]!.days[2]).toMatchObject({ recordedMs: 0, removed: false })
  office.leave('back', 0, pictureDay)
  const { db } = office.world
  db.prepare("INSERT INTO sweep (id, started_at, horizon_at, outcome) VALUES (1, 1, 1, 'complete')").run()
  db.prepare(
    `INSERT INTO removed_range (sweep_id, camera_id, from_at, to_at, ended_at, segments, bytes, settled_at, digest)
     VALUES (1, 2, ?, ?, 1, 60, 1, 1, '')`,
  ).run(today - 33 * day, today - 33 * day + hour)
  const after = await month()
  expect(after.cameras[1]!.days.map(({ removed }) => removed).indexOf(true)).toBe(1)
  expect(after.cameras[1]!.days.filter(({ removed }) => removed)).toHaveLength(1)
})

test('more than 62 days are refused', async () => {
  const office = officeIn('UTC')
  const ask = async (toOn: string) => office.coverage.month(machine, { fromOn: '2026-10-01', toOn })
  await expect(ask('2026-12-02')).rejects.toMatchObject({ key: 'days-too-many' })
  await expect(ask('2026-09-30')).rejects.toMatchObject({ key: 'days-too-many' })
  expect((await ask('2026-12-01')).days).toHaveLength(62)
})
