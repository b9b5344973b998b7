import type { GapReason } from '../../shared/contract/coverage.ts'
import type { Database } from '../db/database.ts'
import type { Span } from './segment-rules.ts'

export type Explanation = Span & {
  id: number
  reason: GapReason
  text: string
  explainedBy: string
  explainedAt: number
}

const explanations = `SELECT gap_explanation.id, from_at AS fromAt, to_at AS toAt, reason, text,
  staff_member.name AS explainedBy, explained_at AS explainedAt, camera_id AS cameraId
  FROM gap_explanation JOIN staff_member ON staff_member.id = explained_by WHERE`
const touching = `${explanations} camera_id = ? AND to_at > ? AND from_at < ? ORDER BY from_at, gap_explanation.id`
const touchingOfAll = `${explanations} to_at > ? AND from_at < ? ORDER BY from_at, gap_explanation.id`

/** What people said of gaps. */
export function createGapStore(db: Database) {
  const { build } = db
  return {
    listTouching: (cameraId: number, { fromAt, toAt }: Span): Explanation[] =>
      db.prepare(touching).all(cameraId, fromAt, toAt) as Explanation[],
    /** Of every camera, by its id, in one question. */
    listAllTouching: ({ fromAt, toAt }: Span): Map<number, Explanation[]> =>
      Map.groupBy(
        db.prepare(touchingOfAll).all(fromAt, toAt) as (Explanation & { cameraId: number })[],
        ({ cameraId }) => cameraId,
      ),
    insert(
      explanation: Span & {
        cameraId: number
        reason: GapReason
        text: string
        explainedBy: number
        explainedAt: number
      },
    ): number {
      const row = {
        camera_id: explanation.cameraId,
        from_at: explanation.fromAt,
        to_at: explanation.toAt,
        reason: explanation.reason,
        text: explanation.text,
        explained_by: explanation.explainedBy,
        explained_at: explanation.explainedAt,
      }
      return db.run(build.insertInto('gap_explanation').values(row)).lastId
    },
    listEnded: (at: number): (Span & { id: number; cameraId: number })[] =>
      db
        .all(
          build.selectFrom('gap_explanation').select(['id', 'camera_id', 'from_at', 'to_at']).where('to_at', '<=', at),
        )
        .map((row) => ({ id: row.id, cameraId: row.camera_id, fromAt: row.from_at, toAt: row.to_at })),
    remove: (id: number) => void db.run(build.deleteFrom('gap_explanation').where('id', '=', id)),
  }
}
export type GapStore = ReturnType<typeof createGapStore>
