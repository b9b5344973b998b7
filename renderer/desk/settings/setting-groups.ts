import type { Settings } from '../../../shared/contract/office.ts'
import { isEmailShaped } from '../../../shared/email-shape.ts'

/** The settings in the order of the page. */
export const settingGroups: readonly { group: string; keys: readonly (keyof Settings)[] }[] = [
  { group: 'organisation', keys: ['organisation', 'address', 'contactEmail', 'website'] },
  { group: 'regulator', keys: ['regulatorName', 'regulatorContact', 'regulatorAddress'] },
  { group: 'removal', keys: ['footageRetentionDays', 'visitRetentionDays', 'holdCoolingOffHours'] },
  { group: 'footage', keys: ['footageDigests'] },
  { group: 'times', keys: ['timeZone', 'sweepAt', 'openVisitsExpireAt'] },
]

const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const isBetween = (text: string, least: number, most: number) =>
  /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most

/** Each wrong setting and its key under `settings.problem`. */
export function wrongSettings(draft: Record<string, string>): Record<string, string> {
  const found: Record<string, string> = {}
  if (!draft.organisation?.trim()) found.organisation = 'organisation'
  if (!isEmailShaped(draft.contactEmail ?? '')) found.contactEmail = 'contactEmail'
  if (!draft.regulatorName?.trim()) found.regulatorName = 'regulatorName'
  if (!isBetween(draft.footageRetentionDays ?? '', 1, 31)) found.footageRetentionDays = 'footageRetentionDays'
  if (!isBetween(draft.visitRetentionDays ?? '', 1, 3650)) found.visitRetentionDays = 'visitRetentionDays'
  if (!isBetween(draft.holdCoolingOffHours ?? '', 24, 720)) found.holdCoolingOffHours = 'holdCoolingOffHours'
  for (const key of ['sweepAt', 'openVisitsExpireAt']) if (!isClock(draft[key] ?? '')) found[key] = 'clock'
  return found
}

/** The typed texts as the host wants them. */
export function settingsOf(draft: Record<string, string>): Settings {
  const text = (key: keyof Settings) => (draft[key] ?? '').trim()
  return {
    organisation: text('organisation'),
    address: text('address'),
    contactEmail: text('contactEmail'),
    website: text('website'),
    regulatorName: text('regulatorName'),
    regulatorContact: text('regulatorContact'),
    regulatorAddress: text('regulatorAddress'),
    timeZone: text('timeZone'),
    footageRetentionDays: Number(text('footageRetentionDays')),
    visitRetentionDays: Number(text('visitRetentionDays')),
    sweepAt: text('sweepAt'),
    openVisitsExpireAt: text('openVisitsExpireAt'),
    holdCoolingOffHours: Number(text('holdCoolingOffHours')),
    footageDigests: text('footageDigests') === 'true',
  }
}
