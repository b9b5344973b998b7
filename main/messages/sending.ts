import { type MessageChannel, messageChannels } from '../../shared/contract/messages.ts'
import type { Audit } from '../audit/audit.ts'
import { asAppError } from '../api/refusals.ts'
import type { Caller } from '../caller.ts'
import type { World } from '../world.ts'
import { type Card, slackBody, teamsBody } from './cards.ts'
import type { Letter } from './letter.ts'
import { concernsAll, type Outcome, waitAfter } from './message-rules.ts'
import type { KeptSettings } from './message-settings-store.ts'
import type { createMessageStore, MessageRow, MessageState } from './message-store.ts'
import { type Patience, sendLetter } from './smtp.ts'
import { postJson } from './webhooks.ts'

export type Outgoing = { letter: Letter } | { webhook: string; card: Card }
/** How messages of one kind are made and what becomes of them; both inside a transaction of ours. */
export type Kind = {
  /** The message as it has to read now; none where nobody needs it any more. */
  compose(message: MessageRow): Outgoing | null
  /** Told once, when it was sent, given up or dropped. */
  settled?(message: MessageRow, state: Exclude<MessageState, 'queued' | 'sending'>): void
}
export type SendCounts = { sent: number; failed: number; dropped: number; waiting: number }

type Parts = {
  audit: Audit
  store: ReturnType<typeof createMessageStore>
  settings: () => KeptSettings
  kindOf: (kind: string) => Kind | undefined
  patience: Patience
}

const together: Record<MessageChannel, number> = { email: 1, teams: 4, slack: 4 }

/** Carries out what is queued: row first, message second, settled last. A channel never waits for another. */
export function createSending(
  world: Pick<World, 'db' | 'clock' | 'events' | 'log'>,
  { audit, store, settings, kindOf, patience }: Parts,
) {
  const now = () => world.clock.now()
  const stop = new AbortController()
  const running = new Map<MessageChannel, Promise<SendCounts>>()
  const changed = () => world.db.afterCommit(() => world.events.changed('messages'))

  /** Sends at once, outside the queue. */
  async function deliver(channel: MessageChannel, outgoing: Outgoing, uuid: string): Promise<Outcome> {
    if ('letter' in outgoing)
      return sendLetter({ settings: settings(), letter: outgoing.letter, uuid, patience, signal: stop.signal })
    const body = channel === 'teams' ? teamsBody(outgoing.card) : slackBody(outgoing.card)
    return postJson(outgoing.webhook, body, patience.connect, stop.signal)
  }

  function settle(
    caller: Caller,
    message: MessageRow,
    state: 'sent' | 'failed' | 'dropped',
    problem = message.problem,
  ) {
    const { id, kind, channel, visitId, hostId, attempts } = message
    const there = store.markSettled(id, state, state === 'failed' ? problem : null, now())
    const detail = { kind, channel, visitId, hostId, attempts, problem: state === 'failed' ? problem : null }
    audit.record(caller, `message.${state}`, { subject: 'message', subjectId: id, detail })
    if (there) kindOf(kind)?.settled?.(message, state)
    changed()
    return state
  }

  /** The row becomes `sending`, and what has to be sent is made; nothing where that settled it. */
  function take(
    caller: Caller,
    id: number,
  ): { message: MessageRow; outgoing: Outgoing } | 'failed' | 'dropped' | 'gone' {
    return world.db.transaction(() => {
      const message = store.find(id)
      if (!message || message.settledAt !== null) return 'gone'
      if (message.givesUpAt <= now()) {
        settle(caller, message, 'failed', message.problem ?? 'too-late')
        return 'failed'
      }
      const outgoing = kindOf(message.kind)?.compose(message)
      if (!outgoing) {
        settle(caller, message, 'dropped')
        return 'dropped'
      }
      store.markSending(id)
      return { message: { ...message, attempts: message.attempts + 1 }, outgoing }
    })
  }

  function conclude(caller: Caller, message: MessageRow, { problem, lasting }: Outcome): keyof SendCounts {
    return world.db.transaction(() => {
      if (problem === null) {
        settle(caller, message, 'sent')
        return 'sent'
      }
      const dueAt = now() + waitAfter(message.attempts)
      if (lasting || dueAt >= message.givesUpAt) {
        settle(caller, message, 'failed', problem)
        return 'failed'
      }
      store.markWaiting(message.id, problem, dueAt)
      if (concernsAll(message.channel, problem)) store.putOff(message.channel, problem, dueAt)
      changed()
      return 'waiting'
    })
  }

  /** A fault of ours in one message keeps no other waiting. */
  async function sendOne(caller: Caller, id: number): Promise<keyof SendCounts | undefined> {
    let taken: ReturnType<typeof take>
    try {
      taken = take(caller, id)
    } catch (error) {
      asAppError(error, world.log)
      world.db.transaction(() => {
        const message = store.find(id)
        if (message) store.markWaiting(id, 'fault', now() + waitAfter(message.attempts + 1))
      })
      return 'waiting'
    }
    if (typeof taken === 'string') return taken === 'gone' ? undefined : taken
    const { message, outgoing } = taken
    const outcome = await deliver(message.channel, outgoing, message.uuid)
    // Stopped under way: the row stays `sending`, and the next run sends it again.
    if (stop.signal.aborted && outcome.problem !== null) return undefined
    return conclude(caller, message, outcome)
  }

  async function sendChannel(caller: Caller, channel: MessageChannel): Promise<SendCounts> {
    const counts = { sent: 0, failed: 0, dropped: 0, waiting: 0 }
    const tried = new Set<number>()
    while (!stop.signal.aborted) {
      const next = store
        .listDue(channel, now(), tried.size + together[channel])
        .filter(({ id }) => !tried.has(id))
        .slice(0, together[channel])
      if (next.length === 0) break
      for (const { id } of next) tried.add(id)
      const ends = await Promise.all(next.map(({ id }) => sendOne(caller, id)))
      for (const end of ends) if (end) counts[end] += 1
    }
    return counts
  }

  return {
    deliver,
    /** Sends whatever is due; a channel that is still at it goes on and takes in what was queued meanwhile. */
    async send(caller: Caller): Promise<SendCounts> {
      const all = await Promise.all(
        messageChannels.map((channel) => {
          const under = running.get(channel) ?? sendChannel(caller, channel).finally(() => running.delete(channel))
          running.set(channel, under)
          return under
        }),
      )
      const sum = (name: keyof SendCounts) => all.reduce((total, counts) => total + counts[name], 0)
      return { sent: sum('sent'), failed: sum('failed'), dropped: sum('dropped'), waiting: sum('waiting') }
    },
    /** Breaks off what is under way; resolves when it has ended. */
    async stop(): Promise<void> {
      stop.abort()
      await Promise.allSettled(running.values())
    },
  }
}
