import { inLanguage } from '../../shared/texts-of.ts'
import { localClock } from '../../shared/time.ts'
import { codePicture, dateWords, dayWords, isolated, paragraphsOf, shownCode } from '../codes/code-letter.ts'
import type { Kind, Letter } from '../messages/messages.ts'
import { wordsIn } from '../texts.ts'
import { calendarFile } from './calendar-rules.ts'
import type { HostLink } from './host-link-store.ts'
import type { InvitationPorts, InvitationWorld } from './invitation-ports.ts'
import { createInvitationStore, type InvitationRow } from './invitation-store.ts'

type Ways = { tokenOf(row: InvitationRow): string; findLink(id: number): HostLink | undefined }

/** What is sent of invitations: made when it is sent, so that it says what counts then; nothing once nobody needs it. */
export function createInvitationLetters(
  world: InvitationWorld,
  { office, hosts, tokens, settings, messages }: InvitationPorts,
  { tokenOf, findLink }: Ways,
): Record<'invitation' | 'invitation-cancelled' | 'host-link', Kind> {
  const store = createInvitationStore(world.db)

  function when({ fromAt, untilAt, language }: InvitationRow): string {
    const { timeZone } = office.current()
    return wordsIn(language)('messages.invitation.times', {
      day: dayWords(fromAt, language, timeZone),
      from: localClock(fromAt, timeZone),
      until: localClock(untilAt, timeZone),
    })
  }

  function calendar(row: InvitationRow, method: 'REQUEST' | 'CANCEL', description: string): Letter['calendar'] {
    const { organisation, address, contactEmail } = office.current()
    const { fromName, fromAddress } = messages.current()
    const content = calendarFile({
      method,
      uid: `${row.uuid}@foyer.invalid`,
      sequence: row.sequence,
      writtenAt: world.clock.now(),
      fromAt: row.fromAt,
      untilAt: row.untilAt,
      summary: wordsIn(row.language)('messages.invitation.entry', { organisation }),
      description,
      location: address,
      organiser: { name: fromName || organisation, email: fromAddress || contactEmail },
      attendee: { name: row.name, email: row.email },
    })
    return { method, content }
  }

  const shell = ({ language, name, email }: InvitationRow) => ({
    to: { name, address: email },
    language,
    greeting: wordsIn(language)('messages.greeting', { name: isolated(name) }),
    footer: wordsIn(language)('messages.footer', { organisation: office.current().organisation }),
  })

  function invitation(row: InvitationRow): Letter {
    const { organisation, address, contactEmail } = office.current()
    const { language, expectedOn, removedOn, note, code, sequence } = row
    const words = wordsIn(language)
    const host = isolated(hosts.find(row.hostId)?.name ?? '')
    const day = dateWords(expectedOn, language)
    const directions = paragraphsOf(inLanguage(settings.current().directions, language))
    const how = words('messages.invitation.how', { code: shownCode(code) })
    return {
      ...shell(row),
      subject: words(sequence > 0 ? 'messages.invitation.changed' : 'messages.invitation.subject', {
        organisation,
        day,
      }),
      paragraphs: [
        words('messages.invitation.expects', { host, organisation: isolated(organisation) }),
        ...(sequence > 0 ? [words('messages.invitation.replaces')] : []),
        ...paragraphsOf(note),
        how,
        ...directions,
        words('messages.invitation.kept', { until: dateWords(removedOn, language), email: contactEmail }),
      ],
      facts: [
        [words('messages.invitation.when'), when(row)],
        ...(address === '' ? [] : [[words('messages.invitation.where'), address] as const]),
        [words('messages.invitation.visiting'), host],
        [words('messages.invitation.code'), shownCode(code)],
      ],
      ...codePicture(tokenOf(row), words('messages.invitation.alt')),
      calendar: calendar(row, 'REQUEST', [...paragraphsOf(note), how, ...directions].join('\n')),
    }
  }

  function cancelled(row: InvitationRow): Letter {
    const { organisation } = office.current()
    const words = wordsIn(row.language)
    const host = isolated(hosts.find(row.hostId)?.name ?? '')
    return {
      ...shell(row),
      subject: words('messages.invitation.cancelled', { organisation, day: dateWords(row.expectedOn, row.language) }),
      paragraphs: [words('messages.invitation.notExpected', { host }), words('messages.invitation.codeStops')],
      facts: [[words('messages.invitation.was'), when(row)]],
      calendar: calendar(row, 'CANCEL', ''),
    }
  }

  function hostLink(link: HostLink): Letter | null {
    const host = hosts.find(link.hostId)
    if (!host?.active || host.email === '') return null
    const { organisation, timeZone } = office.current()
    const language = messages.languageOf(host)
    const words = wordsIn(language)
    const token = tokens.sign('invite', { id: link.key }, link.expiresAt)
    return {
      to: { name: host.name, address: host.email },
      language,
      subject: words('messages.hostLink.subject', { organisation }),
      greeting: words('messages.greeting', { name: isolated(host.name) }),
      paragraphs: [
        words('messages.hostLink.use', { organisation: isolated(organisation) }),
        words('messages.hostLink.keep', { until: dayWords(link.expiresAt, language, timeZone) }),
      ],
      // Behind the mark nothing is ever sent to a server, so that the token stands in no log.
      link: { label: words('messages.hostLink.open'), url: `${messages.linkBase()}/invite#${token}` },
      footer: words('messages.footer', { organisation }),
    }
  }

  const rowOf = (subjectId: number | null) => (subjectId === null ? undefined : store.find(subjectId))
  return {
    invitation: {
      compose({ subjectId }) {
        const row = rowOf(subjectId)
        const standing = row && row.cancelledAt === null && row.visitId === null && row.email !== ''
        // One that had failed may be tried again after the visit that it was for.
        const wanted = standing && row.untilAt > world.clock.now()
        return wanted ? { letter: invitation(row) } : null
      },
    },
    'invitation-cancelled': {
      compose({ subjectId }) {
        const row = rowOf(subjectId)
        return row && row.cancelledAt !== null && row.email !== '' ? { letter: cancelled(row) } : null
      },
    },
    'host-link': {
      compose({ subjectId }) {
        const link = subjectId === null ? undefined : findLink(subjectId)
        const letter = link && messages.linkBase() !== null ? hostLink(link) : null
        return letter && { letter }
      },
    },
  }
}
