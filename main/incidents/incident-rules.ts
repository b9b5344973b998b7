import { AppError } from '../../shared/errors.ts'
import { minute } from '../../shared/time.ts'

/** `INC-2026-014`: the nth incident opened in a local year. From the thousandth on it has more digits. */
export function incidentReference(year: string, nth: number): string {
  return `INC-${year}-${String(nth).padStart(3, '0')}`
}

/** Refuses what has not happened yet; five minutes are left to clocks that differ. */
export function refuseUnlessHappened(happenedAt: number, now: number): void {
  if (happenedAt > now + 5 * minute)
    throw new AppError('invalid', 'incident-ahead', {}, { happenedAt: 'incident-ahead' })
}
