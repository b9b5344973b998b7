import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { pictureDay } from '../support/test-world.ts'
import { addSwept, day, holdOn, putSegment, rowsOf, saySegmentsLast, testFootage } from '../support/test-footage.ts'

const minute = 60_000
const at = (hours: number, minutes = 0, date = 23) => Date.UTC(2026, 10, date, hours, minutes)

async function recorded(starts: number[], length = minute, over: { at?: number } = {}) {
  const office = testFootage(over)
  for (const start of starts) putSegment(office.root, 'front', start, length)
  await addSwept(office)
  saySegmentsLast(office, length)
  return office
}

test('a day: spans joined, gaps between them, from the first footage on', async () => {
  const starts = [at(10), at(10, 1), at(10, 2), at(10, 30), at(10, 31)]
  const office = await recorded(starts)
  const answer = await office.coverage.day(machine, { on: '2026-11-23' })
  expect(answer).toMatchObject({
    on: '2026-11-23',
    timeZone: 'Europe/London',
    fromAt: at(0),
    toAt: at(24),
    hours: 24,
    nowAt: pictureDay,
    firstOn: '2026-11-23',
    horizonAt: pictureDay - 31 * day,
  })
  expect(answer.cameras).toEqual([
    {
      cameraId: 1,
      name: 'front',
      recorded: [
        { fromAt: at(10), toAt: at(10, 3) },
        { fromAt: at(10, 30), toAt: at(10, 32) },
      ],
      held: [],
      gaps: [
        { fromAt: at(10, 3), toAt: at(10, 30), explanation: null },
        { fromAt: at(10, 32), toAt: pictureDay, explanation: null },
      ],
      segments: 5,
      bytes: rowsOf<{ bytes: number }>(office, 'SELECT sum(bytes) AS bytes FROM segment')[0]!.bytes,
    },
  ])
})

test('today: what has not had time to arrive is no gap', async () => {
  const recent = [10, 9, 8, 7, 6, 5].map((before) => pictureDay - before * minute)
  const office = await recorded(recent)
  const today = await office.coverage.day(machine, { on: '2026-11-24' })
  expect(today.cameras[0]!.gaps).toEqual([])
  office.world.clock.pass(20 * minute)
  const later = await office.coverage.day(machine, { on: '2026-11-24' })
  expect(later.cameras[0]!.gaps).toEqual([
    { fromAt: pictureDay - 4 * minute, toAt: pictureDay + 20 * minute, explanation: null },
  ])
})

test('footage over midnight is on both days', async () => {
  const office = await recorded([at(23, 59)], 2 * minute)
  const before = await office.coverage.day(machine, { on: '2026-11-23' })
  const after = await office.coverage.day(machine, { on: '2026-11-24' })
  expect(before.cameras[0]!.recorded).toEqual([{ fromAt: at(23, 59), toAt: at(24) }])
  expect(after.cameras[0]!.recorded).toEqual([{ fromAt: at(24), toAt: at(24, 1) }])
})

test('a hold is shown as the whole segments it keeps', async () => {
  const office = await recorded([at(10), at(10, 1), at(10, 2)])
  holdOn(office, [1], at(10, 0) + 30_000, at(10, 1) + 30_000)
  const { cameras } = await office.coverage.day(machine, { on: '2026-11-23', cameraIds: [1] })
  expect(cameras[0]!.held).toEqual([{ fromAt: at(10), toAt: at(10, 2), reference: expect.stringMatching(/^INC-2026/) }])
})

test.each([
  ['2026-10-25', 25],
  ['2026-03-29', 23],
])('%s has %i hours', async (on, hours) => {
  const office = await recorded([at(10)])
  expect(await office.coverage.day(machine, { on })).toMatchObject({ hours })
})

test('what other nouns ask: whole segments that touch, bytes, merged spans', async () => {
  const starts = [at(10), at(10, 1), at(10, 5)]
  const office = await recorded(starts)
  expect(office.register.touching(1, at(10, 1), at(10, 4))).toMatchObject({
    segments: 2,
    fromAt: at(10),
    toAt: at(10, 2),
    recorded: [{ fromAt: at(10), toAt: at(10, 2) }],
  })
  expect(office.register.touching(1, at(11), at(12))).toEqual({
    segments: 0,
    bytes: 0,
    fromAt: null,
    toAt: null,
    recorded: [],
  })
  expect(office.register.touching(2, at(0), at(24))).toMatchObject({ segments: 0 })
  expect(office.register.cameraNames()).toEqual(new Map([[1, 'front']]))
  // Whole years are asked as cheaply as a day.
  expect(office.register.touching(1, 0, Date.UTC(2100, 0))).toMatchObject({ segments: 3 })
})

test('a segment whose file time lies far ahead of its name touches until then', async () => {
  const office = await recorded([at(10, 0, 1)])
  office.world.db.prepare('UPDATE segment SET mtime_after_ms = ?').run(20 * day)
  expect(office.register.touching(1, at(0, 0, 15), at(1, 0, 15))).toMatchObject({ segments: 1 })
  expect(office.register.touching(1, at(0, 0, 22), at(1, 0, 22))).toMatchObject({ segments: 0 })
})

test('removed stretches are told to who asks for the time they covered', async () => {
  const starts = Array.from({ length: 10 }, (_, n) => pictureDay - 40 * day + n * minute)
  const office = await recorded(starts)
  await office.sweeps.run(machine)
  expect(office.register.removedTouching([1], starts[0]!, starts[9]!)).toBe(9)
  expect(office.register.removedTouching([1], starts[0]!, starts[9]! + minute)).toBe(10)
  expect(office.register.removedTouching([1], starts[4]!, starts[6]!)).toBe(2)
  expect(office.register.removedTouching([2], starts[0]!, starts[9]!)).toBe(0)
  expect(office.register.removedSince(pictureDay + 1, [1], starts[0]!, starts[9]!)).toBe(0)
  expect(office.register.removedSince(pictureDay, [1], starts[0]!, starts[9]! + minute)).toBe(10)
})
