import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

/** `unnamed`: who stood on it and whose names have been removed since, and how many of those were safe. */
export type RollCall = {
  id: number
  drill: boolean
  startedBy: string
  startedAt: number
  endedAt: number | null
  unnamed: number
  unnamedSafe: number
}
export type Due = { id: number; startedAt: number; endedAt: number | null }

export function createRollCallStore(db: Database) {
  const { build } = db
  const calls = () =>
    build
      .selectFrom('roll_call')
      .leftJoin('staff_member', 'staff_member.id', 'roll_call.started_by')
      .select(['roll_call.id', 'drill', 'staff_member.name', 'started_at as startedAt', 'ended_at as endedAt'])
      .select(['unnamed', 'unnamed_safe as unnamedSafe'])
  type CallRow = Omit<RollCall, 'drill' | 'startedBy'> & { drill: number; name: string | null }
  const readCall = <Row extends CallRow>({ name, drill, ...row }: Row) => ({
    ...row,
    drill: drill === 1,
    startedBy: name ?? '',
  })
  const due = () => build.selectFrom('roll_call').select(['id', 'started_at as startedAt', 'ended_at as endedAt'])

  return {
    findOpen(): RollCall | undefined {
      const row = db.find(calls().where('ended_at', 'is', null))
      return row && readCall(row)
    },
    find(id: number): RollCall | undefined {
      const row = db.find(calls().where('roll_call.id', '=', id))
      return row && readCall(row)
    },
    insert: (call: {
      drill: boolean
      startedBy: number | null
      startedAt: number
      namesRemovedOn: string
      removedOn: string
    }): number =>
      db.run(
        build.insertInto('roll_call').values({
          drill: call.drill ? 1 : 0,
          started_by: call.startedBy,
          started_at: call.startedAt,
          names_removed_on: call.namesRemovedOn,
          removed_on: call.removedOn,
        }),
      ).lastId,
    markEnded: (id: number, by: number, at: number) =>
      db.run(build.updateTable('roll_call').set({ ended_at: at, ended_by: by }).where('id', '=', id)),
    /** Those that ended, newest first, with how many stood on each and how many were safe. */
    listPast(limit: number): (RollCall & { people: number; safe: number })[] {
      const counted = (what: 'id' | 'safe_at') =>
        sql<number>`(SELECT count(m.${sql.ref(what)}) FROM roll_call_mark AS m WHERE m.roll_call_id = roll_call.id)`
      const rows = calls()
        .select([counted('id').as('people'), counted('safe_at').as('safe')])
        .where('ended_at', 'is not', null)
        .orderBy('started_at', 'desc')
        .limit(limit)
      return db.all(rows).map((row) => ({
        ...readCall(row),
        people: row.people + row.unnamed,
        safe: row.safe + row.unnamedSafe,
      }))
    },

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

    /** Roll calls whose day of removal has come. */
    listDue: (todayOn: string): Due[] => db.all(due().where('removed_on', '<=', todayOn)),
    /** Roll calls on which names stand whose day has come: hosts, and who was added. */
    listNamesDue: (todayOn: string): Due[] =>
      db.all(
        due()
          .where('names_removed_on', '<=', todayOn)
          .where(({ exists, selectFrom }) =>
            exists(
              selectFrom('roll_call_mark as m')
                .select('m.id')
                .whereRef('m.roll_call_id', '=', 'roll_call.id')
                .where('m.visit_id', 'is', null),
            ),
          ),
      ),
    addUnnamed: (id: number, { unnamed, unnamedSafe }: { unnamed: number; unnamedSafe: number }) =>
      db.run(
        build
          .updateTable('roll_call')
          .set((row) => ({
            unnamed: row('unnamed', '+', unnamed),
            unnamed_safe: row('unnamed_safe', '+', unnamedSafe),
          }))
          .where('id', '=', id),
      ),
    remove: (id: number) => db.run(build.deleteFrom('roll_call').where('id', '=', id)),
    /** Openings whose day has come, but for those of roll calls that stay. */
    removeOpeningsDue: (todayOn: string, staying: number[]): number =>
      db.run(
        build
          .deleteFrom('roll_call_opening')
          .where('removed_on', '<=', todayOn)
          .where((row) =>
            row.or([
              row('roll_call_id', 'is', null),
              ...(staying.length > 0
                ? [row('roll_call_id', 'not in', staying)]
                : [row('roll_call_id', 'is not', null)]),
            ]),
          ),
      ).changes,
  }
}
