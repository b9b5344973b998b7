import { describe, expect, test } from 'vitest'
import { type Evidence, type Named, settleStart } from '../../main/footage/start-rules.ts'
import { day, hour, minute } from '../../shared/time.ts'

const later = Date.UTC(2026, 9, 25, 1, 30)
const earlier = later - hour
const now = later + 30 * day
const repeated: Named = { startAt: later, fromAt: earlier, open: 'repeated-hour' }
const silent: Evidence = { lengthMs: minute, createdAt: null, mtimeAt: later + 20 * day, neighbours: [] }
const settle = (name: Named, evidence: Partial<Evidence> = {}) => settleStart(name, { ...silent, ...evidence }, now)

describe('the hour that October repeats', () => {
  test.each([
    ['its container says the first', { createdAt: earlier + 2000 }, earlier],
    ['its container says the second', { createdAt: later - 2000 }, later],
    ['its file was closed in the first', { mtimeAt: earlier + minute }, earlier],
    ['its file was closed in the second', { mtimeAt: later + minute + 5000 }, later],
    ['both agree', { createdAt: earlier, mtimeAt: earlier + minute }, earlier],
    ['it follows one neighbour', { neighbours: [{ fromAt: earlier - minute, toAt: earlier }] }, earlier],
    ['it precedes one', { neighbours: [{ fromAt: later + minute, toAt: later + 2 * minute }] }, later],
    [
      'the first is taken',
      {
        neighbours: [
          { fromAt: earlier - minute, toAt: earlier },
          { fromAt: earlier, toAt: earlier + minute },
          { fromAt: later - minute, toAt: later },
        ],
      },
      later,
    ],
  ])('is settled where %s', (_when, evidence, startAt) => {
    expect(settle(repeated, evidence)).toEqual({ startAt, doubt: null })
  })

  test.each([
    ['nothing says which', {}],
    ['container and file time contradict each other', { createdAt: earlier, mtimeAt: later + minute }],
    [
      'both have a neighbour',
      {
        neighbours: [
          { fromAt: earlier - minute, toAt: earlier },
          { fromAt: later - minute, toAt: later },
        ],
      },
    ],
    ['the container says a time between', { createdAt: earlier + hour / 2 }],
    ['the container was never set', { createdAt: later - 40 * day }],
  ])('is in doubt, and the later, where %s', (_when, evidence) => {
    expect(settle(repeated, evidence)).toEqual({ startAt: later, doubt: 'repeated-hour' })
  })
})

describe('a name that gives the day alone', () => {
  const midnight = Date.UTC(2026, 10, 22)
  const name: Named = { startAt: midnight + day - 1, fromAt: midnight, open: 'day-only' }
  test('begins when its container says', () => {
    expect(settle(name, { createdAt: midnight + hour })).toEqual({ startAt: midnight + hour, doubt: null })
  })
  test('or a length before its file’s time', () => {
    expect(settle(name, { mtimeAt: midnight + hour })).toEqual({ startAt: midnight + hour - minute, doubt: null })
  })
  test('or, where both are of another day, at its very end, in doubt', () => {
    expect(settle(name, { createdAt: midnight - 1 })).toEqual({ startAt: name.startAt, doubt: 'no-time' })
  })
})

test('a name that gives the end alone begins a length before', () => {
  expect(settle({ startAt: later, open: 'end-only' })).toEqual({ startAt: later - minute, doubt: null })
})

test('what is named ahead of the clock keeps its time and is in doubt; a clock that runs some minutes ahead is none', () => {
  expect(settle({ startAt: now + hour })).toEqual({ startAt: now + hour, doubt: 'future' })
  expect(settle({ startAt: now + 5 * minute })).toEqual({ startAt: now + 5 * minute, doubt: null })
})
