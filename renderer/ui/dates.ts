import i18next, { t } from 'i18next'
import { dateText, type Moment } from '../../shared/date-words.ts'
import { localeOf } from '../../shared/languages.ts'

export type { Moment }

/** The language that the screen is in. */
const shown = (): string => i18next.language ?? 'en'

/** "Tue 24 Nov" */
export function weekdayDate(at: Moment, zone: string, language = shown()): string {
  return dateText(at, zone, language, { weekday: 'short', day: 'numeric', month: 'short' })
}

/** "24 Nov 2026" */
export function shortDate(at: Moment, zone: string, language = shown()): string {
  return dateText(at, zone, language, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** "24 November 2026", whose day and month stay in one line. */
export function longDate(at: Moment, zone: string, language = shown()): string {
  const date = dateText(at, zone, language, { day: 'numeric', month: 'long', year: 'numeric' })
  return date.replace(/(?<=\d|1er) (?=\p{L})/u, '\u00A0')
}

/** "Tuesday 24 November" */
export function fullDate(at: Moment, zone: string, language = shown()): string {
  return dateText(at, zone, language, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** "November" */
export function monthName(on: string, language = shown()): string {
  return dateText(on, 'UTC', language, { month: 'long' })
}

/** "10:42", on a 24-hour clock. */
export function clockTime(at: number, zone: string, language = shown()): string {
  return dateText(at, zone, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** "10:42:07" */
export function exactTime(at: number, zone: string, language = shown()): string {
  return dateText(at, zone, language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
}

/** "17 Oct 09:14" */
export function dateTime(at: number, zone: string, language = shown()): string {
  return `${dateText(at, zone, language, { day: 'numeric', month: 'short' })} ${clockTime(at, zone, language)}`
}

/** The local date of a moment, `YYYY-MM-DD`. */
export function localDate(at: number, zone: string): string {
  return dateText(at, zone, 'sv', { year: 'numeric', month: '2-digit', day: '2-digit' })
}

/** "3 days", "2 h 14 min", "27 min", "40 s": the two largest parts that matter, from milliseconds. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return t('ui.duration.second', { count: seconds })
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return t('ui.duration.minute', { count: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return t('ui.duration.day', { count: Math.round(hours / 24) })
  const rest = minutes % 60
  const hour = t('ui.duration.hour', { count: hours })
  return rest === 0 ? hour : `${hour} ${t('ui.duration.minute', { count: rest })}`
}

const knowsWelsh = Intl.ListFormat.supportedLocalesOf('cy').length > 0

/** "Amal, Bo and Cai" */
export function namesText(parts: readonly string[], language = shown()): string {
  if (language === 'cy' && !knowsWelsh) return parts.join(', ')
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(parts)
}

/** "103,614" */
export function countText(count: number, language = shown()): string {
  return new Intl.NumberFormat(localeOf(language)).format(count)
}

/** "41.2 GB": decimal units, as disks are sold. */
export function bytesText(bytes: number, language = shown()): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
  let size = bytes
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1
  const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits }).format(size)
  return `${number} ${units[unit]}`
}
