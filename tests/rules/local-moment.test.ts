import { describe, expect, it } from 'vitest'
import { day, hour } from '../../shared/time.ts'
import { spanTicks } from '../../renderer/desk/incidents/hold-span.ts'
import { comesTwice, instantOf, momentOf, readTime } from '../../renderer/desk/incidents/local-moment.ts'
import { readDate } from '../../renderer/desk/incidents/read-date.ts'
import { proofDays } from '../../renderer/desk/sweeps/proof-days.ts'

const zone = 'Europe/London'

describe('a moment as people type it', () => {
  it.each([
    ['9:10', '09:10'],
    ['0910', '09:10'],
    ['9.10', '09:10'],
    ['9', '09:00'],
    [' 23:59 ', '23:59'],
    ['24:00', null],
    ['12:60', null],
    ['noon', null],
    ['', null],
  ])('reads the time %j', (text, time) => {
    expect(readTime(text)).toBe(time)
  })

  it.each([
    ['19/11/2026', '2026-11-19'],
    ['19 Nov 2026', '2026-11-19'],
    ['19 November 26', '2026-11-19'],
    ['1.2.2026', '2026-02-01'],
    ['2026-11-19', '2026-11-19'],
    ['31/02/2026', null],
    ['11/19/2026', null],
    ['soon', null],
  ])('reads the date %j, day first', (text, on) => {
    expect(readDate(text)).toBe(on)
  })

  it('finds the instant in the office’s zone, and the way back', () => {
    expect(instantOf({ on: '2026-07-01', time: '14:42' }, zone, 'first')).toBe(Date.UTC(2026, 6, 1, 13, 42))
    expect(momentOf(Date.UTC(2026, 6, 1, 13, 42), zone)).toEqual({ on: '2026-07-01', time: '14:42' })
    expect(instantOf({ on: '', time: '14:42' }, zone, 'first')).toBeNull()
    expect(instantOf({ on: '2026-07-01', time: 'late' }, zone, 'first')).toBeNull()
  })

  it('widens a range over the hour that October repeats, and steps over the one that March skips', () => {
    const twice = { on: '2026-10-25', time: '01:30' }
    expect(comesTwice(twice, zone)).toBe(true)
    expect(instantOf(twice, zone, 'last')! - instantOf(twice, zone, 'first')!).toBe(hour)
    const skipped = { on: '2026-03-29', time: '01:30' }
    expect(instantOf(skipped, zone, 'first')).toBe(Date.UTC(2026, 2, 29, 1, 0))
    expect(comesTwice({ on: '2026-10-26', time: '01:30' }, zone)).toBe(false)
  })
})

describe('the hours above a hold', () => {
  it.each([hour, 10 * hour, 3 * day, 60 * day])('has at most eleven of them over %i ms', (length) => {
    const fromAt = Date.UTC(2026, 9, 16, 21, 10)
    const ticks = spanTicks({ fromAt, toAt: fromAt + length }, zone)
    expect(ticks.length).toBeGreaterThan(0)
    expect(ticks.length).toBeLessThanOrEqual(11)
    for (const tick of ticks) expect(tick.at).toBeGreaterThanOrEqual(fromAt)
  })
})

describe('the calendar of proof', () => {
  const sweep = (id: number, startedAt: number, outcome: 'complete' | 'braked', certificate: number | null) => ({
    id,
    startedAt,
    finishedAt: startedAt,
    startedBy: null,
    outcome,
    removed: 0,
    bytes: 0,
    held: 0,
    pardoned: 0,
    pardons: [],
    unchecked: 0,
    certificate,
  })

  it('shows five weeks from Monday on, and the last word of each day', () => {
    const now = Date.UTC(2026, 10, 24, 10)
    const days = proofDays(
      [
        sweep(4, Date.UTC(2026, 10, 24, 3), 'complete', 2),
        sweep(3, Date.UTC(2026, 10, 24, 2), 'braked', null),
        sweep(2, Date.UTC(2026, 10, 23, 2), 'braked', null),
        sweep(1, Date.UTC(2026, 10, 22, 2), 'complete', 1),
        sweep(0, Date.UTC(2026, 10, 21, 2), 'complete', null),
      ],
      now,
      zone,
    )
    expect(days).toHaveLength(35)
    expect(days[0]!.on).toBe('2026-10-26')
    const of = (on: string) => days.find((found) => found.on === on)!
    expect(of('2026-11-24')).toEqual({ on: '2026-11-24', state: 'looked', certificate: 2 })
    expect(of('2026-11-23').state).toBe('unfinished')
    expect(of('2026-11-22').state).toBe('complete')
    expect(of('2026-11-21').state).toBe('quiet')
    expect(of('2026-11-20').state).toBe('none')
    expect(of('2026-11-25').state).toBe('ahead')
  })
})
