import type { TFunction } from 'i18next'
import { addDays, localDate } from '../../../shared/time.ts'
import { clockTime, weekdayDate } from '../../ui/dates.ts'

/** "Tonight, 02:00", "Today, 14:00", "Tomorrow, 14:00" or "Thu 26 Nov, 02:00". Before six in the morning is the night before. */
export function nextSweepText(t: TFunction, nextAt: number, nowAt: number, zone: string): string {
  const time = clockTime(nextAt, zone)
  const todayOn = localDate(nowAt, zone)
  const nextOn = localDate(nextAt, zone)
  const isTomorrow = nextOn === addDays(todayOn, 1)
  if (nextOn === todayOn) return t('sweeps.next.today', { time })
  if (isTomorrow && time < '06:00') return t('sweeps.next.tonight', { time })
  if (isTomorrow) return t('sweeps.next.tomorrow', { time })
  return t('sweeps.next.later', { date: weekdayDate(nextAt, zone), time })
}
