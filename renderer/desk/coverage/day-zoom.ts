import { hour, minute, zoneOffset } from '../../../shared/time.ts'
import { clockTime, exactTime } from '../../ui/dates.ts'
import type { Span, Tick } from './day-bars.ts'

const second = 1000
/** The closest look: one minute over the whole width. */
const closest = minute
const steps = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200].map((seconds) => seconds * second)

/** A view of a day, moved so that it lies within it. */
function keepWithin(day: Span, fromAt: number, long: number): Span {
  if (long >= day.toAt - day.fromAt) return { fromAt: day.fromAt, toAt: day.toAt }
  const start = Math.round(Math.min(Math.max(fromAt, day.fromAt), day.toAt - long))
  return { fromAt: start, toAt: start + long }
}

/** Shows `factor` times as much as before; what stands at a share of the width stays there. */
export function zoomBy(day: Span, view: Span, factor: number, share: number): Span {
  const long = view.toAt - view.fromAt
  const next = Math.round(Math.min(day.toAt - day.fromAt, Math.max(closest, long * factor)))
  return keepWithin(day, view.fromAt + share * (long - next), next)
}

/** Moves along the day by a share of the width. */
export function panBy(day: Span, view: Span, share: number): Span {
  const long = view.toAt - view.fromAt
  return keepWithin(day, view.fromAt + share * long, long)
}

/** The view that shows a bar: the same where it does, moved or widened where it does not. */
export function viewOf(day: Span, view: Span, bar: Span): Span {
  if (bar.fromAt < view.toAt && bar.toAt > view.fromAt) return view
  const long = view.toAt - view.fromAt
  return keepWithin(day, (bar.fromAt + bar.toAt) / 2 - long / 2, long)
}

export const isWhole = (day: Span, view: Span): boolean => view.fromAt <= day.fromAt && view.toAt >= day.toAt

/** When the clocks change on a day, and by how much; nothing on others. */
export function clockChange(day: Span, zone: string): { at: number; byMs: number } | null {
  const before = zoneOffset(day.fromAt, zone)
  if (zoneOffset(day.toAt, zone) === before) return null
  let [low, high] = [day.fromAt, day.toAt]
  while (high - low > second) {
    const middle = low + Math.floor((high - low) / 2 / second) * second
    if (zoneOffset(middle, zone) === before) low = middle
    else high = middle
  }
  return { at: high, byMs: zoneOffset(day.toAt, zone) - before }
}

/** At most about eight ticks of a part of a day, at round local times, every second one weak. */
export function viewTicks(view: Span, zone: string): Tick[] {
  const step = steps.find((length) => (view.toAt - view.fromAt) / length <= 8) ?? 3 * hour
  const ticks: Tick[] = []
  const offset = zoneOffset(view.fromAt, zone)
  for (let at = Math.ceil((view.fromAt + offset) / step) * step - offset; at <= view.toAt; at += step) {
    const label = step < minute ? exactTime(at, zone) : clockTime(at, zone)
    ticks.push({ at, label, weak: (at + offset) % (2 * step) !== 0 })
  }
  return ticks
}
