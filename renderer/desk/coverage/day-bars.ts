import { nextLocalClock } from '../../../shared/time.ts'
import type { Answer } from '../../../shared/contract/index.ts'

export type CoverageDay = Answer<'coverage', 'day'>
export type CameraDay = CoverageDay['cameras'][number]
export type Span = { fromAt: number; toAt: number }

export const barKinds = ['recorded', 'leaving', 'held', 'gap', 'explained', 'none', 'gone'] as const
export type BarKind = (typeof barKinds)[number]
export type Gap = CameraDay['gaps'][number]
/** One stretch of a camera's time in one state. `references`: the incidents that hold it; `gap`: with its real ends. */
export type Bar = Span & { kind: BarKind; references: string[]; gap?: Gap }

/**
 * A camera's day as bars in the order of time. Footage that ended before `leavesAt` goes with the next sweep unless held.
 * A camera with nothing at all gets one bar, so that every row can be walked to: `gone` past the horizon, else `none`.
 */
export function barsOf(camera: CameraDay, day: Span & { horizonAt: number }, leavesAt: number | null): Bar[] {
  const bars = camera.recorded.flatMap((span) => cut(span, camera.held, leavesAt))
  for (const gap of camera.gaps) {
    const shown = { fromAt: Math.max(gap.fromAt, day.fromAt), toAt: Math.min(gap.toAt, day.toAt) }
    bars.push({ ...shown, kind: gap.explanation ? 'explained' : 'gap', references: [], gap })
  }
  bars.sort((one, other) => one.fromAt - other.fromAt)
  if (bars.length > 0) return bars
  return [{ fromAt: day.fromAt, toAt: day.toAt, kind: isPast(day) ? 'gone' : 'none', references: [] }]
}

function cut(span: Span, held: CameraDay['held'], leavesAt: number | null): Bar[] {
  const edges = new Set([span.fromAt, span.toAt])
  for (const hold of held) for (const at of [hold.fromAt, hold.toAt]) if (isInside(span, at)) edges.add(at)
  if (leavesAt !== null && isInside(span, leavesAt)) edges.add(leavesAt)
  const cuts = [...edges].sort((one, other) => one - other)
  return cuts.slice(1).map((toAt, place) => {
    const fromAt = cuts[place]!
    const references = held.filter((hold) => hold.fromAt < toAt && hold.toAt > fromAt).map((hold) => hold.reference)
    const leaves = leavesAt !== null && toAt <= leavesAt
    const kind: BarKind = references.length > 0 ? 'held' : leaves ? 'leaving' : 'recorded'
    return { fromAt, toAt, kind, references: [...new Set(references)] }
  })
}

function isInside(span: Span, at: number): boolean {
  return at > span.fromAt && at < span.toAt
}

/** Whether the whole day lies beyond the horizon: only what a hold keeps is left of it. */
export function isPast(day: { toAt: number; horizonAt: number }): boolean {
  return day.toAt <= day.horizonAt
}

/** Where an instant stands in a span, 0 to 1. */
export function shareOf(span: Span, at: number): number {
  return Math.min(1, Math.max(0, (at - span.fromAt) / (span.toAt - span.fromAt)))
}

/** A mark on the axis; weak ones go first where there is no room. */
export type Tick = { label: string; at: number; weak: boolean }

/** Ticks at every third local hour: uneven on the two days when the clocks change. */
export function dayTicks(day: CoverageDay): Tick[] {
  return [0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => {
    const clock = `${String(hour).padStart(2, '0')}:00`
    const weak = hour % 6 !== 0
    const at = hour === 24 ? day.toAt : nextLocalClock(day.fromAt, clock, day.timeZone)
    return { label: weak ? clock.slice(0, 2) : clock, at, weak }
  })
}
