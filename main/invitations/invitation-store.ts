import type { Language } from '../../shared/languages.ts'
import type { Database } from '../db/database.ts'

/** Times in unix ms. `visitId`: the visit that it led to. `invitedBy`: none where the host did. */
export type InvitationRow = {
  id: number
  uuid: string
  key: string
  code: string
  name: string
  email: string
  company: string
  hostId: number
  categoryId: number
  expectedOn: string
  fromAt: number
  untilAt: number
  language: Language
  note: string
  sequence: number
  invitedBy: number | null
  madeAt: number
  cancelledAt: number | null
  visitId: number | null
  removedOn: string
}
export type InvitationFields = Omit<
  InvitationRow,
  'id' | 'uuid' | 'sequence' | 'invitedBy' | 'madeAt' | 'cancelledAt' | 'visitId'
>
export type Days = { fromOn?: string; toOn?: string }

const fields = (row: InvitationFields) => ({
  key: row.key,
  code: row.code,
  name: row.name,
  email: row.email,
  company: row.company,
  host_id: row.hostId,
  category_id: row.categoryId,
  expected_on: row.expectedOn,
  from_at: row.fromAt,
  until_at: row.untilAt,
  language: row.language,
  note: row.note,
  removed_on: row.removedOn,
})

export function createInvitationStore(db: Database) {
  const rows = () =>
    db.build
      .selectFrom('invitation')
      .select(['id', 'uuid', 'key', 'code', 'name', 'email', 'company', 'language', 'note', 'sequence'])
      .select(['host_id as hostId', 'category_id as categoryId', 'expected_on as expectedOn', 'from_at as fromAt'])
      .select(['until_at as untilAt', 'invited_by as invitedBy', 'made_at as madeAt', 'cancelled_at as cancelledAt'])
      .select(['visit_id as visitId', 'removed_on as removedOn'])
  const typed = (row: object | undefined) => row as InvitationRow | undefined
  return {
    insert: (row: InvitationFields & Pick<InvitationRow, 'uuid' | 'invitedBy' | 'madeAt'>): number =>
      db.run(
        db.build
          .insertInto('invitation')
          .values({ ...fields(row), uuid: row.uuid, invited_by: row.invitedBy, made_at: row.madeAt }),
      ).lastId,
    /** A change of any kind raises the sequence. */
    update(id: number, row: InvitationFields) {
      db.run(
        db.build
          .updateTable('invitation')
          .set(fields(row))
          .set((set) => ({ sequence: set('sequence', '+', 1) }))
          .where('id', '=', id),
      )
    },
    cancel(id: number, at: number, removedOn: string) {
      db.run(
        db.build
          .updateTable('invitation')
          .set((set) => ({ cancelled_at: at, removed_on: removedOn, sequence: set('sequence', '+', 1) }))
          .where('id', '=', id),
      )
    },
    /** Whether it was still free for this visit. */
    markArrived: (id: number, visitId: number): boolean =>
      db.run(
        db.build
          .updateTable('invitation')
          .set({ visit_id: visitId })
          .where('id', '=', id)
          .where('visit_id', 'is', null)
          .where('cancelled_at', 'is', null),
      ).changes === 1,
    find: (id: number): InvitationRow | undefined => typed(db.find(rows().where('id', '=', id))),
    findByKey: (key: string): InvitationRow | undefined => typed(db.find(rows().where('key', '=', key))),
    findByCode: (code: string): InvitationRow | undefined => typed(db.find(rows().where('code', '=', code))),
    /** Of these days, both included, in their order; of one host, where one is given. */
    list({ fromOn = '', toOn = '9999-12-31' }: Days, hostId?: number): InvitationRow[] {
      let query = rows().where('expected_on', '>=', fromOn).where('expected_on', '<=', toOn)
      if (hostId !== undefined) query = query.where('host_id', '=', hostId)
      return db.all(query.orderBy('expected_on').orderBy('from_at').orderBy('id')) as InvitationRow[]
    },
    /** Those of these days that are neither cancelled nor come. */
    countOpen: ({ fromOn = '', toOn = '9999-12-31' }: Days): number =>
      db.get(
        db.build
          .selectFrom('invitation')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('expected_on', '>=', fromOn)
          .where('expected_on', '<=', toOn)
          .where('cancelled_at', 'is', null)
          .where('visit_id', 'is', null),
      ).count,
    /** What this host made by their own link since `at`. */
    countByHostSince: (hostId: number, at: number): number =>
      db.get(
        db.build
          .selectFrom('invitation')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('host_id', '=', hostId)
          .where('invited_by', 'is', null)
          .where('made_at', '>=', at),
      ).count,
    /** Empties the write-ahead log, so that no page of it holds a removed row any more. Outside transactions. */
    emptyLog() {
      db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
    },
    removeDue: (todayOn: string): number =>
      db.run(db.build.deleteFrom('invitation').where('removed_on', '<=', todayOn)).changes,
  }
}
