import type { Database } from '../db/database.ts'

type NewHold = {
  incidentId: number
  fromAt: number
  toAt: number
  reason: string
  reviewOn: string
  placedBy: number
  placedAt: number
}
export type Hold = NonNullable<ReturnType<ReturnType<typeof createHoldStore>['find']>>

export function createHoldStore(db: Database) {
  const { build } = db
  const holds = () =>
    build
      .selectFrom('hold')
      .innerJoin('staff_member as placer', 'placer.id', 'hold.placed_by')
      .leftJoin('staff_member as asker', 'asker.id', 'hold.release_asked_by')
      .leftJoin('staff_member as releaser', 'releaser.id', 'hold.released_by')
      .select([
        'hold.id',
        'hold.incident_id as incidentId',
        'hold.from_at as fromAt',
        'hold.to_at as toAt',
        'hold.reason',
        'hold.review_on as reviewOn',
        'placer.name as placedBy',
        'hold.placed_at as placedAt',
        'hold.release_asked_by as releaseAskedBy',
        'asker.name as releaseAskedByName',
        'hold.release_asked_at as releaseAskedAt',
        'hold.release_reason as releaseReason',
        'releaser.name as releasedBy',
        'hold.approved_at as approvedAt',
        'hold.releases_at as releasesAt',
        'hold.released_at as releasedAt',
        'hold.vanished_segments as vanished',
      ])

  return {
    find: (id: number) => db.find(holds().where('hold.id', '=', id)),
    listOfIncident: (incidentId: number) =>
      db.all(holds().where('hold.incident_id', '=', incidentId).orderBy('hold.id')),
    cameraIds: (holdId: number): number[] =>
      db
        .all(build.selectFrom('hold_camera').select('camera_id').where('hold_id', '=', holdId).orderBy('camera_id'))
        .map((row) => row.camera_id),
    insert(hold: NewHold, cameraIds: readonly number[]): number {
      const { lastId } = db.run(
        build.insertInto('hold').values({
          incident_id: hold.incidentId,
          from_at: hold.fromAt,
          to_at: hold.toAt,
          reason: hold.reason,
          review_on: hold.reviewOn,
          placed_by: hold.placedBy,
          placed_at: hold.placedAt,
        }),
      )
      for (const cameraId of cameraIds) {
        db.run(build.insertInto('hold_camera').values({ hold_id: lastId, camera_id: cameraId }))
      }
      return lastId
    },
    setReview(id: number, reviewOn: string) {
      db.run(build.updateTable('hold').set({ review_on: reviewOn }).where('id', '=', id))
    },
    markAsked(id: number, by: number, at: number, reason: string) {
      db.run(
        build
          .updateTable('hold')
          .set({ release_asked_by: by, release_asked_at: at, release_reason: reason })
          .where('id', '=', id),
      )
    },
    clearAsked(id: number) {
      db.run(
        build
          .updateTable('hold')
          .set({
            release_asked_by: null,
            release_asked_at: null,
            release_reason: null,
            released_by: null,
            approved_at: null,
            releases_at: null,
          })
          .where('id', '=', id),
      )
    },
    markApproved(id: number, by: number, at: number, releasesAt: number) {
      const approved = { released_by: by, approved_at: at, releases_at: releasesAt }
      db.run(build.updateTable('hold').set(approved).where('id', '=', id))
    },
    markReleased(id: number, at: number) {
      db.run(build.updateTable('hold').set({ released_at: at }).where('id', '=', id))
    },
    /** Agreed releases whose cooling-off has ended by an instant. */
    listReleasing: (by: number) =>
      db.all(
        build
          .selectFrom('hold')
          .select(['id', 'incident_id as incidentId'])
          .where('released_at', 'is', null)
          .where('releases_at', '<=', by)
          .orderBy('id'),
      ),
    firstReleasesAt: (): number | null =>
      db.get(
        build
          .selectFrom('hold')
          .select((is) => is.fn.min<number | null>('releases_at').as('at'))
          .where('released_at', 'is', null),
      ).at,
  }
}
