import type { Database } from '../db/database.ts'
import type { EndedAs } from './visit-rules.ts'

export type NewVisit = {
  name: string
  searchName: string
  company: string
  searchCompany: string
  hostId: number | null
  hostText: string
  categoryId: number
  signedInAt: number
  signedInOn: string
  signOutCode: string
  removedOn: string
  noticeVersion: number
  noticeLanguage: string
  noticeSha256: string
  deviceId: number | null
  needsHelp: boolean
}
export type Stay = { id: number; signedInAt: number; endedAt: number | null }

export function createVisitStore(db: Database) {
  const open = () => db.build.selectFrom('visit').select('id').where('ended_at', 'is', null)
  const stays = () => db.build.selectFrom('visit').select(['id', 'signed_in_at as signedInAt', 'ended_at as endedAt'])
  return {
    insert: (visit: NewVisit): number =>
      db.run(
        db.build.insertInto('visit').values({
          name: visit.name,
          search_name: visit.searchName,
          company: visit.company,
          search_company: visit.searchCompany,
          host_id: visit.hostId,
          host_text: visit.hostText,
          category_id: visit.categoryId,
          signed_in_at: visit.signedInAt,
          signed_in_on: visit.signedInOn,
          sign_out_code: visit.signOutCode,
          removed_on: visit.removedOn,
          notice_version: visit.noticeVersion,
          notice_language: visit.noticeLanguage,
          notice_sha256: visit.noticeSha256,
          device_id: visit.deviceId,
          needs_help: visit.needsHelp ? 1 : 0,
        }),
      ).lastId,
    find: (id: number): Stay | undefined => db.find(stays().where('id', '=', id)),
    findOpenByCode: (code: string): number | undefined => db.find(open().where('sign_out_code', '=', code))?.id,
    /** The oldest visit on site under both folded names. */
    findOpenByName: (searchName: string, searchCompany: string): number | undefined =>
      db.find(
        open()
          .where('search_name', '=', searchName)
          .where('search_company', '=', searchCompany)
          .orderBy('signed_in_at')
          .orderBy('id')
          .limit(1),
      )?.id,
    /** Whether there was such a visit on site. */
    markEnded: (id: number, endedAs: EndedAs, at: number): boolean =>
      db.run(
        db.build
          .updateTable('visit')
          .set({ ended_at: at, ended_as: endedAs, sign_out_code: null, needs_help: 0 })
          .where('id', '=', id)
          .where('ended_at', 'is', null),
      ).changes === 1,
    /** Ends visits still open from days before `on`; returns how many. */
    markExpiredBefore: (on: string, at: number): number =>
      db.run(
        db.build
          .updateTable('visit')
          .set({ ended_at: at, ended_as: 'expired', sign_out_code: null, needs_help: 0 })
          .where('ended_at', 'is', null)
          .where('signed_in_on', '<', on),
      ).changes,
    /** Visits whose stay touches the closed range; an open one lasts until `now`. */
    countTouching(fromAt: number, toAt: number, now: number): number {
      const touching = (isOpen: boolean) => {
        const query = db.build
          .selectFrom('visit')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('signed_in_at', '<=', toAt)
        return db.get(isOpen ? query.where('ended_at', 'is', null) : query.where('ended_at', '>=', fromAt)).count
      }
      return touching(false) + (now >= fromAt ? touching(true) : 0)
    },
  }
}
