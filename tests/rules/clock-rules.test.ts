import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  agreeing,
  type Evidence,
  type Held,
  latestTime,
  offBy,
  type Sample,
  standingOf,
  suspicion,
} from '../../main/clock/clock-rules.ts'
import { parseChrony, parseW32tm } from '../../main/clock/time-server.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const at = Date.UTC(2026, 10, 24)
const anchor: Sample = { wall: at, monotonic: 5000 }
const sample = (wall: number, monotonic: number): Sample => ({ wall: at + wall, monotonic: 5000 + monotonic })
const held = (over: Partial<Held> = {}): Held => ({
  anchor,
  highWaterAt: at,
  builtAt: at - 30 * day,
  agreed: false,
  ...over,
})
const fresh = held({ anchor: undefined })

test.each([
  ['half a minute on both clocks', sample(30_000, 30_000), held(), undefined],
  ['two minutes of difference are borne', sample(30_000 + 2 * minute, 30_000), held(), undefined],
  ['a jump ahead', sample(30_100 + 2 * minute, 30_000), held(), 'jump'],
  ['a jump back', sample(29_900 - 2 * minute, 30_000), held(), 'jump'],
  ['a wall clock that stands still', sample(0, 3 * minute), held(), 'jump'],
  ['sixteen hours of sleep on both', sample(16 * hour, 16 * hour), held(), undefined],
  [
    'half a minute a day for a month, as a clock is slewed',
    sample(31 * day - 15 * minute, 31 * day),
    held(),
    undefined,
  ],
  ['a hundred seconds each half minute, for an hour', sample(hour + 12_000_000, hour), held(), 'jump'],
  ['a minute of leap seconds', sample(day + minute, day), held(), undefined],
  ['five minutes before the high-water mark', sample(-5 * minute - 1, 30_000), held(), 'before-high-water'],
  ['31 days ahead', sample(31 * day, 30_000), held(), 'jump'],
  ['a start six minutes back', sample(-6 * minute, 0), fresh, 'before-high-water'],
  ['a start five minutes back', sample(-5 * minute, 0), fresh, undefined],
  ['a start after a long weekend', sample(72 * hour, 0), fresh, undefined],
  ['a start after a longer one', sample(72 * hour + 1, 0), fresh, 'far-ahead'],
  ['…where another clock agrees', sample(400 * day, 0), { ...fresh, agreed: true }, undefined],
  ['a battery that is dead: 1970', { wall: 0, monotonic: 0 }, fresh, 'out-of-bounds'],
  ['…or 2000', { wall: Date.UTC(2000, 0, 1), monotonic: 0 }, fresh, 'out-of-bounds'],
  ['a day before it was built', sample(-31 * day, 0), fresh, 'out-of-bounds'],
  ['sixteen years on', sample(16 * 366 * day, 0), { ...fresh, agreed: true }, 'out-of-bounds'],
  ['past 19 January 2038', { wall: Date.UTC(2038, 0, 20), monotonic: 0 }, { ...fresh, agreed: true }, undefined],
  [
    'sources that run as they are have no build',
    { wall: 0, monotonic: 0 },
    held({ builtAt: undefined, highWaterAt: 0, anchor: undefined }),
    undefined,
  ],
] as const)('%s', (_what, now, against, expected) => {
  expect(suspicion(now, against)).toBe(expected)
})

test('what may be wrong is suspect, what must be is bad, and how far off is told', () => {
  expect(standingOf('jump')).toBe('suspect')
  expect(standingOf('far-ahead')).toBe('suspect')
  expect(standingOf('before-high-water')).toBe('bad')
  expect(standingOf('out-of-bounds')).toBe('bad')
  expect(offBy('jump', sample(hour, minute), held())).toBe(59 * minute)
  expect(offBy('before-high-water', sample(-hour, 0), held())).toBe(-hour)
})

test('however the wall clock jumps, no later time is believed than two minutes ahead', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 16 * hour }),
      fc.integer({ min: -400 * day, max: 400 * day }),
      (passed, jump) => {
        const now = sample(passed + jump, passed)
        const latest = latestTime(now, anchor)
        expect(latest).toBeLessThanOrEqual(now.wall)
        expect(latest).toBeLessThanOrEqual(at + passed + 2 * minute + passed * 0.0005)
        if (jump <= 2 * minute) expect(latest).toBe(now.wall)
      },
    ),
  )
})

test('other clocks agree while they are fresh and near', () => {
  const none: Evidence = { timeServer: null, tablets: new Map(), newestFootageAt: null }
  const now = sample(0, 0)
  const clock = (aheadMs: number) => ({ aheadMs, at: now })
  expect(agreeing(none, now)).toEqual([])
  expect(agreeing({ ...none, timeServer: clock(59_000) }, now)).toEqual(['time-server'])
  expect(agreeing({ ...none, timeServer: clock(61_000) }, now)).toEqual([])
  expect(agreeing({ ...none, timeServer: clock(0) }, sample(25 * hour, 25 * hour))).toEqual([])
  // It agreed before ours was set: now it is a day off.
  expect(agreeing({ ...none, timeServer: clock(0) }, sample(day, 0))).toEqual([])
  expect(agreeing({ ...none, newestFootageAt: now.wall - 14 * minute }, now)).toEqual(['cameras'])
  expect(agreeing({ ...none, newestFootageAt: now.wall - 16 * minute }, now)).toEqual([])
  const tablets = (...ahead: number[]) => ({ ...none, tablets: new Map(ahead.map((ms, id) => [id, clock(ms)])) })
  expect(agreeing(tablets(minute), now)).toEqual([])
  expect(agreeing(tablets(minute, -minute), now)).toEqual(['tablets'])
  expect(agreeing(tablets(minute, 6 * minute), now)).toEqual([])
})

test('time servers are read as chrony and Windows say it', () => {
  const now = Date.UTC(2026, 10, 24, 12)
  const chrony = (seconds: number, leap = 'Normal') =>
    `C0A80101,192.168.1.1,2,${(now / 1000 - seconds).toFixed(9)},0.000123,-0.000010,0.00002,-12.3,0.001,0.02,0.03,0.004,64.2,${leap}\n`
  expect(parseChrony(chrony(90), now)).toEqual({ aheadMs: 0, agoMs: 90_000 })
  expect(parseChrony(chrony(90_000), now)).toBeNull()
  expect(parseChrony(chrony(90, 'Not synchronised'), now)).toBeNull()
  expect(parseChrony('506 Cannot talk to daemon', now)).toBeNull()
  const windows =
    'Leap Indicator: 0(no warning)\r\nPhase Offset: -1.5000000s\r\nTime since Last Good Sync Time: 12.25s\r\n'
  expect(parseW32tm(windows)).toEqual({ aheadMs: -1500, agoMs: 12_250 })
  expect(parseW32tm('Sprunganzeige: 0(keine Warnung)')).toBeNull()
})
