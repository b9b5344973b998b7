import { localeOf } from './languages.ts'
import { inWelsh } from './welsh-dates.ts'

/** Unix milliseconds, or a local date `YYYY-MM-DD` (which has no zone and is shown as it stands). */
export type Moment = number | string

const formats = new Map<string, Intl.DateTimeFormat>()

/** A date or time as its readers write it, the same on a screen and in a letter. */
export function dateText(at: Moment, zone: string, language: string, style: Intl.DateTimeFormatOptions): string {
  const timeZone = typeof at === 'string' ? 'UTC' : zone
  const key = JSON.stringify([timeZone, language, style])
  let made = formats.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(localeOf(language === 'cy' ? 'en' : language), { ...style, timeZone })
    formats.set(key, made)
  }
  // "Tue, 24 Nov" reads as a list: a register has no comma there.
  const text = made.format(typeof at === 'string' ? Date.parse(`${at}T00:00:00Z`) : at).replace(/^(\p{L}+),/u, '$1')
  if (language === 'fr' && style.day) return text.replace(/(?<!\d)1(?=[ \u00A0]\p{L})/u, '1er')
  return language === 'cy' ? inWelsh(text) : text
}
