import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  gapsInside,
  keptRange,
  refuseAsking,
  refuseDecision,
  refuseRange,
  refuseReviewDate,
  refuseTakingBack,
} from '../../main/incidents/hold-rules.ts'
import { day } from '../../shared/time.ts'

const now = Date.UTC(2026, 10, 24, 10, 42)
const span = (fromAt: number, toAt: number) => ({ fromAt, toAt })
const at = (fromSecond: number, toSecond: number) => span(fromSecond * 1000, toSecond * 1000)

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
  const fresh = { releaseAskedBy: null, releasedBy: null, releasedAt: null }
  const asked = { releaseAskedBy: 5, releasedBy: null, releasedAt: null }
  const agreed = { ...asked, releasedBy: 'Priya' }
  const released = { ...agreed, releasedAt: now }
  refuseAsking(fresh)
  refuseDecision(asked, 6)
  expect(() => refuseAsking(asked)).toThrow('release-asked')
  expect(() => refuseAsking(released)).toThrow('hold-released')
  expect(() => refuseDecision(asked, 5)).toThrow('own-request')
  expect(() => refuseDecision(fresh, 6)).toThrow('release-not-asked')
  expect(() => refuseDecision(agreed, 6)).toThrow('release-approved')
  expect(() => refuseDecision(released, 6)).toThrow('hold-released')
  refuseTakingBack(asked, 5)
  refuseTakingBack(agreed, 5)
  refuseTakingBack(agreed, 7)
  expect(() => refuseTakingBack(asked, 6)).toThrow('release-others')
  expect(() => refuseTakingBack(fresh, 6)).toThrow('release-not-asked')
  expect(() => refuseTakingBack(released, 5)).toThrow('hold-released')
})

test('gaps are what is not recorded inside the range; the future and two seconds are none', () => {
  expect(gapsInside([], at(10, 20), 100_000)).toEqual([at(10, 20)])
  expect(gapsInside([at(0, 12), at(15, 30)], at(10, 20), 100_000)).toEqual([at(12, 15)])
  expect(gapsInside([at(0, 12), at(14, 30)], at(10, 20), 100_000)).toEqual([])
  expect(gapsInside([at(0, 12)], at(10, 20), 15_000)).toEqual([at(12, 15)])
  expect(gapsInside([at(0, 30)], at(10, 20), 100_000)).toEqual([])
  expect(gapsInside([], at(10, 20), 5000)).toEqual([])
})

test('gaps and recorded time make up the whole range', () => {
  const lengths = fc.array(fc.tuple(fc.constantFrom(0, 2001, 9000), fc.integer({ min: 3000, max: 50_000 })))
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
        const gaps = gapsInside(recorded, span(fromAt, toAt), 10_000_000)
        const missed = length - sum(gaps) - sum(recorded)
        // A pause that the range cuts short may be too short to count, at either end.
        expect(missed >= 0 && missed <= 4000).toBe(true)
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
