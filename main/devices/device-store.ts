import type { DeviceMode, KeyboardKind } from '../../shared/contract/words.ts'
import type { Database } from '../db/database.ts'

export type Device = {
  id: number
  name: string
  mode: DeviceMode
  pixelsPerMm: number
  keyboard: KeyboardKind
  prints: boolean
  enrolledAt: number
  lastSeenAt: number | null
  revokedAt: number | null
}
export type NewDevice = {
  name: string
  mode: DeviceMode
  pixelsPerMm?: number
  keyboard?: KeyboardKind
  enrolledBy: number | null
}
/** `codeHash`: SHA-256 of the code. */
export type EnrolmentCode = {
  codeHash: string
  deviceName: string
  mode: DeviceMode
  madeBy: number
  expiresAt: number
  triesLeft: number
}

export function createDeviceStore(db: Database) {
  const rows = () => db.build.selectFrom('device').selectAll()
  type Row = { id: number; name: string; mode: string; pixels_per_mm: number; keyboard: string; prints: number } & {
    enrolled_at: number
    last_seen_at: number | null
    revoked_at: number | null
  }
  const read = (row: Row): Device => ({
    id: row.id,
    name: row.name,
    mode: row.mode as DeviceMode,
    pixelsPerMm: row.pixels_per_mm,
    keyboard: row.keyboard as KeyboardKind,
    prints: row.prints === 1,
    enrolledAt: row.enrolled_at,
    lastSeenAt: row.last_seen_at,
    revokedAt: row.revoked_at,
  })
  return {
    find(id: number): Device | undefined {
      const row = db.find(rows().where('id', '=', id))
      return row && read(row)
    },
    /** A device that is not revoked, by the SHA-256 of its token. */
    findEnrolled(tokenHash: string): Device | undefined {
      const row = db.find(rows().where('token_hash', '=', tokenHash).where('revoked_at', 'is', null))
      return row && read(row)
    },
    list: (): Device[] => db.all(rows().orderBy('id')).map(read),
    insert({ name, mode, pixelsPerMm, keyboard, enrolledBy }: NewDevice, tokenHash: string, at: number): number {
      const row = { name, mode, token_hash: tokenHash, enrolled_by: enrolledBy, enrolled_at: at, last_seen_at: at }
      const scale = pixelsPerMm === undefined ? {} : { pixels_per_mm: pixelsPerMm }
      // A visitors' kiosk has Foyer's keys unless enrolment says otherwise; staff type on their own.
      const keys = { keyboard: keyboard ?? (mode === 'kiosk' ? 'own' : 'system') }
      return db.run(db.build.insertInto('device').values({ ...row, ...scale, ...keys })).lastId
    },
    markSeen(id: number, at: number) {
      db.run(db.build.updateTable('device').set({ last_seen_at: at }).where('id', '=', id))
    },
    setPrints(id: number, prints: boolean) {
      db.run(
        db.build
          .updateTable('device')
          .set({ prints: prints ? 1 : 0 })
          .where('id', '=', id),
      )
    },
    /** Its open sessions end with it. */
    markRevoked(id: number, at: number) {
      db.run(
        db.build.updateTable('device').set({ revoked_at: at }).where('id', '=', id).where('revoked_at', 'is', null),
      )
      db.run(
        db.build.updateTable('session').set({ ended_at: at }).where('device_id', '=', id).where('ended_at', 'is', null),
      )
    },
    findCode(): EnrolmentCode | undefined {
      const row = db.find(db.build.selectFrom('enrolment_code').selectAll())
      return (
        row && {
          codeHash: row.code_hash,
          deviceName: row.device_name,
          mode: row.mode as DeviceMode,
          madeBy: row.made_by,
          expiresAt: row.expires_at,
          triesLeft: row.tries_left,
        }
      )
    },
    /** The open code; an older one is replaced. */
    putCode(code: EnrolmentCode) {
      const values = {
        code_hash: code.codeHash,
        device_name: code.deviceName,
        mode: code.mode,
        made_by: code.madeBy,
        expires_at: code.expiresAt,
        tries_left: code.triesLeft,
      }
      db.run(
        db.build
          .insertInto('enrolment_code')
          .values({ id: 1, ...values })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values)),
      )
    },
    setTriesLeft(triesLeft: number) {
      db.run(db.build.updateTable('enrolment_code').set({ tries_left: triesLeft }))
    },
    removeCode() {
      db.run(db.build.deleteFrom('enrolment_code'))
    },
  }
}
