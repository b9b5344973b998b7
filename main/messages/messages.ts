import { randomUUID } from 'node:crypto'
import type { MessageChannel } from '../../shared/contract/messages.ts'
import { AppError } from '../../shared/errors.ts'
import type { Language } from '../../shared/languages.ts'
import { day, localClock, localDay } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import { isQuietAt, usualLife } from './message-rules.ts'
import { createMessageSettings } from './message-settings.ts'
import { createMessageStore } from './message-store.ts'
import { createOfficeNotices } from './office-notice.ts'
import { createSending, type Kind, type Outgoing } from './sending.ts'
import { type Patience, usualPatience } from './smtp.ts'

export type { Card } from './cards.ts'
export type { Letter } from './letter.ts'
export type { MessageRow, MessageState } from './message-store.ts'
export type { Kind, Outgoing } from './sending.ts'
export type Messages = ReturnType<typeof createMessages>

export type NewMessage = {
  /** What makes it one: a second with the same key is not queued. */
  key: string
  kind: string
  channel: MessageChannel
  /** With which visit it goes. */
  visitId?: number
  hostId?: number
  /** What else it tells of; its noun removes it with `forget`. */
  subjectId?: number
  /** Milliseconds after which it is not worth sending any more: a day unless said. */
  lasts?: number
}

const pageSize = 50
/** How long settled messages are kept; those of a visit that is removed before go with it. */
const keptAfter = 30 * day

/**
 * The outbox. Another noun teaches it a kind and queues messages of that kind inside its own transactions; the sending
 * is a job. Messages hold ids only.
 */
export function createMessages(
  world: Pick<World, 'db' | 'clock' | 'events' | 'log' | 'networkDoor'>,
  { audit, office }: { audit: Audit; office: OfficeRegister },
  patience: Patience = usualPatience,
) {
  const store = createMessageStore(world.db)
  const settings = createMessageSettings(world, { audit })
  const kinds = new Map<string, Kind>()
  const kindOf = (kind: string) => kinds.get(kind)
  const sending = createSending(world, { audit, store, settings: settings.current, kindOf, patience })
  const changed = () => world.db.afterCommit(() => world.events.changed('messages'))
  const now = () => world.clock.now()

  function trial(channel: MessageChannel, to: string | undefined): Outgoing {
    const words = wordsIn('en')
    const { organisation } = office.current()
    const { teamsWebhook, slackWebhook } = settings.current()
    const title = words('messages.test.title')
    if (channel === 'email') {
      if (!to) throw new AppError('invalid', 'check-fields', {}, { to: 'field-missing' })
      const footer = words('messages.footer', { organisation })
      const paragraphs = [words('messages.test.text', { organisation })]
      return { letter: { to: { name: '', address: to }, language: 'en', subject: title, paragraphs, footer } }
    }
    const webhook = channel === 'teams' ? teamsWebhook : slackWebhook
    if (!webhook) throw new AppError('conflict', 'channel-not-set-up')
    return { webhook, card: { title, lines: [words('messages.test.text', { organisation })] } }
  }

  const verbs = {
    settings: settings.settings,
    setSettings: settings.setSettings,

    async test(caller, { channel, to }) {
      const { problem, said } = await sending.deliver(channel, trial(channel, to), randomUUID())
      world.db.transaction(() => audit.record(caller, 'messages.tested', { detail: { channel, problem } }))
      return { problem, said }
    },

    list(_caller, { page }) {
      const { fromAt } = localDay(office.todayOn(), office.current().timeZone)
      return {
        rows: store.listTroubled(pageSize, (page - 1) * pageSize),
        total: store.countTroubled(),
        pageSize,
        sentToday: store.countSentSince(fromAt),
      }
    },

    tryAgain: (caller) =>
      world.db.transaction(() => {
        const messages = store.retryAll(now(), now() + usualLife)
        if (messages > 0) audit.record(caller, 'messages.retried', { detail: { messages } })
        changed()
        return { messages }
      }),
  } satisfies Services['messages']

  /** Whether e-mail can leave at all. */
  const emailIsSetUp = (): boolean => settings.current().smtpServer !== ''

  return {
    ...verbs,

    /** How messages of a kind are made; each noun teaches its own at the start. */
    teach(kind: string, how: Kind): void {
      if (kinds.has(kind)) throw new Error(`messages know ${kind} already`)
      kinds.set(kind, how)
    },

    /** Only inside the transaction of what it tells of. Whether it is new. */
    queue({ key, kind, channel, visitId, hostId, subjectId, lasts = usualLife }: NewMessage): boolean {
      if (!world.db.inTransaction()) throw new Error(`${kind} is queued outside a transaction`)
      if (!kinds.has(kind)) throw new Error(`messages do not know ${kind}`)
      const id = store.insert({
        key,
        kind,
        channel,
        visitId: visitId ?? null,
        hostId: hostId ?? null,
        subjectId: subjectId ?? null,
        uuid: randomUUID(),
        queuedAt: now(),
        givesUpAt: now() + lasts,
      })
      if (id !== undefined) changed()
      return id !== undefined
    },
    /** Inside a transaction: what was queued or sent about a subject that is removed. */
    forget: (kind: string, subjectId: number): number => store.removeOf(kind, subjectId),

    /** How the newest message of a kind about a subject stands. */
    stateOf: store.findStateOf,
    statesOf: store.listStatesOf,
    ofVisit: store.listOfVisit,
    isWaiting: (visitId: number): boolean => store.countWaiting(visitId) > 0,
    ...createOfficeNotices({ office, settings, emailIsSetUp }),
    linkBase: settings.linkBase,
    current: settings.current,
    emailIsSetUp,
    /** The language of what is sent: the recipient's, or else the office's. */
    languageOf: (recipient: { language: Language | null } | undefined): Language =>
      recipient?.language ?? office.languages().own,
    isQuiet(at: number): boolean {
      const { quietFrom, quietTo } = settings.current()
      return isQuietAt(localClock(at, office.current().timeZone), quietFrom, quietTo)
    },

    nextDueAt: store.nextDueAt,
    send: (caller: Caller) => sending.send(caller),
    stop: () => sending.stop(),
    /** Removes what was settled a month ago; messages of visits go with those. */
    removeOld: (caller: Caller): { removed: number } =>
      world.db.transaction(() => {
        const removed = store.removeSettledBefore(now() - keptAfter)
        if (removed > 0) audit.record(caller, 'messages.removed', { detail: { messages: removed } })
        return { removed }
      }),
  }
}
