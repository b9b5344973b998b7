import type { Settings } from '../../shared/contract/office.ts'
import type { Database } from '../db/database.ts'

export type Office = Settings & { uuid: string; setUpAt: number }

export function createOfficeStore(db: Database) {
  const columns = (office: Settings) => ({
    organisation: office.organisation,
    address: office.address,
    contact_email: office.contactEmail,
    website: office.website,
    regulator_name: office.regulatorName,
    regulator_contact: office.regulatorContact,
    regulator_address: office.regulatorAddress,
    time_zone: office.timeZone,
    footage_retention_days: office.footageRetentionDays,
    visit_retention_days: office.visitRetentionDays,
    open_visits_expire_at: office.openVisitsExpireAt,
    sweep_at: office.sweepAt,
    hold_cooling_off_hours: office.holdCoolingOffHours,
    footage_digests: office.footageDigests ? 1 : 0,
  })
  const one = db.keep(() => db.build.selectFrom('installation').selectAll())
  return {
    find(): Office | undefined {
      const row = one.find({})
      if (!row) return undefined
      return {
        uuid: row.uuid,
        organisation: row.organisation,
        address: row.address,
        contactEmail: row.contact_email,
        website: row.website,
        regulatorName: row.regulator_name,
        regulatorContact: row.regulator_contact,
        regulatorAddress: row.regulator_address,
        timeZone: row.time_zone,
        footageRetentionDays: row.footage_retention_days,
        visitRetentionDays: row.visit_retention_days,
        openVisitsExpireAt: row.open_visits_expire_at,
        sweepAt: row.sweep_at,
        holdCoolingOffHours: row.hold_cooling_off_hours,
        footageDigests: row.footage_digests === 1,
        setUpAt: row.set_up_at,
      }
    },
    insert(office: Settings, uuid: string, setUpAt: number) {
      db.run(db.build.insertInto('installation').values({ id: 1, uuid, set_up_at: setUpAt, ...columns(office) }))
    },
    update(office: Settings) {
      db.run(db.build.updateTable('installation').set(columns(office)))
    },
  }
}
