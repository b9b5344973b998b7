import type { HostContact, Hosts } from '../hosts/hosts.ts'
import type { Kind, MessageRow, Messages, Outgoing } from '../messages/messages.ts'
import type { MessageChannel } from '../../shared/contract/messages.ts'
import { hour } from '../../shared/time.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { World } from '../world.ts'
import { arrivalCard, arrivalLetter, officeCard } from './arrival-letters.ts'
import type { Reachable } from './arrival-rules.ts'
import type { createArrivalStore } from './arrival-store.ts'

export type ArrivalPorts = { office: OfficeRegister; hosts: Pick<Hosts, 'find'>; messages: Messages; tokens: Tokens }
type Store = ReturnType<typeof createArrivalStore>

/** A host's link is good for so long after the sign-in, and only while the visitor is here. */
export const linkLasts = 12 * hour
/** After that nobody reads that somebody has just come. */
const worthSendingFor = 2 * hour

/** What hosts and the office's channel are told of an arrival, and how. */
export function createArrivalMessages(
  world: Pick<World, 'clock'>,
  { office, hosts, messages, tokens }: ArrivalPorts,
  store: Store,
) {
  /** By what somebody can be told, as the office and they have set it. */
  function channelsOf({ email, tellByEmail, teamsWebhook, slackWebhook }: HostContact): MessageChannel[] {
    const open: [MessageChannel, boolean][] = [
      ['email', tellByEmail && email !== '' && messages.emailIsSetUp()],
      ['teams', teamsWebhook !== null],
      ['slack', slackWebhook !== null],
    ]
    return open.flatMap(([channel, isOpen]) => (isOpen ? [channel] : []))
  }

  function reach(host: HostContact | undefined): Reachable | null {
    if (!host?.active) return null
    const away = host.awayUntilOn !== null && host.awayUntilOn >= office.todayOn()
    return { hostId: host.id, away, channels: channelsOf(host) }
  }

  const link = (visitId: number, hostId: number, signedInAt: number): string | null => {
    const base = messages.linkBase()
    if (base === null) return null
    return `${base}/answer#${tokens.sign('answer', { v: visitId, h: hostId }, signedInAt + linkLasts)}`
  }

  /** Nothing where the visitor has left, somebody has answered, or the person is not to be disturbed. */
  function compose({ visitId, hostId, channel }: MessageRow): Outgoing | null {
    const visit = store.findVisit(visitId!)
    const arrival = store.find(visitId!)
    const to = hosts.find(hostId!)
    if (!visit || visit.endedAt !== null || !arrival || !to?.active) return null
    if (arrival.answer !== null || messages.isQuiet(world.clock.now())) return null
    const visited = visit.hostId === null ? undefined : hosts.find(visit.hostId)
    const about = {
      ...office.current(),
      visit,
      host: visited?.name ?? '',
      link: link(visit.id, to.id, visit.signedInAt),
    }
    const recipient = { language: messages.languageOf(to), isHost: to.id === visit.hostId }
    if (channel === 'email') {
      return to.email ? { letter: arrivalLetter(about, { ...recipient, name: to.name, email: to.email }) } : null
    }
    const webhook = channel === 'teams' ? to.teamsWebhook : to.slackWebhook
    return webhook ? { webhook, card: arrivalCard(about, recipient) } : null
  }

  function composeForOffice({ visitId, channel, kind }: MessageRow): Outgoing | null {
    const visit = store.findVisit(visitId!)
    const arrival = store.find(visitId!)
    const { teamsWebhook, slackWebhook } = messages.current()
    const webhook = channel === 'teams' ? teamsWebhook : slackWebhook
    if (!visit || visit.endedAt !== null || !arrival || !webhook) return null
    const why = kind === 'arrival-waits' ? arrival.escalatedWhy : null
    if (kind === 'arrival-waits' && (why === null || arrival.toldBy === 'person')) return null
    const host = (visit.hostId === null ? undefined : hosts.find(visit.hostId)?.name) ?? visit.hostText
    const about = { ...office.current(), visit, host, link: null }
    return { webhook, card: officeCard(about, why, messages.languageOf(undefined)) }
  }

  return {
    reach,
    /** Inside a transaction: one message by each of these channels. */
    tell(visitId: number, hostId: number, channels: readonly MessageChannel[]): void {
      for (const channel of channels) {
        const key = `arrival:${visitId}:${hostId}:${channel}`
        messages.queue({ key, kind: 'arrival', channel, visitId, hostId, lasts: worthSendingFor })
      }
    },
    /** Inside a transaction: the office's own channels hear that somebody came, or that somebody waits. */
    tellOffice(visitId: number, kind: 'arrival-office' | 'arrival-waits'): void {
      const { teamsWebhook, slackWebhook, officeHears } = messages.current()
      if (kind === 'arrival-office' && officeHears !== 'arrivals') return
      const open = { teams: teamsWebhook !== null, slack: slackWebhook !== null }
      for (const channel of ['teams', 'slack'] as const) {
        if (!open[channel]) continue
        messages.queue({ key: `${kind}:${visitId}:${channel}`, kind, channel, visitId, lasts: worthSendingFor })
      }
    },
    /** Whether the office tells anybody anything at all. */
    isSetUp(host: Reachable | null, delegate: Reachable | null): boolean {
      const { teamsWebhook, slackWebhook } = messages.current()
      const someWay = (person: Reachable | null) => person !== null && person.channels.length > 0
      return (
        messages.emailIsSetUp() || teamsWebhook !== null || slackWebhook !== null || someWay(host) || someWay(delegate)
      )
    },
    teach(settled: NonNullable<Kind['settled']>): void {
      messages.teach('arrival', { compose, settled })
      messages.teach('arrival-office', { compose: composeForOffice })
      messages.teach('arrival-waits', { compose: composeForOffice })
    },
  }
}
