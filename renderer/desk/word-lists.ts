import type { PurposeCode } from '../../shared/contract/staff.ts'
import type { LogColumn, VisitState } from '../../shared/contract/visits.ts'
import type { DeviceMode, Role } from '../../shared/contract/words.ts'

/*
 * The contract's closed lists in the order in which people see them. The contract itself is schemas, which a screen
 * need not load; the compiler finds a word that is missing here or is no word there.
 */
const listOf = <Word extends string>(words: Record<Word, true>) => Object.keys(words) as Word[]

export const roles = listOf<Role>({
  receptionist: true,
  security: true,
  manager: true,
  lead: true,
  administrator: true,
})

export const deviceModes = listOf<DeviceMode>({ kiosk: true, reception: true, desk: true })

export const visitStates = listOf<VisitState>({ 'on-site': true, left: true, closed: true, expired: true })

export const purposeCodes = listOf<PurposeCode>({
  'on-site-help': true,
  incident: true,
  'rights-request': true,
  'safety-check': true,
  'host-question': true,
  other: true,
})

export const logColumns = listOf<LogColumn>({
  signedInAt: true,
  endedAt: true,
  state: true,
  name: true,
  company: true,
  host: true,
  category: true,
  removedOn: true,
  noticeVersion: true,
  device: true,
  timeInDoubt: true,
})
