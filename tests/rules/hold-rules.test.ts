import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  gapsInside,
  keptRange,
  refuseApproval,
  refuseAsking,
  refuseRange,
  refuseRefusal,
  refuseReviewDate,
} from '../../main/incidents/hold-rules.ts'
import { day } from '../../shared/time.ts'

const now = Date.UTC(2026, 10, 24, 10, 42)
const span = (fromAt: number, toAt: number) => ({ fromAt, toAt })

test('a range runs forward, for a year at most, to a year from now at most', () => {
  refuseRange(span(now, now), now)
  refuseRange(span(now, now + 366 * day), now)
  expect(() => refuseRange(span(now, now - 1), now)).toThrow('hold-range-order')
  expect(() => refuseRange(span(now - 367 * day, now), now)).toThrow('hold-range-long')
  expect(() => refuseRange(span(now + day, now + 366 * day + 1), now)).toThrow('hold-range-ahead')
})

test('a review is on a later day, within a year', () => {
  refuseReviewDate('2026-11-25', '2026-11-24')
  refuseReviewDate('2027-11-24', '2026-11-24')
  expect(() => refuseReviewDate('2026-11-24', '2026-11-24')).toThrow('review-past')
  expect(() => refuseReviewDate('2027-11-26', '2026-11-24')).toThrow('review-late')
})

test('a release is asked once and approved by somebody else', () => {
  const fresh = { releaseAskedBy: null, releasedAt: null }
  const asked = { releaseAskedBy: 5, releasedAt: null }
  const released = { releaseAskedBy: 5, releasedAt: now }
  refuseAsking(fresh)
  refuseApproval(asked, 6)
  refuseRefusal(asked)
  expect(() => refuseAsking(asked)).toThrow('release-asked')
  expect(() => refuseAsking(released)).toThrow('hold-released')
  expect(() => refuseApproval(asked, 5)).toThrow('own-request')
  expect(() => refuseApproval(fresh, 6)).toThrow('release-not-asked')
  expect(() => refuseApproval(released, 6)).toThrow('hold-released')
  expect(() => refuseRefusal(fresh)).toThrow('release-not-asked')
})

test('gaps are what is not recorded inside the range, and the future is none', () => {
  expect(gapsInside([], span(10, 20), 100)).toEqual([span(10, 20)])
  expect(gapsInside([span(0, 12), span(15, 30)], span(10, 20), 100)).toEqual([span(12, 15)])
  expect(gapsInside([span(0, 12)], span(10, 20), 15)).toEqual([span(12, 15)])
  expect(gapsInside([span(0, 30)], span(10, 20), 100)).toEqual([])
  expect(gapsInside([], span(10, 20), 5)).toEqual([])
})

test('gaps and recorded time make up the whole range', () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 50 })))
  fc.assert(
    fc.property(
      lengths,
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 0, max: 500 }),
      (steps, fromAt, length) => {
        let reached = 0
        const recorded = steps.map(([pause, long]) => {
          const start = reached + pause
          reached = start + long
          return span(start, reached)
        })
        const toAt = fromAt + length
        const sum = (spans: { fromAt: number; toAt: number }[]) =>
          spans.reduce((all, one) => all + Math.max(0, Math.min(one.toAt, toAt) - Math.max(one.fromAt, fromAt)), 0)
        const gaps = gapsInside(recorded, span(fromAt, toAt), 10_000)
        expect(sum(gaps) + sum(recorded)).toBe(length)
        for (const gap of gaps) expect(gap.toAt > gap.fromAt && gap.fromAt >= fromAt && gap.toAt <= toAt).toBe(true)
      },
    ),
  )
})

test('the kept range is never narrower than the asked one', () => {
  expect(keptRange(span(10, 20), [])).toEqual({ keptFromAt: null, keptToAt: null })
  expect(keptRange(span(10, 20), [span(8, 12), span(15, 26)])).toEqual({ keptFromAt: 8, keptToAt: 26 })
  expect(keptRange(span(10, 20), [span(14, 16)])).toEqual({ keptFromAt: 10, keptToAt: 20 })
})
