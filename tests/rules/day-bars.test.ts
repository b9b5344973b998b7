import { describe, expect, it } from 'vitest'
import { hour, localDay, minute } from '../../shared/time.ts'
import { walk } from '../../renderer/desk/coverage/bar-walk.ts'
import { barsOf, dayTicks, shareOf } from '../../renderer/desk/coverage/day-bars.ts'
import type { Bar, CameraDay, CoverageDay } from '../../renderer/desk/coverage/day-bars.ts'

const zone = 'Europe/London'

function cameraDay(parts: Partial<CameraDay>): CameraDay {
  return { cameraId: 1, name: 'Front door', recorded: [], held: [], gaps: [], segments: 0, bytes: 0, ...parts }
}

function dayOf(on: string, cameras: CameraDay[] = [], horizonAt = 0): CoverageDay {
  const { fromAt, toAt } = localDay(on, zone)
  return {
    on,
    timeZone: zone,
    fromAt,
    toAt,
    hours: (toAt - fromAt) / hour,
    nowAt: toAt,
    horizonAt,
    firstOn: on,
    cameras,
  }
}

const shape = (bars: Bar[]) => bars.map(({ kind, fromAt, toAt }) => [kind, fromAt / hour, toAt / hour])

describe('the bars of a camera’s day', () => {
  const day = { fromAt: 0, toAt: 24 * hour, horizonAt: -1 }

  it('cuts what is recorded where a hold begins and ends', () => {
    const held = [{ fromAt: 13 * hour, toAt: 18 * hour, reference: 'INC-2026-014' }]
    const camera = cameraDay({ recorded: [{ fromAt: 0, toAt: 24 * hour }], held })
    expect(shape(barsOf(camera, day, null))).toEqual([
      ['recorded', 0, 13],
      ['held', 13, 18],
      ['recorded', 18, 24],
    ])
  })

  it('shows what leaves with the next sweep, and never what a hold keeps', () => {
    const held = [{ fromAt: hour, toAt: 2 * hour, reference: 'INC-2026-014' }]
    const camera = cameraDay({ recorded: [{ fromAt: 0, toAt: 4 * hour }], held })
    expect(shape(barsOf(camera, day, 3 * hour))).toEqual([
      ['leaving', 0, 1],
      ['held', 1, 2],
      ['leaving', 2, 3],
      ['recorded', 3, 4],
    ])
  })

  it('names every hold of a stretch once', () => {
    const held = ['INC-2026-001', 'INC-2026-002', 'INC-2026-001'].map((reference) => ({
      fromAt: -hour,
      toAt: 30 * hour,
      reference,
    }))
    const [bar] = barsOf(cameraDay({ recorded: [{ fromAt: 0, toAt: 24 * hour }], held }), day, null)
    expect(bar!.references).toEqual(['INC-2026-001', 'INC-2026-002'])
  })

  it('puts gaps in their place, and gives an empty day one bar', () => {
    const camera = cameraDay({
      recorded: [
        { fromAt: 0, toAt: hour },
        { fromAt: 2 * hour, toAt: 3 * hour },
      ],
      gaps: [{ fromAt: hour, toAt: 2 * hour, explanation: null }],
    })
    expect(barsOf(camera, day, null).map(({ kind }) => kind)).toEqual(['recorded', 'gap', 'recorded'])
    expect(shape(barsOf(cameraDay({}), day, null))).toEqual([['none', 0, 24]])
    expect(shape(barsOf(cameraDay({}), { ...day, horizonAt: 24 * hour }, null))).toEqual([['gone', 0, 24]])
  })
})

describe('a day as it is drawn', () => {
  it('spaces the hours by what they last when the clocks change', () => {
    const autumn = dayOf('2026-10-25')
    const three = dayTicks(autumn).find(({ label }) => label === '03')!
    expect(shareOf(autumn, three.at)).toBeCloseTo(4 / 25)
    const spring = dayOf('2026-03-29')
    expect(shareOf(spring, dayTicks(spring).find(({ label }) => label === '03')!.at)).toBeCloseTo(2 / 23)
  })
})

describe('walking the bars with the arrow keys', () => {
  const bar = (fromAt: number, toAt: number): Bar => ({ fromAt, toAt, kind: 'recorded', references: [] })
  const rows = [
    [bar(0, 10 * minute), bar(10 * minute, 20 * minute), bar(20 * minute, 60 * minute)],
    [bar(0, 30 * minute), bar(30 * minute, 60 * minute)],
  ]

  it('goes along a row and stops at its ends', () => {
    expect(walk(rows, { row: 0, bar: 0 }, 'ArrowRight', false)).toEqual({ row: 0, bar: 1 })
    expect(walk(rows, { row: 0, bar: 0 }, 'ArrowLeft', false)).toEqual({ row: 0, bar: 0 })
    expect(walk(rows, { row: 0, bar: 0 }, 'End', false)).toEqual({ row: 0, bar: 2 })
    expect(walk(rows, { row: 0, bar: 2 }, 'Home', false)).toEqual({ row: 0, bar: 0 })
    expect(walk(rows, { row: 0, bar: 1 }, 'ArrowLeft', true)).toEqual({ row: 0, bar: 2 })
  })

  it('keeps the time when it changes the row', () => {
    expect(walk(rows, { row: 0, bar: 2 }, 'ArrowDown', false)).toEqual({ row: 1, bar: 1 })
    expect(walk(rows, { row: 1, bar: 0 }, 'ArrowUp', false)).toEqual({ row: 0, bar: 1 })
    expect(walk(rows, { row: 1, bar: 0 }, 'ArrowDown', false)).toEqual({ row: 1, bar: 0 })
    expect(walk(rows, { row: 1, bar: 0 }, 'x', false)).toBeNull()
  })
})
