import type { Answer } from '../../../shared/contract/index.ts'
import { day, hour, localClock, minute } from '../../../shared/time.ts'
import { clockTime, dateTime, weekdayDate } from '../../ui/dates.ts'
import type { Bar, Span, Tick } from '../coverage/day-bars.ts'
import type { CameraBars } from '../coverage/draw-bars.ts'

export type HoldPreview = Answer<'holds', 'preview'>
export type HoldRow = CameraBars & { id: number; name: string; bars: Bar[] }
type Kept = Span & { keptFromAt: number | null; keptToAt: number | null }

const steps = [
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  31 * day,
]

/** What a hold's drawing reaches over: what was asked and what is kept, with a little air. */
export function spanOf(hold: Kept): Span {
  const fromAt = Math.min(hold.fromAt, hold.keptFromAt ?? hold.fromAt)
  const toAt = Math.max(hold.toAt, hold.keptToAt ?? hold.toAt)
  const air = Math.max(minute, Math.ceil((toAt - fromAt) / 50))
  return { fromAt: fromAt - air, toAt: toAt + air }
}

/** At most about ten ticks at round local times; whole days are named by date. */
export function spanTicks(span: Span, zone: string): Tick[] {
  const step = steps.find((length) => (span.toAt - span.fromAt) / length <= 10) ?? steps.at(-1)!
  const [hours, minutes] = localClock(span.fromAt, zone).split(':').map(Number) as [number, number]
  const midnight = span.fromAt - (span.fromAt % minute) - (hours * 60 + minutes) * minute
  const ticks: (Tick & { isDate: boolean })[] = []
  for (let at = midnight; at <= span.toAt; at += step) {
    if (at < span.fromAt) continue
    const time = clockTime(at, zone)
    const isDate = step >= day || time === '00:00'
    ticks.push({ at, label: isDate ? weekdayDate(at, zone) : time, weak: ticks.length % 2 === 1, isDate })
  }
  // Hours give way to the dates that they belong to.
  const hasBoth = ticks.some(({ isDate }) => isDate) && ticks.some(({ isDate }) => !isDate)
  return ticks.map(({ at, label, weak, isDate }) => ({ at, label, weak: hasBoth ? !isDate : weak }))
}

/** The bars of each camera of a hold: what is kept, what is missing, and what is still to come. */
export function holdRows(hold: Kept, cameras: HoldPreview['cameras'], nowAt: number): HoldRow[] {
  const kept = { fromAt: hold.keptFromAt ?? hold.fromAt, toAt: hold.keptToAt ?? hold.toAt }
  return cameras.map((camera) => {
    const bars: Bar[] = [
      ...camera.recorded.map((span): Bar => ({ ...clip(span, kept), kind: 'held', references: [] })),
      ...camera.gaps.map((span): Bar => ({ ...span, kind: 'gap', references: [] })),
    ].sort((one, other) => one.fromAt - other.fromAt)
    return {
      id: camera.cameraId,
      name: camera.name,
      bars: bars.length > 0 ? bars : [{ ...kept, kind: 'none', references: [] }],
      brackets: [kept],
      removedTo: 0,
      aheadFrom: nowAt,
    }
  })
}

function clip(span: Span, whole: Span): Span {
  return { fromAt: Math.max(span.fromAt, whole.fromAt), toAt: Math.min(span.toAt, whole.toAt) }
}

/** "17 Oct 22:10 to 07:45", or with both dates where they differ. */
export function rangeText(span: Span, zone: string): { from: string; to: string } {
  const sameDay = weekdayDate(span.fromAt, zone) === weekdayDate(span.toAt, zone)
  return { from: dateTime(span.fromAt, zone), to: sameDay ? clockTime(span.toAt, zone) : dateTime(span.toAt, zone) }
}
