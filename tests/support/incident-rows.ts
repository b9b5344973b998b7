import type { World } from '../../main/world.ts'

type Db = Pick<World, 'db'>

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
      released_at: hold.releasedAt ?? null,
    }),
  )
  for (const cameraId of hold.cameraIds) {
    db.run(db.build.insertInto('hold_camera').values({ hold_id: hold.id, camera_id: cameraId }))
  }
}
