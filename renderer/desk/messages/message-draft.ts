import type { Answer, Client } from '../../../shared/contract/index.ts'
import { isEmailShaped } from '../../../shared/email-shape.ts'

export type MessageSettings = Answer<'messages', 'settings'>
type Input = Parameters<Client['messages']['setSettings']>[0]

/** The settings as they are typed; secrets are undefined while they stay. */
export type MessageDraft = {
  smtpServer: string
  smtpPort: string
  smtpSecurity: Input['smtpSecurity']
  smtpSignInName: string
  smtpPassword: string | undefined
  smtpCertificate: string
  fromName: string
  fromAddress: string
  teamsWebhook: string | undefined
  slackWebhook: string | undefined
  officeHears: Input['officeHears']
  quietFrom: string
  quietTo: string
  escalateMinutes: string
  baseAddress: string
}

export const draftOf = (settings: MessageSettings): MessageDraft => ({
  smtpServer: settings.smtpServer,
  smtpPort: String(settings.smtpPort),
  smtpSecurity: settings.smtpSecurity,
  smtpSignInName: settings.smtpSignInName,
  smtpPassword: undefined,
  smtpCertificate: settings.smtpCertificate,
  fromName: settings.fromName,
  fromAddress: settings.fromAddress,
  teamsWebhook: undefined,
  slackWebhook: undefined,
  officeHears: settings.officeHears,
  quietFrom: settings.quietFrom ?? '',
  quietTo: settings.quietTo ?? '',
  escalateMinutes: String(settings.escalateMinutes),
  baseAddress: settings.baseAddress,
})

/** Where each way to encrypt usually listens. */
export const usualPort: Record<MessageDraft['smtpSecurity'], string> = { starttls: '587', tls: '465', none: '25' }

const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const inRange = (text: string, least: number, most: number) =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
const isHttps = (text: string | undefined) => !text || /^https:\/\/[^\s/]+\/?\S*$/.test(text)

/** Each wrong setting and its key under `messaging.wrong`. */
export function wrongSettings(draft: MessageDraft): Record<string, string> {
  const found: Record<string, string> = {}
  if (!inRange(draft.smtpPort, 1, 65_535)) found.smtpPort = 'port'
  if (draft.fromAddress && !isEmailShaped(draft.fromAddress)) found.fromAddress = 'address'
  if (!inRange(draft.escalateMinutes, 1, 60)) found.escalateMinutes = 'minutes'
  for (const key of ['quietFrom', 'quietTo'] as const)
    if (draft[key] && !isClock(draft[key].trim())) found[key] = 'clock'
  for (const key of ['teamsWebhook', 'slackWebhook'] as const) if (!isHttps(draft[key])) found[key] = 'https'
  if (draft.baseAddress && !/^https?:\/\/[^\s/]+\/?$/.test(draft.baseAddress.trim())) found.baseAddress = 'base'
  return found
}

/** The typed texts as the host wants them. */
export const inputOf = (draft: MessageDraft): Input => ({
  ...draft,
  smtpServer: draft.smtpServer.trim(),
  smtpPort: Number(draft.smtpPort),
  smtpCertificate: draft.smtpCertificate.trim(),
  fromAddress: draft.fromAddress.trim(),
  quietFrom: draft.quietFrom.trim() || null,
  quietTo: draft.quietTo.trim() || null,
  escalateMinutes: Number(draft.escalateMinutes),
  baseAddress: draft.baseAddress.trim(),
})
