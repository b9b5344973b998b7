import type { ToldState } from '../../shared/contract/house.ts'
import type { MessageChannel } from '../../shared/contract/messages.ts'
import type { Hosts } from '../hosts/hosts.ts'
import type { Card, Letter, MessageRow, Messages, MessageState, Outgoing } from '../messages/messages.ts'
import type { OfficeRegister } from '../office/office.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import type { createDeliveryStore } from './delivery-store.ts'

type Ports = { office: OfficeRegister; hosts: Pick<Hosts, 'find'>; messages: Messages }
type Kind = 'delivery' | 'delivery-reminder'

const told: Record<MessageState, ToldState> = {
  queued: 'waiting',
  sending: 'waiting',
  sent: 'told',
  failed: 'failed',
  dropped: 'nobody',
}

/** How recipients are told that something waits for them, and how that stands. */
export function createDeliveryMessages(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  { office, hosts, messages }: Ports,
  store: ReturnType<typeof createDeliveryStore>,
) {
  function letterFor({ name, email, language }: { name: string; email: string; language: Letter['language'] }): {
    letter(parcels: number, reminder: boolean): Letter
    card(parcels: number, reminder: boolean): Card
  } {
    const words = wordsIn(language)
    const { organisation } = office.current()
    const said = (parcels: number, reminder: boolean) => ({
      title: words(reminder ? 'messages.delivery.stillWaits' : 'messages.delivery.waits', { organisation }),
      line: words('messages.delivery.collect', { count: parcels }),
    })
    return {
      letter(parcels, reminder) {
        const { title, line } = said(parcels, reminder)
        const footer = words('messages.footer', { organisation })
        return { to: { name, address: email }, language, subject: title, paragraphs: [line], footer }
      },
      card(parcels, reminder) {
        const { title, line } = said(parcels, reminder)
        return { title, lines: [line] }
      },
    }
  }

  /** Nothing where it was collected or removed, the recipient left, or they are not to be disturbed. */
  function compose({ kind, hostId, subjectId, channel }: MessageRow): Outgoing | null {
    const delivery = store.find(subjectId!)
    const host = hosts.find(hostId!)
    if (!delivery || delivery.collectedAt !== null || !host?.active) return null
    if (messages.isQuiet(world.clock.now())) return null
    const { letter, card } = letterFor({ ...host, language: messages.languageOf(host) })
    const reminder = kind === 'delivery-reminder'
    if (channel === 'email') return host.email ? { letter: letter(delivery.parcels, reminder) } : null
    const webhook = channel === 'teams' ? host.teamsWebhook : host.slackWebhook
    return webhook ? { webhook, card: card(delivery.parcels, reminder) } : null
  }
  const settled = () => world.db.afterCommit(() => world.events.changed('deliveries'))
  for (const kind of ['delivery', 'delivery-reminder'] as const) messages.teach(kind, { compose, settled })

  function channelsOf(hostId: number): MessageChannel[] {
    const host = hosts.find(hostId)
    if (!host?.active) return []
    const open: [MessageChannel, boolean][] = [
      ['email', host.tellByEmail && host.email !== '' && messages.emailIsSetUp()],
      ['teams', host.teamsWebhook !== null],
      ['slack', host.slackWebhook !== null],
    ]
    return open.flatMap(([channel, isOpen]) => (isOpen ? [channel] : []))
  }

  function toldBy(message: MessageState | undefined, reminder: MessageState | undefined): ToldState {
    if (message === 'sent' || reminder === 'sent') return 'told'
    return told[reminder ?? message ?? 'dropped']
  }

  return {
    /** Inside the act's transaction: one message by each of the recipient's ways. */
    tell(kind: Kind, deliveryId: number, hostId: number): void {
      for (const channel of channelsOf(hostId)) {
        messages.queue({ key: `${kind}:${deliveryId}:${channel}`, kind, channel, hostId, subjectId: deliveryId })
      }
    },
    /** Inside a transaction: nothing of a removed delivery is kept here either. */
    forget(deliveryId: number): void {
      messages.forget('delivery', deliveryId)
      messages.forget('delivery-reminder', deliveryId)
    },
    stateOf: (deliveryId: number): ToldState =>
      toldBy(messages.stateOf('delivery', deliveryId), messages.stateOf('delivery-reminder', deliveryId)),
    /** The same of many, read at once. */
    statesOf(deliveryIds: readonly number[]): (deliveryId: number) => ToldState {
      const states = new Map<string, MessageState>()
      for (const { kind, subjectId, state } of messages.statesOf(['delivery', 'delivery-reminder'], deliveryIds)) {
        states.set(`${kind} ${subjectId}`, state)
      }
      return (id) => toldBy(states.get(`delivery ${id}`), states.get(`delivery-reminder ${id}`))
    },
  }
}
