import { createOffice } from '../../main/office/office.ts'
import type { World } from '../../main/world.ts'
import { officeSettings } from './visitor-desk.ts'

type Db = Pick<World, 'db'>

/** An office in London with the usual retention. */
export function givenOffice(world: Pick<World, 'db' | 'clock'>): void {
  createOffice(world).create(officeSettings)
}

/** A staff member's row; nobody signs in with it. */
export function givenStaff({ db }: Db, id: number, name: string = `Staff ${id}`): void {
  db.run(
    db.build.insertInto('staff_member').values({
      id,
      name,
      sign_in_name: `staff-${id}`,
      secret_kind: 'pin',
      secret_hash: '',
      must_change_secret: 0,
      created_at: 0,
    }),
  )
}

/** A camera of source 1, which is made with the first one. */
export function givenCamera({ db }: Db, id: number, name: string = `Camera ${id}`): void {
  const source = db.find(db.build.selectFrom('source').select('id').where('id', '=', 1))
  if (!source) {
    db.run(
      db.build.insertInto('source').values({
        id: 1,
        name: 'Recorder',
        path: '/footage',
        layout: 'frigate',
        time_zone: 'UTC',
        device: '1',
        removed_by: 'foyer',
        inode: '',
        inode_stable: 0,
        start_counter: 1,
        added_at: 0,
      }),
    )
  }
  db.run(db.build.insertInto('camera').values({ id, source_id: 1, key: `camera-${id}`, name, added_at: 0 }))
}

/** An incident that staff member 1 opened. */
export function givenIncident({ db }: Db, { id, reference }: { id: number; reference: string }): void {
  db.run(
    db.build.insertInto('incident').values({
      id,
      reference,
      kind: 'other',
      title: `Incident ${id}`,
      happened_at: 0,
      place: '',
      description: '',
      reported_by: '',
      opened_by: 1,
      opened_at: 0,
    }),
  )
}

type HoldRow = {
  id: number
  incidentId: number
  cameraIds: number[]
  fromAt: number
  toAt: number
  reviewOn?: string
  releasedAt?: number
}

/** A hold that staff member 1 placed; a released one was asked for by 1 and approved by 2. */
export function givenHold({ db }: Db, hold: HoldRow): void {
  const released = hold.releasedAt !== undefined
  db.run(
    db.build.insertInto('hold').values({
      id: hold.id,
      incident_id: hold.incidentId,
      from_at: hold.fromAt,
      to_at: hold.toAt,
      reason: 'kept for a test',
      review_on: hold.reviewOn ?? '2026-12-24',
      placed_by: 1,
      placed_at: 0,
      release_asked_by: released ? 1 : null,
      release_asked_at: released ? 0 : null,
      released_by: released ? 2 : null,
      approved_at: released ? 0 : null,
      releases_at: released ? 1 : null,
      released_at: hold.releasedAt ?? null,
    }),
  )
  for (const cameraId of hold.cameraIds) {
    db.run(db.build.insertInto('hold_camera').values({ hold_id: hold.id, camera_id: cameraId }))
  }
}

type SegmentRow = { cameraId: number; startAt: number; lengthMs?: number; bytes?: number; writtenAt?: number }

/** A segment's row without a file; `writtenAt` is its file time, by default its end. Returns its key. */
export function givenSegment(
  { db }: Db,
  { cameraId, startAt, lengthMs = 10_000, bytes = 1000, ...row }: SegmentRow,
): number {
  const day = Math.floor(startAt / 86_400_000)
  const k = (day * 1024 + cameraId) * 2 ** 27 + (startAt - day * 86_400_000)
  const writtenAt = row.writtenAt ?? startAt + lengthMs
  db.run(
    db.build
      .insertInto('segment')
      .values({ k, length_ms: lengthMs, bytes, mtime_after_ms: writtenAt - startAt, inode: 0 }),
  )
  return k
}

type VisitRow = { signedInOn: string; signedInAt: number; endedAt?: number; removedOn?: string }

/** A visit under a notice and a category, which are made with the first one. */
export function givenVisit({ db }: Db, visit: VisitRow): void {
  if (!db.find(db.build.selectFrom('notice').select('version'))) {
    const notice = { version: 1, language: 'en', effective_on: '2026-01-01', text: '{}', sha256: '', made_at: 0 }
    const category = {
      id: 1,
      names: '{"en":"Visitor"}',
      asks_company: 1,
      asks_host: 1,
      is_default: 1,
      active: 1,
      position: 0,
    }
    db.run(db.build.insertInto('notice').values(notice))
    db.run(db.build.insertInto('category').values(category))
  }
  db.run(
    db.build.insertInto('visit').values({
      name: 'Amara Okonkwo',
      search_name: 'amara okonkwo',
      company: '',
      search_company: '',
      host_text: '',
      category_id: 1,
      signed_in_at: visit.signedInAt,
      signed_in_on: visit.signedInOn,
      ended_at: visit.endedAt ?? null,
      ended_as: visit.endedAt === undefined ? null : 'left',
      removed_on: visit.removedOn ?? '2027-05-23',
      notice_version: 1,
      notice_language: 'en',
      notice_sha256: '',
    }),
  )
}
