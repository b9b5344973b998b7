import type { LogFilter, VisitState } from '../../shared/contract/visits.ts'
import type { Role } from '../../shared/contract/words.ts'
import { AppError } from '../../shared/errors.ts'
import type { SeenBy } from '../../shared/question-kinds.ts'

export type EndedAs = Exclude<VisitState, 'on-site'>
type Stay = { signedInAt: number; endedAt: number | null }
type Hold = { fromAt: number; toAt: number; reference: string }

/** Receptionists meet today's visitors; who has one more of these roles reads the log. */
const readsLog = (role: Role) => role === 'security' || role === 'manager' || role === 'lead'
const worksWithNames = (role: Role) => role === 'receptionist' || role === 'security' || role === 'manager'

export const seesOnlyToday = (roles: readonly Role[]): boolean => !roles.some(readsLog)
/** Whose work today's visitors are: the lead, for one, needs a purpose even for them. */
export const seesTodaysNames = (roles: readonly Role[]): boolean => roles.some(worksWithNames)

/** For whom an answer is: reception sees the least. */
export const seesAnswer = (seenBy: SeenBy, roles: readonly Role[]): boolean =>
  roles.includes('lead') ||
  (seenBy !== 'lead' && roles.some(readsLog)) ||
  (seenBy === 'reception' && roles.includes('receptionist'))

/** Searching by a name, or putting names in order, tells names: both need a purpose. */
export const tellsNames = ({ namePrefix, sort }: LogFilter): boolean => !!namePrefix?.trim() || sort === 'name'

/** The filter of somebody who sees only today. Refuses `today-only` where another day is asked for. */
export function todayOnly(filter: LogFilter, todayOn: string): LogFilter {
  const { fromOn = todayOn, toOn = todayOn } = filter
  if (fromOn < todayOn || toOn < todayOn) throw new AppError('forbidden', 'today-only')
  return { ...filter, fromOn, toOn: todayOn }
}

/** The hold, if any, that keeps a visit: one that touches its stay, from sign-in to its end or to now. */
export function holdOf<Held extends Hold>({ signedInAt, endedAt }: Stay, holds: Held[], now: number): Held | undefined {
  return holds.find(({ fromAt, toAt }) => fromAt <= (endedAt ?? now) && toAt >= signedInAt)
}

/** The closed range that all these stays lie in. */
export function spanOf(stays: Stay[], now: number): { fromAt: number; toAt: number } {
  const fromAt = stays.reduce((least, { signedInAt }) => Math.min(least, signedInAt), now)
  const toAt = stays.reduce((most, { endedAt }) => Math.max(most, endedAt ?? now), fromAt)
  return { fromAt, toAt }
}

/** 32 characters without I, L, O and U: what looks alike is one character. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const codeLength = 6

/** A sign-out code as it is stored, from one as it is typed: any case, spaces or dashes, O for 0, I or L for 1. */
export function readCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\-–]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}
