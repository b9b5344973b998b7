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
  attemptId: string | null
  needsHelp: boolean
  /** The visit of who led this party in. */
  partyOf?: number
}
/** What a sign-in answered. `signOutCode` is none once the visit has ended. */
export type Signed = {
  visitId: number
  signOutCode: string | null
  signedInAt: number
  removedOn: string
  host: string
}
export type Stay = { id: number; signedInAt: number; endedAt: number | null }

/** `deviceId`: the one that it was signed in on. */
export type Standing = {
  id: number
  name: string
  company: string
  categoryId: number
  signOutCode: string
  signedInAt: number
  deviceId: number | null
}

export function createVisitStore(db: Database) {
  const open = () => db.build.selectFrom('visit').select('id').where('ended_at', 'is', null)
  const stays = () => db.build.selectFrom('visit').select(['id', 'signed_in_at as signedInAt', 'ended_at as endedAt'])
  const insert = db.keep<
    Omit<NewVisit, 'needsHelp' | 'partyOf'> & { needsHelp: number; partyOf: number | null },
    unknown
  >((value) =>
    db.build.insertInto('visit').values({
      name: value('name'),
      search_name: value('searchName'),
      company: value('company'),
      search_company: value('searchCompany'),
      host_id: value('hostId'),
      host_text: value('hostText'),
      category_id: value('categoryId'),
      signed_in_at: value('signedInAt'),
      signed_in_on: value('signedInOn'),
      sign_out_code: value('signOutCode'),
      removed_on: value('removedOn'),
      notice_version: value('noticeVersion'),
      notice_language: value('noticeLanguage'),
      notice_sha256: value('noticeSha256'),
      device_id: value('deviceId'),
      attempt_id: value('attemptId'),
      needs_help: value('needsHelp'),
      party_of: value('partyOf'),
    }),
  )
  const openByCode = db.keep<{ code: string }, { id: number }>((value) =>
    open().where('sign_out_code', '=', value('code')),
  )
  const byAttempt = db.keep<{ attemptId: string }, Signed>((value) =>
    db.build
      .selectFrom('visit')
      .leftJoin('host', 'host.id', 'visit.host_id')
      .select((is) => [
        'visit.id as visitId',
        'visit.sign_out_code as signOutCode',
        'visit.signed_in_at as signedInAt',
        'visit.removed_on as removedOn',
        is.fn.coalesce('host.name', 'visit.host_text').as('host'),
      ])
      .where('visit.attempt_id', '=', value('attemptId')),
  )
  const partyOf = db.keep<{ leaderId: number }, { name: string; signOutCode: string }>((value) =>
    db.build
      .selectFrom('visit')
      .select(['name', 'sign_out_code as signOutCode'])
      .where('party_of', '=', value('leaderId'))
      .where('ended_at', 'is', null)
      .$narrowType<{ signOutCode: string }>()
      .orderBy('id'),
  )
  const partyEnd = db.keep<{ leaderId: number; at: number }, unknown>((value) =>
    db.build
      .updateTable('visit')
      .set({ ended_at: value('at'), ended_as: 'left', sign_out_code: null, needs_help: 0 })
      .where('party_of', '=', value('leaderId'))
      .where('ended_at', 'is', null),
  )
  return {
    insert: (visit: NewVisit): number =>
      insert.run({ ...visit, needsHelp: visit.needsHelp ? 1 : 0, partyOf: visit.partyOf ?? null }).lastId,
    find: (id: number): Stay | undefined => db.find(stays().where('id', '=', id)),
    /** The visit that this attempt began. */
    findByAttempt: (attemptId: string): Signed | undefined => byAttempt.find({ attemptId }),
    /** A visit that has not ended, with what its visitor was told. */
    findStanding: (id: number): Standing | undefined =>
      db.find(
        db.build
          .selectFrom('visit')
          .select(['id', 'name', 'company', 'category_id as categoryId', 'sign_out_code as signOutCode'])
          .select(['signed_in_at as signedInAt', 'device_id as deviceId'])
          .where('id', '=', id)
          .where('ended_at', 'is', null),
      ) as Standing | undefined,
    findOpenByCode: (code: string): number | undefined => openByCode.find({ code })?.id,
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
    /** Ends the visits of everybody whom this visitor led in; returns how many. */
    markPartyEnded: (leaderId: number, at: number): number => partyEnd.run({ leaderId, at }).changes,
    /** Who came in with this visitor and is still here, in the order of their names' list. */
    listParty: (leaderId: number): { name: string; signOutCode: string }[] => partyOf.all({ leaderId }),
    /** Ends visits still open from days before `on`; returns how many. */
    markExpiredBefore: (on: string, at: number): number =>
      db.run(
        db.build
          .updateTable('visit')
          .set({ ended_at: at, ended_as: 'expired', sign_out_code: null, needs_help: 0 })
          .where('ended_at', 'is', null)
          .where('signed_in_on', '<', on),
      ).changes,
    forgetAttemptsBefore(at: number) {
      const { build } = db
      db.run(
        build
          .updateTable('visit')
          .set({ attempt_id: null })
          .where('attempt_id', 'is not', null)
          .where('signed_in_at', '<', at),
      )
    },
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
