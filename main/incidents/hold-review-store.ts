import type { Database } from '../db/database.ts'

export type DueReview = { id: number; reference: string; fromAt: number; toAt: number; reviewOn: string }

/** Reviews of holds, and of which date each was last reminded. */
export function createHoldReviewStore(db: Database) {
  const { build } = db
  /** Holds that last: whoever agreed to a release has looked at it. */
  const lasting = () =>
    build
      .selectFrom('hold')
      .innerJoin('incident', 'incident.id', 'hold.incident_id')
      .select([
        'hold.id',
        'incident.reference',
        'hold.from_at as fromAt',
        'hold.to_at as toAt',
        'hold.review_on as reviewOn',
      ])
      .where('hold.released_at', 'is', null)
      .where('hold.released_by', 'is', null)
  return {
    /** Holds whose review date has come by a day and that nobody was reminded of for that date. */
    listUntold: (todayOn: string): DueReview[] =>
      db.all(
        lasting()
          .where('hold.review_on', '<=', todayOn)
          .whereRef('hold.review_told_on', 'is not', 'hold.review_on')
          .orderBy('hold.id'),
      ),
    /** Nothing once it is released, or its release is agreed. */
    find: (id: number): DueReview | undefined => db.find(lasting().where('hold.id', '=', id)),
    listCameras: (id: number): string[] =>
      db
        .all(
          build
            .selectFrom('hold_camera')
            .innerJoin('camera', 'camera.id', 'hold_camera.camera_id')
            .select('camera.name')
            .where('hold_id', '=', id)
            .orderBy('camera.id'),
        )
        .map(({ name }) => name),
    markTold: (id: number, reviewOn: string) =>
      void db.run(build.updateTable('hold').set({ review_told_on: reviewOn }).where('id', '=', id)),
  }
}
