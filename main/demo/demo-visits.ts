import { addDays, hour, localDay, minute, nextLocalClock } from '../../shared/time.ts'
import type { Dice } from './demo-clock.ts'
import { type InventedVisitor, inventVisitors } from './demo-people.ts'

export type PlannedVisit = InventedVisitor & {
  at: number
  category: number
  host: number
  /** How and when it ends; nothing for those who forget, or are still here. */
  end: { at: number; by: 'visitor' | 'reception' } | null
}

/** So many in a hundred forget to sign out. */
const forget = 0.03

/** Visits of `days` local days up to now, by their day; some of today's are still on site. */
export function planVisits(count: number, { days, now, zone, todayOn }: Span, dice: Dice): Map<string, PlannedVisit[]> {
  const plan = new Map<string, PlannedVisit[]>()
  const people = inventVisitors(Math.ceil(count / 3), dice)
  const today = Math.min(14, count)
  const working = Array.from({ length: days - 1 }, (_none, back) => addDays(todayOn, -back - 1)).filter(isWorkday)
  const put = (on: string, visit: PlannedVisit) => plan.set(on, [...(plan.get(on) ?? []), visit])
  for (let n = 0; n < count - today; n += 1) {
    const on = dice.pick(working)
    put(on, { ...dice.pick(people), ...earlierTimes(on, zone, dice), ...errand(dice) })
  }
  for (let n = 0; n < today; n += 1)
    // The first people are one of each language.
    put(todayOn, {
      ...people[((n * 5) % 16) % people.length]!,
      ...timesToday(n, { now, zone, todayOn }, dice),
      ...errand(dice),
    })
  for (const visits of plan.values()) visits.sort((a, b) => a.at - b.at)
  return plan
}

type Span = { days: number; now: number; zone: string; todayOn: string }

const isWorkday = (on: string): boolean => ![0, 6].includes(new Date(on).getUTCDay())

/** Categories and hosts by their place in the lists. */
function errand(dice: Dice): { category: number; host: number } {
  const chance = dice.chance()
  const category = chance < 0.6 ? 0 : chance < 0.8 ? 1 : chance < 0.87 ? 2 : chance < 0.98 ? 3 : 5
  return { category, host: Math.floor(dice.chance() ** 1.4 * 14) }
}

function earlierTimes(on: string, zone: string, dice: Dice): Pick<PlannedVisit, 'at' | 'end'> {
  const opensAt = nextLocalClock(localDay(on, zone).fromAt, '08:20', zone)
  const closesAt = opensAt + 9.5 * hour
  // Mornings and the time after lunch are busy.
  const peak = dice.pick([0.6, 1.2, 2.4, 5.2, 6])
  const at = opensAt + Math.min(8.5, Math.max(0, peak + dice.between(-0.9, 1.6))) * hour
  if (dice.chance() < forget) return { at, end: null }
  const leavesAt = at + dice.between(8, 55) * minute * dice.pick([1, 1, 2, 4])
  if (leavesAt >= closesAt) return { at, end: { at: closesAt - dice.between(1, 15) * minute, by: 'reception' } }
  return { at, end: { at: leavesAt, by: dice.chance() < 0.06 ? 'reception' : 'visitor' } }
}

/** Eight of today's fourteen are still on site, whenever today is; nobody comes before the night's work is done. */
function timesToday(
  n: number,
  { now, zone, todayOn }: Omit<Span, 'days'>,
  dice: Dice,
): Pick<PlannedVisit, 'at' | 'end'> {
  const { fromAt: midnightAt } = localDay(todayOn, zone)
  const nightAt = nextLocalClock(midnightAt, '03:10', zone)
  const fromAt = Math.max(nightAt < now - 5 * minute ? nightAt : midnightAt + minute, now - 4 * hour)
  const at = Math.floor(fromAt + Math.max(0, now - 4 * minute - fromAt) * dice.between(0.02, 0.98))
  const endAt = at + dice.between(0.2, 0.9) * Math.max(0, now - 2 * minute - at)
  return { at, end: n < 8 ? null : { at: endAt, by: 'visitor' } }
}
