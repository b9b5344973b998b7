import { hour, localInstants, zoneOffset } from '../../shared/time.ts'

type Hours = Map<number, number | 'changes'>
export type Zone = ReturnType<typeof zoneRules>
/** The instants that a local time may be, earliest first. `missing`: spring skips it, and this is how far it would have come. */
export type LocalTime = { first: number; last: number; missing: boolean }

/** One offset for a whole hour, where the offsets of its first and last second are one and the same. */
function remember(hours: Hours, hourOf: number, first: number[], last: number[]): number | 'changes' {
  const steady = first.length === 1 && last.length === 1 && first[0] === last[0]
  const value = steady ? first[0]! : 'changes'
  if (hours.size > 20_000) hours.clear()
  hours.set(hourOf, value)
  return value
}

/** Local times of a zone, an hour remembered at a time: asking the calendar for each of half a million names takes minutes. */
export function zoneRules(timeZone: string) {
  const utc = timeZone === 'UTC'
  const walls: Hours = new Map()
  const instants: Hours = new Map()
  const summers = new Map<number, number>()
  const offsets = (wallAt: number) => localInstants(wallAt, timeZone).map((at) => wallAt - at)

  /** Where an hour's offset changes. A skipped time counts from before the change: no other reading of it is later. */
  function changing(wallAt: number): LocalTime {
    const found = localInstants(wallAt, timeZone)
    if (found.length > 0) return { first: found[0]!, last: found.at(-1)!, missing: false }
    const at = wallAt - zoneOffset(wallAt - 24 * hour, timeZone)
    return { first: at, last: at, missing: true }
  }
  return {
    /** The offset (ms) of a local time where the hour has but one, else `changes`. */
    steadyOffset(wallAt: number): number | 'changes' {
      if (utc) return 0
      const hourOf = Math.floor(wallAt / hour)
      return walls.get(hourOf) ?? remember(walls, hourOf, offsets(hourOf * hour), offsets((hourOf + 1) * hour - 1000))
    },
    changing,
    offsetAt(at: number): number {
      if (utc) return 0
      const hourOf = Math.floor(at / hour)
      const offset =
        instants.get(hourOf) ??
        remember(
          instants,
          hourOf,
          [zoneOffset(hourOf * hour, timeZone)],
          [zoneOffset((hourOf + 1) * hour - 1000, timeZone)],
        )
      return offset === 'changes' ? zoneOffset(at, timeZone) : offset
    },
    /** Whether an instant lies in summer time: its offset is the greater one of its year. */
    isSummer(at: number): boolean {
      const year = new Date(at).getUTCFullYear()
      let summer = summers.get(year)
      if (summer === undefined) {
        const [january, july] = [0, 6].map((month) => zoneOffset(Date.UTC(year, month, 2), timeZone))
        summers.set(year, (summer = january === july ? Infinity : Math.max(january!, july!)))
      }
      return this.offsetAt(at) === summer
    },
  }
}
