import { access } from '../../shared/access.ts'
import type { Answer } from '../../shared/contract/index.ts'
import type { NeedKind } from '../../shared/contract/office.ts'
import type { Role } from '../../shared/contract/words.ts'
import { addDays, day, minute } from '../../shared/time.ts'

export type Need = Answer<'dashboard', 'get'>['needs'][number]

const guards: readonly Role[] = ['security', 'manager', 'lead']

/** Who is told of a need: whoever may mend it, or must know that it waits. */
const toldTo: Record<NeedKind, readonly Role[]> = {
  'key-reduced-protection': ['administrator', 'lead'],
  'clock-suspect': guards,
  brake: guards,
  'source-problem': ['security', 'manager', 'lead', 'administrator'],
  'overdue-footage': guards,
  'overdue-clock': guards,
  'overdue-restored': guards,
  'overdue-unreachable': guards,
  'overdue-brake': guards,
  'overdue-pardoned': guards,
  'overdue-unswept': guards,
  'overdue-visits': ['manager', 'lead'],
  'hold-review': guards,
  'release-asked': access['holds.approveRelease'].roles ?? [],
  'open-visits': access['visits.close'].roles ?? [],
  'console-reset': ['lead'],
  'held-vanished': guards,
  'vault-away': ['security', 'manager', 'lead', 'administrator'],
  'vault-full': ['security', 'manager', 'lead', 'administrator'],
  'vault-behind': guards,
  'disk-low': ['manager', 'administrator'],
  'no-source': access['sources.add'].roles ?? [],
  'no-host': access['hosts.add'].roles ?? [],
  'messages-failing': access['messages.tryAgain'].roles ?? [],
  'no-email': access['messages.setSettings'].roles ?? [],
  'time-suspect': guards,
  'refused-access': ['lead'],
}

export const isTold = (kind: NeedKind, roles: readonly Role[]): boolean =>
  toldTo[kind].some((role) => roles.includes(role))

/** Whether a need has waited for a day: by then a person must have been alarmed. */
export const waitsLong = (since: number | null, now: number): boolean => since !== null && now - since > day

/** How long a held segment may wait for its copy before a person hears of it. */
export const vaultPatience = 10 * minute

/** The last review date that is shown beforehand. */
export const reviewsShownUntil = (todayOn: string): string => addDays(todayOn, 7)

export const isDiskLow = ({ free, total }: { free: number; total: number }): boolean =>
  free < 1024 ** 3 || free < total * 0.05

/** Most urgent first, and of those the one that has waited longest. */
export function orderNeeds(needs: readonly Need[]): Need[] {
  const waitingSince = ({ since }: Need) => since ?? Number.MAX_SAFE_INTEGER
  return needs.toSorted((a, b) => Number(b.urgent) - Number(a.urgent) || waitingSince(a) - waitingSince(b))
}
