import type { MessageChannel } from '../../shared/contract/messages.ts'
import type { OfficeRegister } from '../office/office.ts'
import { wordsIn } from '../texts.ts'
import type { createMessageSettings } from './message-settings.ts'
import type { Outgoing } from './sending.ts'

export type OfficeNotice = { subject: string; paragraphs: string[] }

/** What those who answer for the register are told: by e-mail at the data-protection contact, and on the office's own channels. */
export function createOfficeNotices(deps: {
  office: OfficeRegister
  settings: Pick<ReturnType<typeof createMessageSettings>, 'current'>
  emailIsSetUp: () => boolean
}) {
  const { office, settings, emailIsSetUp } = deps
  const webhookOf = (channel: 'teams' | 'slack') => settings.current()[`${channel}Webhook`]
  return {
    /** The ways that are open now. */
    waysToOffice(): MessageChannel[] {
      const byEmail = emailIsSetUp() && office.current().contactEmail !== ''
      const channels = (['teams', 'slack'] as const).filter((channel) => webhookOf(channel) !== null)
      return byEmail ? ['email', ...channels] : channels
    },
    /** A notice as it leaves by a channel; nothing where that is open no more. */
    toOffice(channel: MessageChannel, { subject, paragraphs }: OfficeNotice): Outgoing | null {
      if (channel === 'email') {
        const { organisation, contactEmail } = office.current()
        const footer = wordsIn('en')('messages.footer', { organisation })
        return { letter: { to: { name: '', address: contactEmail }, language: 'en', subject, paragraphs, footer } }
      }
      const webhook = webhookOf(channel)
      return webhook ? { webhook, card: { title: subject, lines: paragraphs } } : null
    },
  }
}
