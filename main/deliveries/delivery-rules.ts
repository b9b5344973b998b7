import { addDays } from '../../shared/time.ts'

const keptAfterCollection = 14

/** When a delivery that is collected on `todayOn` is removed: in two weeks, and never later than was promised. */
export function removedOnceCollected(todayOn: string, promisedOn: string): string {
  const soon = addDays(todayOn, keptAfterCollection)
  return soon < promisedOn ? soon : promisedOn
}

/** Whether a local date is a working day here: Monday to Friday. */
export function isWorkingDay(on: string): boolean {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5
}
