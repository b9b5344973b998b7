import { describe, expect, it } from 'vitest'
import {
  walkTiles,
  daysToExplain,
  monthWindow,
  recordedInMonth,
  shareOfMonth,
  tileOf,
} from '../../renderer/desk/coverage/month-tiles.ts'
import type { CoverageMonth, TileFigures } from '../../renderer/desk/coverage/month-tiles.ts'
import { clockChange, panBy, viewOf, viewTicks, zoomBy } from '../../renderer/desk/coverage/day-zoom.ts'
import { barNear } from '../../renderer/desk/coverage/camera-rows.ts'
import { addDays, hour, localDay, minute } from '../../shared/time.ts'

const zone = 'Europe/London'
const longDay = (on: string) => {
  const span = localDay(on, zone)
  return { on, ...span, hours: (span.toAt - span.fromAt) / hour }
}
const figures = (parts: Partial<TileFigures> = {}): TileFigures => ({
  recordedMs: 24 * hour,
  gapMs: 0,
  explainedMs: 0,
  segments: 1440,
  held: false,
  removed: false,
  ...parts,
})

describe('a tile', () => {
  const day = longDay('2026-11-19')
  const later = day.toAt + hour

  it('is what matters most: held, then leaving, then recorded', () => {
    expect(tileOf(figures(), day, later, null).kind).toBe('recorded')
    expect(tileOf(figures(), day, later, day.fromAt + 1).kind).toBe('leaving')
    expect(tileOf(figures({ held: true }), day, later, day.toAt).kind).toBe('held')
    expect(tileOf(figures({ recordedMs: 0, removed: true }), day, later, null).kind).toBe('removed')
    expect(tileOf(figures({ recordedMs: 0 }), day, later, null).kind).toBe('none')
  })

  it('measures what is missing by the day’s own length, and is cut at now', () => {
    const autumn = longDay('2026-10-25')
    expect(tileOf(figures({ gapMs: 5 * hour }), autumn, later, null).gap).toBeCloseTo(0.2)
    expect(tileOf(figures(), day, day.fromAt + 6 * hour, null).until).toBeCloseTo(0.25)
  })
})

describe('a month', () => {
  const days = ['2026-10-24', '2026-10-25', '2026-10-26'].map(longDay)
  const camera = (cameraId: number, each: TileFigures[]) => ({ cameraId, name: `Camera ${cameraId}`, days: each })
  const month = (cameras: CoverageMonth['cameras'], horizonAt = 0): CoverageMonth => {
    return { timeZone: zone, nowAt: days[2]!.toAt, horizonAt, firstOn: null, days, cameras }
  }

  it('ends today, or lets the day that is shown be seen', () => {
    expect(monthWindow('2026-11-19', '2026-11-24', addDays)).toEqual({ fromOn: '2026-10-15', toOn: '2026-11-24' })
    expect(monthWindow('2026-10-15', '2026-11-24', addDays).toOn).toBe('2026-11-24')
    const back = monthWindow('2026-10-14', '2026-11-24', addDays)
    expect(back).toEqual({ fromOn: '2026-09-13', toOn: '2026-10-23' })
  })

  it('puts the horizon into its tile by that day’s own length', () => {
    expect(shareOfMonth(days, days[1]!.fromAt + 12.5 * hour)).toBeCloseTo(0.5)
    expect(shareOfMonth(days, days[0]!.fromAt - 1)).toBe(0)
    expect(shareOfMonth(days, days[2]!.toAt)).toBe(1)
  })

  it('counts recorded against missing time, explained or not, and nothing past the horizon', () => {
    const half = figures({ recordedMs: 12 * hour, gapMs: 6 * hour, explainedMs: 6 * hour })
    expect(recordedInMonth(month([camera(1, [half, half, half])]))).toBeCloseTo(0.5)
    expect(recordedInMonth(month([camera(1, [half, figures(), figures()])], days[0]!.toAt))).toBe(1)
    expect(recordedInMonth(month([]))).toBeNull()
  })

  it('names the days that have something to explain', () => {
    const gap = figures({ gapMs: hour })
    const cameras = [camera(1, [gap, figures(), figures()]), camera(2, [gap, gap, figures({ explainedMs: hour })])]
    expect(daysToExplain(month(cameras))).toEqual([
      { on: '2026-10-24', cameras: 2 },
      { on: '2026-10-25', cameras: 1 },
    ])
  })

  it('is walked by days and cameras, to its ends and no farther', () => {
    const size = { rows: 3, tiles: 41 }
    expect(walkTiles({ row: 0, tile: 40 }, size, 'ArrowRight', false)).toEqual({ row: 0, tile: 40 })
    expect(walkTiles({ row: 0, tile: 40 }, size, 'ArrowRight', true)).toEqual({ row: 0, tile: 39 })
    expect(walkTiles({ row: 2, tile: 5 }, size, 'ArrowDown', false)).toEqual({ row: 2, tile: 5 })
    expect(walkTiles({ row: 2, tile: 5 }, size, 'Home', false)).toEqual({ row: 2, tile: 0 })
    expect(walkTiles({ row: 2, tile: 5 }, size, 'x', false)).toBeNull()
  })
})

describe('looking closer', () => {
  const day = longDay('2026-11-19')

  it('keeps what stands under the pointer where it is', () => {
    const view = zoomBy(day, day, 0.5, 0.25)
    expect(view).toEqual({ fromAt: day.fromAt + 3 * hour, toAt: day.fromAt + 15 * hour })
    expect(zoomBy(day, view, 2, 0.25)).toMatchObject({ fromAt: day.fromAt, toAt: day.toAt })
  })

  it('goes down to a minute, and never outside of the day', () => {
    let view = { fromAt: day.fromAt, toAt: day.toAt }
    for (let step = 0; step < 30; step += 1) view = zoomBy(day, view, 0.5, 1)
    expect(view).toEqual({ fromAt: day.toAt - minute, toAt: day.toAt })
    expect(panBy(day, view, 5)).toEqual(view)
    expect(panBy(day, view, -1)).toEqual({ fromAt: day.toAt - 2 * minute, toAt: day.toAt - minute })
  })

  it('moves to a bar that is not in view', () => {
    const view = { fromAt: day.fromAt, toAt: day.fromAt + hour }
    const bar = { fromAt: day.fromAt + 5 * hour, toAt: day.fromAt + 6 * hour }
    expect(viewOf(day, view, bar)).toEqual(bar)
    expect(viewOf(day, bar, bar)).toEqual(bar)
  })

  it('has ticks at round local times, in seconds where it is close', () => {
    const at = day.fromAt + 3 * hour
    expect(viewTicks({ fromAt: at, toAt: at + minute }, zone).map(({ label }) => label)).toContain('03:00:30')
    const india = localDay('2026-11-19', 'Asia/Kolkata')
    expect(viewTicks({ fromAt: india.fromAt, toAt: india.fromAt + 6 * hour }, 'Asia/Kolkata')[0]!.label).toBe('00:00')
  })
})

it('finds the change of the clocks in its day', () => {
  const change = clockChange(longDay('2026-10-25'), zone)!
  expect([change.at, change.byMs]).toEqual([Date.UTC(2026, 9, 25, 1), -hour])
  expect(clockChange(longDay('2026-03-29'), zone)!.byMs).toBe(hour)
  expect(clockChange(longDay('2026-11-19'), zone)).toBeNull()
})

it('finds the bar at an instant, or the nearest one', () => {
  const bar = (fromAt: number, toAt: number) => ({ fromAt, toAt, kind: 'recorded' as const, references: [] })
  const bars = [bar(0, 10), bar(20, 30)]
  expect([5, 12, 18, 100].map((at) => barNear(bars, at))).toEqual([0, 0, 1, 1])
})
