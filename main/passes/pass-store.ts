import type { Language } from '../../shared/languages.ts'
import type { Database } from '../db/database.ts'

export type PassRow = {
  id: number
  key: string
  code: string
  name: string
  company: string
  categoryId: number
  language: Language
  email: string | null
  madeAt: number
  expiresOn: string
}

export function createPassStore(db: Database) {
  const rows = () =>
    db.build
      .selectFrom('pass')
      .select(['pass.id', 'key', 'code', 'name', 'company', 'language', 'email'])
      .select(['category_id as categoryId', 'made_at as madeAt', 'expires_on as expiresOn'])
  const typed = (row: object | undefined) => row as PassRow | undefined
  const ofVisit = (visitId: number) =>
    rows().innerJoin('pass_visit', 'pass_visit.pass_id', 'pass.id').where('pass_visit.visit_id', '=', visitId)
  return {
    insert: (row: Omit<PassRow, 'id' | 'email'>): number =>
      db.run(
        db.build.insertInto('pass').values({
          key: row.key,
          code: row.code,
          name: row.name,
          company: row.company,
          category_id: row.categoryId,
          language: row.language,
          made_at: row.madeAt,
          expires_on: row.expiresOn,
        }),
      ).lastId,
    insertVisit(passId: number, visitId: number) {
      db.run(db.build.insertInto('pass_visit').values({ pass_id: passId, visit_id: visitId }))
    },
    setEmail(id: number, email: string | null) {
      db.run(db.build.updateTable('pass').set({ email }).where('id', '=', id))
    },
    find: (id: number): PassRow | undefined => typed(db.find(rows().where('pass.id', '=', id))),
    findByKey: (key: string): PassRow | undefined => typed(db.find(rows().where('key', '=', key))),
    findByCode: (code: string): PassRow | undefined => typed(db.find(rows().where('code', '=', code))),
    findOfVisit: (visitId: number): PassRow | undefined => typed(db.find(ofVisit(visitId))),
    /** The newest visit that it was made at or used for. */
    findLastVisit: (id: number): number | undefined =>
      db.find(
        db.build
          .selectFrom('pass_visit')
          .select('visit_id as visitId')
          .where('pass_id', '=', id)
          .orderBy('visit_id', 'desc')
          .limit(1),
      )?.visitId,
    list: (): PassRow[] => db.all(rows().orderBy('made_at', 'desc').orderBy('pass.id', 'desc')) as PassRow[],
    /** Whether there was one. */
    remove: (id: number): boolean => db.run(db.build.deleteFrom('pass').where('id', '=', id)).changes === 1,
    removeDue: (todayOn: string): number =>
      db.run(db.build.deleteFrom('pass').where('expires_on', '<=', todayOn)).changes,
  }
}
