import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { approvalsNeeded, brakeReason, isManyMissing, medianOf, mostRemoved } from '../../main/footage/brake-rules.ts'
import { cameraDayKeys, lastKeyDay, readKey, segmentKey } from '../../main/footage/segment-key.ts'
import { endOf, gapsOf, isDue, joinSpans, type Segment, touches } from '../../main/footage/segment-rules.ts'

const day = 86_400_000
const at = fc.integer({ min: 0, max: (lastKeyDay + 1) * day - 1 })
const camera = fc.integer({ min: 0, max: 1023 })
const segment = (over: Partial<Segment> = {}): Segment => ({
  k: 0,
  cameraId: 1,
  startAt: 0,
  lengthMs: 10_000,
  bytes: 1,
  mtimeAt: 10_000,
  inode: 0,
  oddPath: null,
  ...over,
})

const due = (segments: number) => ({ segments, bytes: 0, fromAt: 0, toAt: 0, held: 0 })

describe('a segment’s key', () => {
  test('gives back camera and start, exactly', () => {
    fc.assert(
      fc.property(camera, at, (cameraId, startAt) => {
        const k = segmentKey(cameraId, startAt)
        expect(Number.isSafeInteger(k)).toBe(true)
        expect(readKey(k)).toEqual({ cameraId, startAt })
      }),
    )
  })
  test('orders by day, then camera, then time', () => {
    fc.assert(
      fc.property(camera, at, camera, at, (cameraA, a, cameraB, b) => {
        const order = Math.floor(a / day) - Math.floor(b / day) || cameraA - cameraB || a - b
        expect(Math.sign(segmentKey(cameraA, a) - segmentKey(cameraB, b))).toBe(Math.sign(order))
      }),
    )
  })
  test('stays within its camera’s day when it moves on', () => {
    const k = segmentKey(7, 3 * day - 1)
    const { from, to } = cameraDayKeys(7, 2)
    expect(k + 1_000_000).toBeLessThan(to)
    expect(k).toBeGreaterThanOrEqual(from)
  })
})

describe('when a segment ends', () => {
  test('the later of name and file time counts', () => {
    expect(endOf(segment({ mtimeAt: 9000 }))).toBe(10_000)
    expect(endOf(segment({ mtimeAt: 40 * day }))).toBe(40 * day)
  })
  test('it is due at its end and not a millisecond before', () => {
    fc.assert(
      fc.property(at, fc.nat(day), fc.integer({ min: -day, max: 60 * day }), (startAt, lengthMs, after) => {
        const one = segment({ startAt, lengthMs, mtimeAt: startAt + after })
        expect(isDue(one, endOf(one) - 1)).toBe(false)
        expect(isDue(one, endOf(one))).toBe(true)
        expect(endOf(one)).toBeGreaterThanOrEqual(startAt + lengthMs)
        expect(endOf(one)).toBeGreaterThanOrEqual(one.mtimeAt)
      }),
    )
  })
  test('a closed range touches it at either edge', () => {
    const one = segment()
    expect(touches(one, { fromAt: 10_000, toAt: 20_000 })).toBe(true)
    expect(touches(one, { fromAt: -5, toAt: 0 })).toBe(true)
    expect(touches(one, { fromAt: 10_001, toAt: 20_000 })).toBe(false)
    expect(touches(one, { fromAt: -5, toAt: -1 })).toBe(false)
  })
})

describe('spans', () => {
  test('join when the next begins within two seconds', () => {
    expect(
      joinSpans([
        { fromAt: 0, toAt: 10 },
        { fromAt: 2010, toAt: 3000 },
        { fromAt: 5001, toAt: 6000 },
      ]),
    ).toEqual([
      { fromAt: 0, toAt: 3000 },
      { fromAt: 5001, toAt: 6000 },
    ])
  })
  test('gaps and spans fill a range without overlap', () => {
    const spans = fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 20 })), { maxLength: 12 })
    fc.assert(
      fc.property(spans, (pairs) => {
        const recorded = joinSpans(
          pairs
            .map(([from, length]) => ({ fromAt: from * 10_000, toAt: (from + length) * 10_000 }))
            .toSorted((a, b) => a.fromAt - b.fromAt),
        )
        const range = { fromAt: 0, toAt: 1_300_000 }
        const gaps = gapsOf(recorded, range)
        const all = [...recorded, ...gaps].reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0)
        expect(all).toBe(range.toAt)
      }),
    )
  })
})

describe('the brake', () => {
  test('allows 500 files, or twice the median day for each day since the last sweep', () => {
    expect(mostRemoved(0, 0, day)).toBe(500)
    expect(mostRemoved(1000, 0, day)).toBe(2000)
    expect(mostRemoved(1000, 0, day + 1)).toBe(4000)
    expect(mostRemoved(1000, 5 * day, day)).toBe(2000)
  })
  test('asks at a first backlog, and above the amount', () => {
    expect(brakeReason(due(1), { first: true, limit: 500 })).toBe('backlog')
    expect(brakeReason(due(0), { first: true, limit: 500 })).toBeUndefined()
    expect(brakeReason(due(500), { first: false, limit: 500 })).toBeUndefined()
    expect(brakeReason(due(501), { first: false, limit: 500 })).toBe('amount')
  })
  test('takes the middle of the days that have any', () => {
    expect(medianOf([])).toBe(0)
    expect(medianOf([0, 5, 0])).toBe(5)
    expect(medianOf([9, 1, 5])).toBe(5)
    expect(medianOf([1, 9])).toBe(1)
  })
  test('asks when more than five in a hundred are missing, and more than twenty', () => {
    expect(isManyMissing(20, 20)).toBe(false)
    expect(isManyMissing(21, 100)).toBe(true)
    expect(isManyMissing(50, 1000)).toBe(false)
    expect(isManyMissing(51, 1000)).toBe(true)
  })
  test('needs two people', () => {
    expect([0, 1, 2, 3].map(approvalsNeeded)).toEqual([2, 1, 0, 0])
  })
})
