import type { PurposeCode, PurposeTask } from '../../shared/contract/staff.ts'
import type { DeviceMode } from '../../shared/contract/words.ts'
import type { Database } from '../db/database.ts'

export type Session = {
  id: number
  staffId: number
  deviceId: number | null
  startedAt: number
  lastCallAt: number
}
export type StatedPurpose = { id: number; code: PurposeCode; expiresAt: number }
export type NewPurpose = {
  sessionId: number
  staffId: number
  task: PurposeTask
  code: PurposeCode
  text: string
  incidentId: number | null
  statedAt: number
  expiresAt: number
}
export type SessionStore = ReturnType<typeof createSessionStore>

export function createSessionStore(db: Database) {
  return {
    /** An open session by the SHA-256 of its token. */
    findOpen(tokenHash: string): Session | undefined {
      const row = db.find(
        db.build.selectFrom('session').selectAll().where('token_hash', '=', tokenHash).where('ended_at', 'is', null),
      )
      if (!row) return undefined
      const { id, staff_id, device_id, started_at, last_call_at } = row
      return { id, staffId: staff_id, deviceId: device_id, startedAt: started_at, lastCallAt: last_call_at }
    },
    /** Every open session with the mode of its device. */
    listOpen: (): { staffId: number; mode: DeviceMode | null; startedAt: number; lastCallAt: number }[] =>
      db
        .all(
          db.build
            .selectFrom('session')
            .leftJoin('device', 'device.id', 'session.device_id')
            .select([
              'session.staff_id as staffId',
              'device.mode',
              'started_at as startedAt',
              'last_call_at as lastCallAt',
            ])
            .where('ended_at', 'is', null),
        )
        .map((row) => ({ ...row, mode: row.mode as DeviceMode | null })),
    insert(tokenHash: string, staffId: number, deviceId: number | null, at: number): number {
      const row = { token_hash: tokenHash, staff_id: staffId, device_id: deviceId, started_at: at, last_call_at: at }
      return db.run(db.build.insertInto('session').values(row)).lastId
    },
    setToken(id: number, tokenHash: string) {
      db.run(db.build.updateTable('session').set({ token_hash: tokenHash }).where('id', '=', id))
    },
    markCalled(id: number, at: number) {
      db.run(db.build.updateTable('session').set({ last_call_at: at }).where('id', '=', id))
    },
    markEnded(id: number, at: number) {
      db.run(db.build.updateTable('session').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null))
    },
    /** Ends every session of a person; `but` stays. */
    markEndedOf(staffId: number, at: number, but = 0) {
      const open = db.build.updateTable('session').set({ ended_at: at }).where('ended_at', 'is', null)
      db.run(open.where('staff_id', '=', staffId).where('id', '<>', but))
    },
    insertPurpose(purpose: NewPurpose): number {
      const values = {
        session_id: purpose.sessionId,
        staff_id: purpose.staffId,
        task: purpose.task,
        code: purpose.code,
        text: purpose.text,
        incident_id: purpose.incidentId,
        stated_at: purpose.statedAt,
        expires_at: purpose.expiresAt,
      }
      return db.run(db.build.insertInto('purpose').values(values)).lastId
    },
    /** The purpose stated last for a task in a session, while it lasts. */
    findPurpose(sessionId: number, task: PurposeTask, now: number): StatedPurpose | undefined {
      const row = db.find(
        db.build
          .selectFrom('purpose')
          .select(['id', 'code', 'expires_at'])
          .where('session_id', '=', sessionId)
          .where('task', '=', task)
          .where('stated_at', '<=', now)
          .where('expires_at', '>', now)
          .orderBy('id', 'desc')
          .limit(1),
      )
      return row && { id: row.id, code: row.code as PurposeCode, expiresAt: row.expires_at }
    },
    /** Whether an incident is there and still open. */
    isIncidentOpen(id: number): boolean {
      const open = db.build.selectFrom('incident').select('id').where('closed_at', 'is', null)
      return db.find(open.where('id', '=', id)) !== undefined
    },
  }
}
