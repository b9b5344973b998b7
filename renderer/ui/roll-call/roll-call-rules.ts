import type { OnRollCall } from '../../../shared/contract/house.ts'

/** Whoever is not ticked off after this long, ms, stands out. */
export const lateAfter = 10 * 60_000

export type RollCallParts = { help: OnRollCall[]; late: OnRollCall[]; open: OnRollCall[]; safe: OnRollCall[] }

/** The four parts of the list, each in the order that the host gave. */
export function partsOf(people: OnRollCall[], startedAt: number | null, now: number): RollCallParts {
  const parts: RollCallParts = { help: [], late: [], open: [], safe: [] }
  const isLate = startedAt !== null && now - startedAt >= lateAfter
  for (const person of people) {
    if (person.safeAt !== null) parts.safe.push(person)
    else if (person.needsHelp) parts.help.push(person)
    else parts[isLate ? 'late' : 'open'].push(person)
  }
  return parts
}

/** Who is still to be ticked off, zone by zone in the order of their names; whose zone is not known come last. */
export function zonesOf(people: OnRollCall[]): { zone: string; people: OnRollCall[] }[] {
  const zones = Map.groupBy(people, ({ zone }) => zone)
  return [...zones]
    .map(([zone, there]) => ({ zone, people: there }))
    .toSorted((a, b) => Number(a.zone === '') - Number(b.zone === '') || a.zone.localeCompare(b.zone))
}
