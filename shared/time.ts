import { Temporal } from 'temporal-polyfill'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** The local calendar date (`YYYY-MM-DD`) of an instant (unix ms UTC) in an IANA zone. */
export function localDate(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** The local time of day (`HH:MM`) of an instant in an IANA zone. */
export function localClock(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}

/** The local date and time (`YYYY-MM-DD HH:MM:SS`) of an instant in an IANA zone. */
export function localDateTime(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ')
}

/** The date that is so many calendar days after another. */
export function addDays(on: string, days: number): string {
  return Temporal.PlainDate.from(on).add({ days }).toString()
}

/** First instant and length (ms; 23, 24 or 25 hours) of a local day. */
export function localDay(on: string, timeZone: string): { fromAt: number; toAt: number } {
  const date = Temporal.PlainDate.from(on)
  return {
    fromAt: date.toZonedDateTime(timeZone).epochMilliseconds,
    toAt: date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds,
  }
}

/** The first instant at or after `at` whose local time of day is `clock` (`HH:MM`). */
export function nextLocalClock(at: number, clock: string, timeZone: string): number {
  const time = Temporal.PlainTime.from(clock)
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()
  const here = today.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
  if (here >= at) return here
  return today.add({ days: 1 }).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
}

/** Every IANA zone that this platform knows, with UTC first. */
export function knownTimeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
}

/** Whether a name is an IANA zone of this platform. An offset such as +01:00 is none: it has no summer time. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

/** Offset of a zone from UTC (ms, east positive) at an instant. */
export function zoneOffset(at: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6
}

/**
 * The instants whose local date and time in a zone are these, earliest first: none in an hour that spring skips, two in
 * one that autumn repeats. `wallAt` is the local time read as if it were UTC (unix ms).
 */
export function localInstants(wallAt: number, timeZone: string): number[] {
  const wall = Temporal.Instant.fromEpochMilliseconds(wallAt).toZonedDateTimeISO('UTC').toPlainDateTime()
  const found = (['earlier', 'later'] as const)
    .map((disambiguation) => wall.toZonedDateTime(timeZone, { disambiguation }))
    .filter((zoned) => zoned.toPlainDateTime().equals(wall))
    .map((zoned) => zoned.epochMilliseconds)
  return [...new Set(found)]
}
