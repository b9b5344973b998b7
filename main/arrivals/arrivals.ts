import type { Arrival, ArrivalState, ArrivalTold, Escalation } from '../../shared/contract/arrivals.ts'
import { AppError } from '../../shared/errors.ts'
import { minute } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { MessageRow } from '../messages/messages.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createAnswers } from './arrival-answers.ts'
import { type ArrivalPorts, createArrivalMessages } from './arrival-messages.ts'
import { isForReception, planOf, stateOf, tellsDelegateToo, type Told } from './arrival-rules.ts'
import { type ArrivalRow, createArrivalStore } from './arrival-store.ts'
import { machine } from '../caller.ts'

export type Arrivals = ReturnType<typeof createArrivals>
type ArrivalWorld = Pick<World, 'db' | 'clock' | 'events'>

/** A visitor's own screen may ask for so long after the sign-in. */
const screenLasts = 60 * minute

/** Whether whoever is visited knows that somebody is here: told, answered, or for reception to tell. */
export function createArrivals(world: ArrivalWorld, { audit, ...ports }: ArrivalPorts & { audit: Audit }) {
  const { hosts, messages, tokens } = ports
  const store = createArrivalStore(world.db)
  const telling = createArrivalMessages(world, ports, store)
  const now = () => world.clock.now()
  const changed = () => world.db.afterCommit(() => world.events.changed('visits'))

  const peopleOf = (hostId: number | null) => {
    const host = hostId === null ? undefined : hosts.find(hostId)
    return {
      host: telling.reach(host),
      delegate: telling.reach(host?.delegateId ? hosts.find(host.delegateId) : undefined),
    }
  }

  /** Inside a transaction: from now on it is for reception. */
  function escalate(caller: Caller, visitId: number, hostId: number | null, why: Escalation): void {
    store.markEscalated(visitId, why, now())
    const { delegate } = peopleOf(hostId)
    if (tellsDelegateToo(why, delegate, messages.isQuiet(now()))) {
      telling.tell(visitId, delegate.hostId, delegate.channels)
    }
    telling.tellOffice(visitId, 'arrival-waits')
    audit.record(caller, 'arrival.escalated', { subject: 'visit', subjectId: visitId, detail: { why } })
    changed()
  }

  /** The first message that leaves is what counts; where the last one fails, reception has to know. */
  function settled({ visitId, hostId, channel }: MessageRow, state: 'sent' | 'failed' | 'dropped'): void {
    const arrival = store.find(visitId!)
    const visit = store.findVisit(visitId!)
    if (!arrival || !visit || visit.endedAt !== null) return
    if (state === 'sent') {
      if (arrival.toldAt === null) {
        store.markTold(visitId!, hostId === visit.hostId ? 'host' : 'delegate', channel, null, now())
      }
      return changed()
    }
    const nobodyKnows = arrival.toldAt === null && arrival.answer === null && arrival.escalatedAt === null
    if (nobodyKnows && !messages.isWaiting(visitId!)) {
      escalate(machine, visitId!, visit.hostId, messages.isQuiet(now()) ? 'quiet' : 'failed')
    }
    changed()
  }
  telling.teach(settled)

  function viewOf(row: ArrivalRow): Arrival {
    const who = row.answeredBy ?? row.toldTo
    const waits = row.endedAt === null && isForReception(row)
    return {
      visitId: row.visitId,
      ...stateOf(row),
      to: who,
      by: row.toldBy,
      delegate: who === 'delegate' ? row.delegate : null,
      waits,
      why: waits ? row.escalatedWhy : null,
      since: waits ? row.escalatedAt : null,
    }
  }

  const answers = createAnswers(world, { audit, ...ports }, { store, escalate, changed })

  const verbs = {
    onSite: () => store.listOnSite().map(viewOf),

    toldInPerson: (caller, { visitId }) =>
      world.db.transaction(() => {
        const row = store.find(visitId)
        if (!row) throw new AppError('not_found', 'visit-not-found')
        // What an ended visit says of its host is not written anew.
        if (row.endedAt !== null) throw new AppError('conflict', 'visit-ended')
        store.markTold(visitId, 'host', 'person', caller.staff!.id, now())
        store.stopWaiting(visitId)
        audit.record(caller, 'arrival.told_in_person', { subject: 'visit', subjectId: visitId })
        changed()
        return {}
      }),

    told(caller, { token }) {
      const said = tokens.read<{ v: number; d: number | null }>('arrival', token)
      const row = said && said.d === (caller.device?.id ?? null) ? store.find(said.v) : undefined
      if (!row) throw new AppError('not_found', 'link-not-good')
      return { state: stateOf(row).state, byDelegate: (row.answeredBy ?? row.toldTo) === ('delegate' satisfies Told) }
    },

    look: answers.look,
    answer: answers.answer,
  } satisfies Services['arrivals']

  return {
    ...verbs,

    /**
     * Inside the sign-in's transaction: queues what the host is told, or hands it to reception. Nothing where nobody is
     * visited, or where the office tells nobody anything.
     */
    begin(caller: Caller, visitId: number, { hostId, hostText }: { hostId: number | null; hostText: string }): void {
      if (hostId === null && hostText === '') return
      const { host, delegate } = peopleOf(hostId)
      if (!telling.isSetUp(host, delegate)) return
      if (host === null) {
        store.insert(visitId, now(), null)
        return escalate(caller, visitId, hostId, 'not-listed')
      }
      const { tell, why } = planOf(host, delegate, messages.isQuiet(now()))
      const answerable = messages.linkBase() !== null
      const escalateAt = now() + messages.current().escalateMinutes * minute
      store.insert(visitId, now(), tell && answerable ? escalateAt : null)
      if (tell) telling.tell(visitId, tell.hostId, tell.channels)
      telling.tellOffice(visitId, 'arrival-office')
      if (why) escalate(caller, visitId, hostId, why)
    },

    /** How the host of a visit was told, message by message; whoever asks has made sure that the caller may see it. */
    of(visitId: number): ArrivalTold | null {
      const row = store.find(visitId)
      if (!row) return null
      const sent = messages
        .ofVisit(visitId)
        .filter(({ kind }) => kind.startsWith('arrival'))
        .map(({ id, channel, to, state, problem, attempts, settledAt, queuedAt }) => {
          return { id, channel, to, state, problem, attempts, at: settledAt ?? queuedAt }
        })
      return { ...viewOf(row), messages: sent }
    },

    /** What the screen of a visitor who has just signed in shows, and the token by which it asks again. */
    screenOf(caller: Caller, visitId: number): { state: ArrivalState; token: string } | null {
      const row = store.find(visitId)
      if (!row) return null
      const payload = { v: visitId, d: caller.device?.id ?? null }
      return { state: stateOf(row).state, token: tokens.sign('arrival', payload, row.beganAt + screenLasts) }
    },

    /** When somebody will have waited too long, if anybody waits. */
    nextEscalationAt: store.nextEscalationAt,
    /** Tells reception, and the delegate, of everybody whom nobody has answered. */
    escalateDue: (caller: Caller): { escalated: number } =>
      world.db.transaction(() => {
        store.forgetWaitingOfEnded()
        const due = store.listEscalating(now())
        for (const { visitId, hostId } of due) escalate(caller, visitId, hostId, 'unanswered')
        return { escalated: due.length }
      }),
  }
}
