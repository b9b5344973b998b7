import type { Guest, InvitationState } from '../../shared/contract/invitations.ts'
import { AppError } from '../../shared/errors.ts'
import { addDays, localDate, localDay, nextLocalClock } from '../../shared/time.ts'

/** Days after its own on which an invitation is removed. */
export const keptDays = 7
/** How far ahead somebody may be expected, days. */
const farthest = 365

export const invitationRemovedOn = (expectedOn: string): string => addDays(expectedOn, keptDays)

/** Nobody is expected any more: a week after the cancelling, and never later than was promised. */
export function cancelledRemovedOn({ removedOn }: { removedOn: string }, todayOn: string): string {
  const soon = invitationRemovedOn(todayOn)
  return soon < removedOn ? soon : removedOn
}

type When = Pick<Guest, 'expectedOn' | 'from' | 'until'>

/** From when until when somebody is expected, unix ms; a time that spring skips is the one after it. */
export function spanOf({ expectedOn, from, until }: When, timeZone: string): { fromAt: number; untilAt: number } {
  const { fromAt: midnight } = localDay(expectedOn, timeZone)
  return { fromAt: nextLocalClock(midnight, from, timeZone), untilAt: nextLocalClock(midnight, until, timeZone) }
}

/** Refuses a day that has gone or is over a year away, an end that is not after its beginning, and hours that are over. */
export function refuseTimes(when: When, { now, timeZone }: { now: number; timeZone: string }): void {
  const todayOn = localDate(now, timeZone)
  if (when.expectedOn < todayOn)
    throw new AppError('invalid', 'check-fields', {}, { expectedOn: 'invitation-day-gone' })
  if (when.expectedOn > addDays(todayOn, farthest))
    throw new AppError('invalid', 'check-fields', {}, { expectedOn: 'invitation-day-far' })
  const { fromAt, untilAt } = spanOf(when, timeZone)
  if (untilAt <= fromAt) throw new AppError('invalid', 'check-fields', {}, { until: 'invitation-times' })
  if (untilAt <= now) throw new AppError('invalid', 'check-fields', {}, { until: 'invitation-hours-gone' })
}

type Standing = { cancelledAt: number | null; visitId: number | null; expectedOn: string }

export function stateOf({ cancelledAt, visitId, expectedOn }: Standing, todayOn: string): InvitationState {
  if (cancelledAt !== null) return 'cancelled'
  if (visitId !== null) return 'arrived'
  return expectedOn < todayOn ? 'missed' : 'expected'
}
