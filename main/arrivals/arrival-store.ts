import { sql } from 'kysely'
import type { Escalation, HostAnswer } from '../../shared/contract/arrivals.ts'
import type { Texts } from '../../shared/texts-of.ts'
import type { Database } from '../db/database.ts'
import type { Progress, Told } from './arrival-rules.ts'

export type ArrivalRow = Progress & {
  visitId: number
  hostId: number | null
  /** The name of the host's delegate. */
  delegate: string | null
  /** When the visit ended. */
  endedAt: number | null
  escalateAt: number | null
}
/** What a message tells of a visit. */
export type ArrivedVisit = {
  id: number
  name: string
  company: string
  hostId: number | null
  /** As typed, where the host was not found. */
  hostText: string
  category: Texts
  signedInAt: number
  endedAt: number | null
  party: number
}

export function createArrivalStore(db: Database) {
  const { build } = db
  const rows = () =>
    build
      .selectFrom('arrival')
      .innerJoin('visit', 'visit.id', 'arrival.visit_id')
      .leftJoin('host', 'host.id', 'visit.host_id')
      .leftJoin('host as delegate', 'delegate.id', 'host.delegate_id')
      .select([
        'arrival.visit_id as visitId',
        'visit.host_id as hostId',
        'delegate.name as delegate',
        'visit.ended_at as endedAt',
        'began_at as beganAt',
        'told_at as toldAt',
        sql<Told | null>`told_to`.as('toldTo'),
        sql<Progress['toldBy']>`told_by`.as('toldBy'),
        sql<HostAnswer | null>`answer`.as('answer'),
        'answered_at as answeredAt',
        sql<Told | null>`answered_by`.as('answeredBy'),
        'escalate_at as escalateAt',
        'escalated_at as escalatedAt',
        sql<Escalation | null>`escalated_why`.as('escalatedWhy'),
      ])
  const waiting = () => rows().where('escalate_at', 'is not', null).where('visit.ended_at', 'is', null)
  const change = (visitId: number) => build.updateTable('arrival').where('visit_id', '=', visitId)

  const one = db.keep<{ visitId: number }, ArrivalRow>((value) =>
    rows().where('arrival.visit_id', '=', value('visitId')),
  )
  return {
    insert(visitId: number, at: number, escalateAt: number | null) {
      db.run(build.insertInto('arrival').values({ visit_id: visitId, began_at: at, escalate_at: escalateAt }))
    },
    find: (visitId: number): ArrivalRow | undefined => one.find({ visitId }),
    listOnSite: (): ArrivalRow[] => db.all(rows().where('visit.ended_at', 'is', null).orderBy('arrival.visit_id')),
    listEscalating: (now: number): ArrivalRow[] =>
      db.all(waiting().where('escalate_at', '<=', now).orderBy('escalate_at').orderBy('arrival.visit_id')),
    nextEscalationAt: (): number | null => db.find(waiting().orderBy('escalate_at').limit(1))?.escalateAt ?? null,
    /** Nobody is waited for any more where the visitor has left. */
    forgetWaitingOfEnded: (): number =>
      db.run(
        build
          .updateTable('arrival')
          .set({ escalate_at: null })
          .where('escalate_at', 'is not', null)
          .where('visit_id', 'in', build.selectFrom('visit').select('id').where('ended_at', 'is not', null)),
      ).changes,
    markTold(visitId: number, to: Told, by: Progress['toldBy'], staffId: number | null, at: number) {
      db.run(change(visitId).set({ told_at: at, told_to: to, told_by: by, told_by_staff: staffId }))
    },
    markAnswered(visitId: number, answer: HostAnswer, by: Told, at: number) {
      db.run(change(visitId).set({ answer, answered_at: at, answered_by: by, escalate_at: null }))
    },
    markEscalated(visitId: number, why: Escalation, at: number) {
      db.run(change(visitId).set({ escalated_at: at, escalated_why: why, escalate_at: null }))
    },
    stopWaiting(visitId: number) {
      db.run(change(visitId).set({ escalate_at: null }))
    },
    findVisit(visitId: number): ArrivedVisit | undefined {
      const row = db.find(
        build
          .selectFrom('visit')
          .innerJoin('category', 'category.id', 'visit.category_id')
          .select([
            'visit.id',
            'visit.name',
            'visit.company',
            'visit.host_id as hostId',
            'visit.host_text as hostText',
            'category.names as names',
            'visit.signed_in_at as signedInAt',
            'visit.ended_at as endedAt',
            sql<number>`(SELECT count(*) FROM visit AS member WHERE member.party_of = visit.id)`.as('party'),
          ])
          .where('visit.id', '=', visitId),
      )
      if (!row) return undefined
      const { names, ...visit } = row
      return { ...visit, category: JSON.parse(names) as Texts }
    },
  }
}
