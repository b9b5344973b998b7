import { localClock, localDate, localInstants, minute } from '../../../shared/time.ts'

/** A date and a time as typed, in the office's zone. */
export type LocalMoment = { on: string; time: string }

/** "09:10" of "9:10", "0910", "9.10" or "9"; nothing where it is no time of day. */
export function readTime(text: string): string | null {
  const found = /^\s*(\d{1,2})(?:\s*[:.]\s*(\d{2})|(\d{2}))?\s*$/.exec(text)
  if (!found) return null
  const hours = Number(found[1])
  const minutes = Number(found[2] ?? found[3] ?? 0)
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/**
 * The instant (unix ms) of a local moment. Where the clocks make it come twice, `edge` chooses: a range so grows, never
 * shrinks. In the hour that spring skips, the next minute that exists. Nothing where date or time cannot be read.
 */
export function instantOf({ on, time }: LocalMoment, zone: string, edge: 'first' | 'last'): number | null {
  const clock = readTime(time)
  if (!clock || !/^\d{4}-\d{2}-\d{2}$/.test(on)) return null
  const wallAt = Date.parse(`${on}T${clock}:00Z`)
  if (Number.isNaN(wallAt)) return null
  for (let later = 0; later <= 180; later += 1) {
    const found = localInstants(wallAt + later * minute, zone)
    if (found.length > 0) return edge === 'first' ? found[0]! : found.at(-1)!
  }
  return null
}

/** Whether the clocks make this local moment come twice. */
export function comesTwice(moment: LocalMoment, zone: string): boolean {
  return instantOf(moment, zone, 'first') !== instantOf(moment, zone, 'last')
}

/** The local moment of an instant, to the minute. */
export function momentOf(at: number, zone: string): LocalMoment {
  return { on: localDate(at, zone), time: localClock(at, zone) }
}
