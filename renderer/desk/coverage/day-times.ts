import type { TFunction } from 'i18next'
import { clockTime, dateTime, exactTime, longDate } from '../../ui/dates.ts'
import type { Bar, CoverageDay } from './day-bars.ts'

const zoneNames = new Map<string, Intl.DateTimeFormat>()

/** "GMT" or "BST": the short name of a zone at an instant. */
export function zoneName(at: number, zone: string): string {
  let format = zoneNames.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' })
    zoneNames.set(zone, format)
  }
  return format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
}

/** A time of this day: its end is 24:00; on a day of 23 or 25 hours the zone's short name tells repeated hours apart. */
export function timeOfDay(at: number, day: CoverageDay, exact: boolean): string {
  if (at === day.toAt) return exact ? '24:00:00' : '24:00'
  const time = exact ? exactTime(at, day.timeZone) : clockTime(at, day.timeZone)
  return day.hours === 24 ? time : `${time} ${zoneName(at, day.timeZone)}`
}

/** "03:12" and "05:45", with seconds where the bar is shorter than ten minutes. */
export function timesOf(bar: { fromAt: number; toAt: number }, day: CoverageDay): { from: string; to: string } {
  const exact = bar.toAt - bar.fromAt < 600_000
  return { from: timeOfDay(bar.fromAt, day, exact), to: timeOfDay(bar.toAt, day, exact) }
}

/** A gap's real ends; with dates where they lie outside of this day. */
export function gapTimes(gap: { fromAt: number; toAt: number }, day: CoverageDay): { from: string; to: string } {
  if (gap.fromAt >= day.fromAt && gap.toAt <= day.toAt) return timesOf(gap, day)
  return { from: momentText(gap.fromAt, day.timeZone), to: momentText(gap.toAt, day.timeZone) }
}

/** "held for INC-2026-014", "no footage, explained: power cut" */
export function stateText(t: TFunction, bar: Bar): string {
  const state = t(`coverage.state.${bar.kind}`, { references: bar.references.join(', ') })
  const explanation = bar.gap?.explanation
  return explanation ? `${state}: ${t(`coverage.reason.${explanation.reason}`)}` : state
}

/** "Car park north, 19 November 2026, 03:12 to 05:45: no footage" */
export function barSentence(t: TFunction, camera: string, bar: Bar, day: CoverageDay): string {
  const state = stateText(t, bar)
  const date = longDate(day.on, day.timeZone)
  if (bar.kind === 'none' || bar.kind === 'gone') return t('coverage.sentence.day', { camera, date, state })
  return t('coverage.sentence.bar', { camera, date, state, ...timesOf(bar, day) })
}

/** "24 Oct, 03:00" */
export function momentText(at: number, zone: string): string {
  return dateTime(at, zone).replace(/ (\S+)$/, ', $1')
}
