import type { Escalation } from '../../shared/contract/arrivals.ts'
import { initials } from '../../shared/fold.ts'
import type { Language } from '../../shared/languages.ts'
import { inLanguage } from '../../shared/texts-of.ts'
import { localClock } from '../../shared/time.ts'
import { unlinked } from '../codes/code-letter.ts'
import type { Card, Letter } from '../messages/messages.ts'
import { wordsIn } from '../texts.ts'
import type { ArrivedVisit } from './arrival-store.ts'

type About = {
  visit: ArrivedVisit
  /** Who is visited. */
  host: string
  organisation: string
  timeZone: string
  /** Where an answer can be given; none where hosts cannot reach this machine. */
  link: string | null
}
type Recipient = { name: string; email: string; language: Language; isHost: boolean }

/** "Amara Okafor is here to see you", with who they are and a link to answer by. */
export function arrivalLetter({ visit, host, organisation, timeZone, link }: About, to: Recipient): Letter {
  const words = wordsIn(to.language)
  const visitor = unlinked(visit.name)
  const values = { visitor, host, organisation }
  const said = to.isHost ? 'messages.arrival.forYou' : 'messages.arrival.forOther'
  return {
    to: { name: to.name, address: to.email },
    language: to.language,
    subject: words(said, values),
    paragraphs: [words(to.isHost ? 'messages.arrival.waits' : 'messages.arrival.waitsForOther', values)],
    facts: [
      [words('messages.arrival.visitor'), visitor],
      ...(visit.company ? [[words('messages.arrival.company'), unlinked(visit.company)] as const] : []),
      ...(visit.party > 0
        ? [[words('messages.arrival.with'), words('messages.arrival.party', { count: visit.party })] as const]
        : []),
      [words('messages.arrival.category'), inLanguage(visit.category, to.language)],
      [words('messages.arrival.since'), localClock(visit.signedInAt, timeZone)],
    ],
    ...(link && { link: { label: words('messages.arrival.answer'), url: link } }),
    footer: words('messages.footer', { organisation }),
  }
}

/** The same for somebody's own channel. */
export function arrivalCard(about: About, to: Omit<Recipient, 'name' | 'email'>): Card {
  const { subject, paragraphs, facts = [], link } = arrivalLetter(about, { ...to, name: '', email: '' })
  return {
    title: subject,
    lines: [...paragraphs, facts.map(([heading, value]) => `${heading}: ${value}`).join(' · ')],
    ...(link && { link }),
  }
}

/** For the office's channel, which many read: initials and a company, no name. */
export function officeCard({ visit, host, timeZone }: About, why: Escalation | null, language: Language): Card {
  const words = wordsIn(language)
  const values = { visitor: initials(visit.name), host, time: localClock(visit.signedInAt, timeZone) }
  const title = why === null ? 'messages.office.arrived' : 'messages.office.waits'
  return {
    title: words(title, values),
    lines: [
      ...(why === null ? [] : [words(`messages.office.why.${why}`, values)]),
      [unlinked(visit.company), words('messages.office.since', values)].filter(Boolean).join(' · '),
    ],
  }
}
