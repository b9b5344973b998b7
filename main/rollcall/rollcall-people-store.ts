import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import type { RollCall } from './rollcall-store.ts'

/** A visitor by their visit, a host, or somebody who was added by name: by their mark. */
export type PersonKey = { kind: 'visit' | 'host' | 'added'; id: number }
/** Somebody as the register knows them; `goneAt`: when they signed out. */
export type Person = PersonKey & {
  name: string
  of: string
  visiting: string
  zone: string
  since: number
  goneAt: number | null
  needsHelp: boolean
  safeAt: number | null
}
export type Added = { key: string; name: string; addedAt: number; safeAt: number | null; by: number | null }

const ofHost = (column: 'name' | 'zone') =>
  sql<string>`(SELECT h.${sql.ref(column)} FROM host AS h WHERE h.id = visit.host_id)`
const plain = { of: '', visiting: '', zone: '', goneAt: null, needsHelp: false, safeAt: null }

/** Who is in the building, and who stands on a roll call. */
export function createRollCallPeopleStore(db: Database) {
  const { build } = db
  const visits = () =>
    build
      .selectFrom('visit')
      .select(['visit.id', 'visit.name', 'visit.company as of', 'visit.signed_in_at as since'])
      .select(['visit.ended_at as goneAt', 'visit.needs_help as needsHelp'])
      .select([
        sql<string>`coalesce(${ofHost('name')}, visit.host_text)`.as('visiting'),
        sql<string>`coalesce(${ofHost('zone')}, '')`.as('zone'),
      ])
  const hosts = () =>
    build.selectFrom('host').select(['host.id', 'host.name', 'host.department as of', 'host.zone as zone'])
  const marks = () => build.selectFrom('roll_call_mark').where('roll_call_mark.name', 'is not', null)

  const asVisit = <Row extends { needsHelp: number }>(row: Row) => ({
    ...plain,
    ...row,
    kind: 'visit' as const,
    needsHelp: row.needsHelp === 1,
  })
  const asHost = <Row extends { since: number | null }>(row: Row, since: number) => ({
    ...plain,
    ...row,
    kind: 'host' as const,
    since: row.since ?? since,
  })

  const markedVisits = (callId: number): Person[] =>
    db
      .all(
        visits()
          .innerJoin('roll_call_mark', 'roll_call_mark.visit_id', 'visit.id')
          .select('roll_call_mark.safe_at as safeAt')
          .where('roll_call_mark.roll_call_id', '=', callId),
      )
      .map(asVisit)
  function markedHosts(call: RollCall): Person[] {
    const inOrOut = (end: 'in_at' | 'out_at') =>
      sql<number | null>`(SELECT p.${sql.ref(end)} FROM presence AS p WHERE p.host_id = host.id
        ORDER BY p.in_at DESC LIMIT 1)`
    const rows = hosts()
      .innerJoin('roll_call_mark', 'roll_call_mark.host_id', 'host.id')
      .select(['roll_call_mark.safe_at as safeAt', inOrOut('in_at').as('since'), inOrOut('out_at').as('goneAt')])
      .where('roll_call_mark.roll_call_id', '=', call.id)
    return db.all(rows).map((row) => asHost(row, call.startedAt))
  }
  const added = (callId: number): Person[] =>
    db
      .all(
        marks()
          .select(['id', 'safe_at as safeAt'])
          .select([sql<string>`name`.as('name'), sql<number>`added_at`.as('since')])
          .where('roll_call_id', '=', callId),
      )
      .map((row) => ({ ...plain, ...row, kind: 'added' as const }))

  const isOf = ({ kind, id }: PersonKey) => {
    const column = ({ visit: 'visit_id', host: 'host_id', added: 'id' } as const)[kind]
    return sql<boolean>`${sql.ref(column)} = ${id} AND (name IS NOT NULL) = ${kind === 'added' ? 1 : 0}`
  }

  return {
    /** Everybody in the building as the register knows it. */
    listInside: (): Person[] => [
      ...db.all(visits().where('visit.ended_at', 'is', null)).map(asVisit),
      ...db
        .all(
          hosts()
            .innerJoin('presence', 'presence.host_id', 'host.id')
            .select('presence.in_at as since')
            .where('presence.out_at', 'is', null),
        )
        .map((row) => asHost(row, row.since)),
    ],
    /** Everybody who stands on a roll call. */
    listMarked: (call: RollCall): Person[] => [...markedVisits(call.id), ...markedHosts(call), ...added(call.id)],
    /** Puts somebody on a roll call; who stands on it stays as they are. */
    insertMark(rollCallId: number, { kind, id }: PersonKey) {
      if (kind === 'added') return
      db.run(
        build
          .insertInto('roll_call_mark')
          .values({ roll_call_id: rollCallId, [kind === 'visit' ? 'visit_id' : 'host_id']: id })
          .onConflict((conflict) => conflict.doNothing()),
      )
    },
    /** Puts a name on a roll call; whether it was not there under the same key. */
    insertAdded: (rollCallId: number, { key, name, addedAt, safeAt, by }: Added): boolean =>
      db.run(
        build
          .insertInto('roll_call_mark')
          .values({
            roll_call_id: rollCallId,
            name,
            added_key: key,
            added_at: addedAt,
            safe_at: safeAt,
            marked_by: safeAt === null ? null : by,
          })
          .onConflict((conflict) => conflict.doNothing()),
      ).changes === 1,
    setSafe: (rollCallId: number, person: PersonKey, safeAt: number | null, by: number | null): boolean =>
      db.run(
        build
          .updateTable('roll_call_mark')
          .set({ safe_at: safeAt, marked_by: safeAt === null ? null : by })
          .where('roll_call_id', '=', rollCallId)
          .where(isOf(person))
          .where('safe_at', safeAt === null ? 'is not' : 'is', null),
      ).changes === 1,
    /** Whether the register knows this host or added name, or this visit as one that had not ended before `at`. */
    mayHaveBeenInside({ kind, id }: PersonKey, at: number): boolean {
      if (kind === 'host') return db.find(build.selectFrom('host').select('id').where('id', '=', id)) !== undefined
      if (kind === 'added') return db.find(marks().select('id').where('id', '=', id)) !== undefined
      const visit = build.selectFrom('visit').select('id').where('id', '=', id)
      return (
        db.find(visit.where((row) => row.or([row('ended_at', 'is', null), row('ended_at', '>=', at)]))) !== undefined
      )
    },
    /** Removes hosts and added names from a roll call; how many, and how many of them were safe. */
    removeNames(rollCallId: number): { unnamed: number; unnamedSafe: number } {
      const named = db.get(
        build
          .selectFrom('roll_call_mark')
          .select(({ fn }) => [fn.countAll<number>().as('unnamed'), fn.count<number>('safe_at').as('unnamedSafe')])
          .where('roll_call_id', '=', rollCallId)
          .where('visit_id', 'is', null),
      )
      db.run(build.deleteFrom('roll_call_mark').where('roll_call_id', '=', rollCallId).where('visit_id', 'is', null))
      return named
    },
  }
}
