import { monthName } from '../../ui/dates.ts'
import type { MonthDay } from './month-tiles.ts'

/** A mark above the tiles: a date in the middle of its tile, or the name of a month at its first. */
export type MonthTick = { share: number; label: string; weak: boolean; month: boolean }

/** Every Monday has its date, and every month its name where there is room for it. */
export function monthTicks(days: readonly MonthDay[]): MonthTick[] {
  const ticks: MonthTick[] = []
  for (const [place, { on }] of days.entries()) {
    const date = new Date(`${on}T00:00:00Z`)
    const share = (place + 0.5) / days.length
    if (date.getUTCDay() === 1) ticks.push({ share, label: String(date.getUTCDate()), weak: false, month: false })
    const begins = place === 0 || on.endsWith('-01')
    const left = days.slice(place).filter((day) => day.on.slice(0, 7) === on.slice(0, 7)).length
    // On a narrow page the name of a month that is nearly over would run into the next one's.
    const weak = place === 0 && left < 12
    if (begins && left > 4) ticks.push({ share: place / days.length, label: monthName(on), weak, month: true })
  }
  return ticks
}
