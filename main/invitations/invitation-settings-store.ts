import type { InvitationSettings } from '../../shared/contract/invitations.ts'
import type { Database } from '../db/database.ts'

const defaults: InvitationSettings = { kioskReadsCodes: true, offersPasses: true, passDays: 180, directions: {} }

export function createInvitationSettingsStore(db: Database) {
  return {
    /** What the manager chose; the defaults before that. */
    get(): InvitationSettings {
      const row = db.find(db.build.selectFrom('invitation_settings').selectAll())
      if (!row) return defaults
      return {
        kioskReadsCodes: row.kiosk_reads_codes === 1,
        offersPasses: row.offers_passes === 1,
        passDays: row.pass_days,
        directions: JSON.parse(row.directions) as InvitationSettings['directions'],
      }
    },
    put({ kioskReadsCodes, offersPasses, passDays, directions }: InvitationSettings) {
      const values = {
        kiosk_reads_codes: kioskReadsCodes ? 1 : 0,
        offers_passes: offersPasses ? 1 : 0,
        pass_days: passDays,
        directions: JSON.stringify(directions),
      }
      db.run(
        db.build
          .insertInto('invitation_settings')
          .values({ id: 1, ...values })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values)),
      )
    },
  }
}
