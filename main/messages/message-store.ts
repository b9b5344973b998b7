import { sql } from 'kysely'
import type { MessageChannel, MessageProblem, messageStates } from '../../shared/contract/messages.ts'
import type { Database } from '../db/database.ts'

export type MessageState = (typeof messageStates)[number]
export type MessageRow = {
  id: number
  kind: string
  channel: MessageChannel
  visitId: number | null
  hostId: number | null
  subjectId: number | null
  uuid: string
  state: MessageState
  attempts: number
  problem: MessageProblem | null
  queuedAt: number
  dueAt: number
  givesUpAt: number
  settledAt: number | null
}
export type NewRow = Pick<MessageRow, 'kind' | 'channel' | 'visitId' | 'hostId' | 'subjectId' | 'uuid'> & {
  key: string
  queuedAt: number
  givesUpAt: number
}

export function createMessageStore(db: Database) {
  const { build } = db
  const rows = () =>
    build
      .selectFrom('message')
      .select([
        'message.id',
        'kind',
        sql<MessageChannel>`channel`.as('channel'),
        'visit_id as visitId',
        'host_id as hostId',
        'subject_id as subjectId',
        'uuid',
        sql<MessageState>`state`.as('state'),
        'attempts',
        sql<MessageProblem | null>`problem`.as('problem'),
        'queued_at as queuedAt',
        'due_at as dueAt',
        'gives_up_at as givesUpAt',
        'settled_at as settledAt',
      ])
  const troubled = () => rows().where((row) => row.or([row('settled_at', 'is', null), row('state', '=', 'failed')]))

  return {
    /** The row's id, or nothing where one bears this key already. */
    insert(message: NewRow): number | undefined {
      const { changes, lastId } = db.run(
        build
          .insertInto('message')
          .values({
            key: message.key,
            kind: message.kind,
            channel: message.channel,
            visit_id: message.visitId,
            host_id: message.hostId,
            subject_id: message.subjectId,
            uuid: message.uuid,
            state: 'queued',
            queued_at: message.queuedAt,
            due_at: message.queuedAt,
            gives_up_at: message.givesUpAt,
          })
          .onConflict((conflict) => conflict.column('key').doNothing()),
      )
      return changes === 1 ? lastId : undefined
    },
    find: (id: number): MessageRow | undefined => db.find(rows().where('message.id', '=', id)),
    /** What waits and is due, of one channel, the longest due first. */
    listDue: (channel: MessageChannel, now: number, limit: number): MessageRow[] =>
      db.all(
        rows()
          .where('settled_at', 'is', null)
          .where('channel', '=', channel)
          .where((row) => row.or([row('due_at', '<=', now), row('gives_up_at', '<=', now)]))
          .orderBy('due_at')
          .orderBy('message.id')
          .limit(limit),
      ),
    /** When the next attempt is due, if anything waits. */
    nextDueAt: (): number | null =>
      db.get(
        build
          .selectFrom('message')
          .select(sql<number | null>`min(min(due_at, gives_up_at))`.as('at'))
          .where('settled_at', 'is', null),
      ).at,
    listOfVisit: (visitId: number): (MessageRow & { to: string | null })[] =>
      db.all(
        rows()
          .select(sql<string | null>`(SELECT h.name FROM host AS h WHERE h.id = host_id)`.as('to'))
          .where('visit_id', '=', visitId)
          .orderBy('message.id'),
      ),
    countWaiting: (visitId: number): number =>
      db.get(
        build
          .selectFrom('message')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('visit_id', '=', visitId)
          .where('settled_at', 'is', null),
      ).count,
    listTroubled: (limit: number, offset: number): (MessageRow & { host: string | null })[] =>
      db.all(
        troubled()
          .select(sql<string | null>`(SELECT h.name FROM host AS h WHERE h.id = host_id)`.as('host'))
          .orderBy('queued_at', 'desc')
          .orderBy('message.id', 'desc')
          .limit(limit)
          .offset(offset),
      ),
    countTroubled: (): number =>
      db.get(
        build
          .selectFrom('message')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where((row) => row.or([row('settled_at', 'is', null), row('state', '=', 'failed')])),
      ).count,
    countSentSince: (at: number): number =>
      db.get(
        build
          .selectFrom('message')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('state', '=', 'sent')
          .where('settled_at', '>=', at),
      ).count,

    markSending(id: number) {
      db.run(
        build
          .updateTable('message')
          .set(({ eb }) => ({ state: 'sending', attempts: eb('attempts', '+', 1) }))
          .where('id', '=', id),
      )
    },
    markWaiting(id: number, problem: MessageProblem | null, dueAt: number) {
      db.run(build.updateTable('message').set({ state: 'queued', problem, due_at: dueAt }).where('id', '=', id))
    },
    /** Everything of a channel that waits is put off to `dueAt` for the same reason. */
    putOff(channel: MessageChannel, problem: MessageProblem, dueAt: number) {
      db.run(
        build
          .updateTable('message')
          .set({ problem, due_at: dueAt })
          .where('channel', '=', channel)
          .where('state', '=', 'queued')
          .where('due_at', '<', dueAt),
      )
    },
    /** Whether the row was still there. */
    markSettled: (
      id: number,
      state: 'sent' | 'failed' | 'dropped',
      problem: MessageProblem | null,
      at: number,
    ): boolean =>
      db.run(build.updateTable('message').set({ state, problem, settled_at: at }).where('id', '=', id)).changes === 1,
    /** What waits is due at once, what failed waits again until `givesUpAt`; returns how many. */
    retryAll: (now: number, givesUpAt: number): number =>
      db.run(
        build
          .updateTable('message')
          .set({ state: 'queued', due_at: now, gives_up_at: givesUpAt, settled_at: null })
          .where((row) => row.or([row('state', '=', 'failed'), row('state', '=', 'queued')])),
      ).changes,
    /** Of the newest message of a kind about a subject. */
    findStateOf: (kind: string, subjectId: number): MessageState | undefined =>
      db.find(
        rows().where('kind', '=', kind).where('subject_id', '=', subjectId).orderBy('message.id', 'desc').limit(1),
      )?.state,
    /** Of the newest message of each kind about each subject. */
    listStatesOf: (
      kinds: readonly string[],
      subjectIds: readonly number[],
    ): { kind: string; subjectId: number; state: MessageState }[] =>
      db.all(
        rows()
          .where((row) =>
            row(
              'message.id',
              'in',
              build
                .selectFrom('message')
                .select(({ fn }) => fn.max('id').as('id'))
                .where('kind', 'in', kinds)
                .where('subject_id', 'in', subjectIds)
                .groupBy(['kind', 'subject_id']),
            ),
          )
          .$narrowType<{ subjectId: number }>(),
      ),
    removeOf: (kind: string, subjectId: number): number =>
      db.run(build.deleteFrom('message').where('kind', '=', kind).where('subject_id', '=', subjectId)).changes,
    removeSettledBefore: (at: number): number =>
      db.run(build.deleteFrom('message').where('settled_at', '<', at)).changes,
  }
}
