import type { Database } from '../db/database.ts'

export type BadgeRecord = {
  visitId: number
  name: string
  company: string
  host: string
  signedInAt: number
  removedOn: string
  signOutCode: string
  deviceId: number | null
}

export function createBadgeStore(db: Database) {
  /** Visits on site alone: nobody else has a code. */
  const onSite = () =>
    db.build
      .selectFrom('visit as v')
      .leftJoin('host as h', 'h.id', 'v.host_id')
      .select(['v.id as visitId', 'v.name', 'v.company', 'v.signed_in_at as signedInAt', 'v.removed_on as removedOn'])
      .select(['v.sign_out_code as signOutCode', 'v.device_id as deviceId'])
      .select((at) => at.fn.coalesce('h.name', 'v.host_text').as('host'))
      .where('v.ended_at', 'is', null)
  return {
    find: (visitId: number) => db.find(onSite().where('v.id', '=', visitId)) as BadgeRecord | undefined,
    listPartyOf: (leaderId: number) =>
      db.all(onSite().where('v.party_of', '=', leaderId).orderBy('v.id')) as BadgeRecord[],
  }
}
