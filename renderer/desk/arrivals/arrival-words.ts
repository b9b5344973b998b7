import type { TFunction } from 'i18next'
import type { Arrival } from '../../../shared/contract/arrivals.ts'
import { clockTime } from '../../ui/dates.ts'

const minuteMs = 60_000

/** How far an arrival is, in the words of the desk. Times in unix ms, shown in the office's zone. */
export function arrivalText(arrival: Arrival, since: number, now: number, zone: string, t: TFunction): string {
  const { state, waits, why, by } = arrival
  if (waits && why) {
    return t(`arrivals.why.${why}`, { count: Math.max(1, Math.floor((now - since) / minuteMs)) })
  }
  const time = clockTime(arrival.at, zone)
  return state === 'told' ? t(`arrivals.toldBy.${by ?? 'email'}`, { time }) : t(`arrivals.state.${state}`, { time })
}
