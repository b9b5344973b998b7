import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

export type PersonKey = { kind: 'visit' | 'host'; id: number }
export type RollCall = {
  id: number
  drill: boolean
  startedBy: string
  startedAt: number
  endedAt: number | null
}
/** Somebody as the register knows them; `goneAt`: when they signed out. */
export type Person = PersonKey & {
  name: string
  of: string
  visiting: string
  since: number
  goneAt: number | null
  needsHelp: boolean
  safeAt: number | null
}

const hostName = sql<string>`coalesce((SELECT h.name FROM host AS h WHERE h.id = visit.host_id), visit.host_text)`

export function createRollCallStore(db: Database) {
  const { build } = db
  const calls = () =>
    build
      .selectFrom('roll_call')
      .leftJoin('staff_member', 'staff_member.id', 'roll_call.started_by')
      .select(['roll_call.id', 'drill', 'staff_member.name', 'started_at as startedAt', 'ended_at as endedAt'])
  type CallRow = { id: number; drill: number; name: string | null; startedAt: number; endedAt: number | null }
  const readCall = ({ name, drill, ...row }: CallRow): RollCall => ({
    ...row,
    drill: drill === 1,
    startedBy: name ?? '',
  })

  const visits = () =>
    build
      .selectFrom('visit')
      .select([
        'visit.id',
        'visit.name',
        'visit.company as of',
        'visit.signed_in_at as since',
        'visit.ended_at as goneAt',
        'visit.needs_help as needsHelp',
        hostName.as('visiting'),
      ])
  const hosts = () => build.selectFrom('host').select(['host.id', 'host.name', 'host.department as of'])

  const asVisit = (
    row: Omit<Person, 'kind' | 'safeAt' | 'needsHelp'> & { needsHelp: number; safeAt?: number | null },
  ) => ({
    ...row,
    kind: 'visit' as const,
    needsHelp: row.needsHelp === 1,
    safeAt: row.safeAt ?? null,
  })
  const asHost = (
    row: { id: number; name: string; of: string; since: number | null; goneAt: number | null; safeAt?: number | null },
    since: number,
  ): Person => ({
    ...row,
    kind: 'host',
    visiting: '',
    needsHelp: false,
    since: row.since ?? since,
    safeAt: row.safeAt ?? null,
  })
  const column = ({ kind }: PersonKey) => (kind === 'visit' ? ('visit_id' as const) : ('host_id' as const))

  return {
    findOpen(): RollCall | undefined {
      const row = db.find(calls().where('ended_at', 'is', null))
      return row && readCall(row)
    },
    find(id: number): RollCall | undefined {
      const row = db.find(calls().where('roll_call.id', '=', id))
      return row && readCall(row)
    },
    insert: (call: { drill: boolean; startedBy: number | null; startedAt: number; removedOn: string }): number =>
      db.run(
        build.insertInto('roll_call').values({
          drill: call.drill ? 1 : 0,
          started_by: call.startedBy,
          started_at: call.startedAt,
          removed_on: call.removedOn,
        }),
      ).lastId,
    markEnded: (id: number, by: number, at: number) =>
      db.run(build.updateTable('roll_call').set({ ended_at: at, ended_by: by }).where('id', '=', id)),
    /** Those that ended, newest first, with how many stood on each and how many were safe. */
    listPast: (limit: number): (RollCall & { people: number; safe: number })[] =>
      db
        .all(
          calls()
            .select([
              sql<number>`(SELECT count(*) FROM roll_call_mark AS m WHERE m.roll_call_id = roll_call.id)`.as('people'),
              sql<number>`(SELECT count(m.safe_at) FROM roll_call_mark AS m WHERE m.roll_call_id = roll_call.id)`.as(
                'safe',
              ),
            ])
            .where('ended_at', 'is not', null)
            .orderBy('started_at', 'desc')
            .limit(limit),
        )
        .map(({ people, safe, ...row }) => ({ ...readCall(row), people, safe })),

    /** Everybody in the building as the register knows it. */
    listInside: (): Person[] => [
      ...db.all(visits().where('visit.ended_at', 'is', null)).map(asVisit),
      ...db
        .all(
          hosts()
            .innerJoin('presence', 'presence.host_id', 'host.id')
            .select(['presence.in_at as since', sql<null>`NULL`.as('goneAt')])
            .where('presence.out_at', 'is', null),
        )
        .map((row) => asHost(row, row.since)),
    ],
    /** Everybody who stands on a roll call. */
    listMarked(call: RollCall): Person[] {
      const inOrOut = (end: 'in_at' | 'out_at') =>
        sql<number | null>`(SELECT p.${sql.ref(end)} FROM presence AS p WHERE p.host_id = host.id
          ORDER BY p.in_at DESC LIMIT 1)`
      return [
        ...db
          .all(
            visits()
              .innerJoin('roll_call_mark', 'roll_call_mark.visit_id', 'visit.id')
              .select('roll_call_mark.safe_at as safeAt')
              .where('roll_call_mark.roll_call_id', '=', call.id),
          )
          .map(asVisit),
        ...db
          .all(
            hosts()
              .innerJoin('roll_call_mark', 'roll_call_mark.host_id', 'host.id')
              .select([
                'roll_call_mark.safe_at as safeAt',
                inOrOut('in_at').as('since'),
                inOrOut('out_at').as('goneAt'),
              ])
              .where('roll_call_mark.roll_call_id', '=', call.id),
          )
          .map((row) => asHost(row, call.startedAt)),
      ]
    },
    /** Puts somebody on a roll call; who stands on it stays as they are. */
    insertMark: (rollCallId: number, person: PersonKey) =>
      db.run(
        build
          .insertInto('roll_call_mark')
          .values({ roll_call_id: rollCallId, [column(person)]: person.id })
          .onConflict((conflict) => conflict.doNothing()),
      ),
    setSafe: (rollCallId: number, person: PersonKey, safeAt: number | null, by: number | null): boolean =>
      db.run(
        build
          .updateTable('roll_call_mark')
          .set({ safe_at: safeAt, marked_by: safeAt === null ? null : by })
          .where('roll_call_id', '=', rollCallId)
          .where(column(person), '=', person.id)
          .where('safe_at', safeAt === null ? 'is not' : 'is', null),
      ).changes === 1,
    /** Whether the register knows this host, or this visit as one that had not ended before `at`. */
    mayHaveBeenInside: ({ kind, id }: PersonKey, at: number): boolean =>
      kind === 'host'
        ? db.find(build.selectFrom('host').select('id').where('id', '=', id)) !== undefined
        : db.find(
            build
              .selectFrom('visit')
              .select('id')
              .where('id', '=', id)
              .where((row) => row.or([row('ended_at', 'is', null), row('ended_at', '>=', at)])),
          ) !== undefined,

    findOpening: (key: string): { rollCallId: number | null } | undefined =>
      db.find(build.selectFrom('roll_call_opening').select('roll_call_id as rollCallId').where('key', '=', key)),
    insertOpening(opening: {
      key: string
      deviceId: number
      listedAt: number
      openedAt: number
      rollCallId: number | null
      removedOn: string
    }) {
      db.run(
        build.insertInto('roll_call_opening').values({
          key: opening.key,
          device_id: opening.deviceId,
          listed_at: opening.listedAt,
          opened_at: opening.openedAt,
          roll_call_id: opening.rollCallId,
          removed_on: opening.removedOn,
        }),
      )
    },
    listOpenings: (rollCallId: number): { device: string; listedAt: number; openedAt: number }[] =>
      db.all(
        build
          .selectFrom('roll_call_opening')
          .innerJoin('device', 'device.id', 'roll_call_opening.device_id')
          .select(['device.name as device', 'listed_at as listedAt', 'opened_at as openedAt'])
          .where('roll_call_id', '=', rollCallId)
          .orderBy('opened_at'),
      ),
    removeDue(todayOn: string): { calls: number; openings: number } {
      const openings = db.run(build.deleteFrom('roll_call_opening').where('removed_on', '<=', todayOn)).changes
      return { openings, calls: db.run(build.deleteFrom('roll_call').where('removed_on', '<=', todayOn)).changes }
    },
  }
}
