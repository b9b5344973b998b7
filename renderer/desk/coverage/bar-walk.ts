import type { Bar } from './day-bars.ts'

export type Place = { row: number; bar: number }

/**
 * Arrow keys over rows of bars: sideways along a camera's day, up and down to the bar of the same time. Home and End go to
 * the ends of the row. Returns the new place, or nothing where the key means nothing here.
 */
export function walk(rows: Bar[][], from: Place, key: string, rightToLeft: boolean): Place | null {
  const later = rightToLeft ? 'ArrowLeft' : 'ArrowRight'
  const earlier = rightToLeft ? 'ArrowRight' : 'ArrowLeft'
  const last = rows[from.row]!.length - 1
  if (key === later) return { row: from.row, bar: Math.min(last, from.bar + 1) }
  if (key === earlier) return { row: from.row, bar: Math.max(0, from.bar - 1) }
  if (key === 'Home') return { row: from.row, bar: 0 }
  if (key === 'End') return { row: from.row, bar: last }
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const row = Math.min(rows.length - 1, Math.max(0, from.row + (key === 'ArrowDown' ? 1 : -1)))
  const bar = rows[from.row]![from.bar]!
  return row === from.row ? from : { row, bar: barAt(rows[row]!, (bar.fromAt + bar.toAt) / 2) }
}

function barAt(bars: Bar[], at: number): number {
  const next = bars.findIndex((bar) => bar.toAt > at)
  return next === -1 ? bars.length - 1 : next
}
