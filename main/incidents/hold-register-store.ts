import type { Database } from '../db/database.ts'
import type { ActiveHold, PastHold } from '../hold-predicate.ts'

const columns = `SELECT hold.id AS holdId, hold.incident_id AS incidentId, incident.reference AS reference,
    hold.from_at AS fromAt, hold.to_at AS toAt
  FROM hold INDEXED BY hold_active`
const active = 'hold.released_at IS NULL AND hold.from_at <= ? AND hold.to_at >= ? ORDER BY hold.from_at, hold.id'
// CROSS JOIN fixes the order of the loops: the few active holds first, then one look-up each.
const incident = 'CROSS JOIN incident ON incident.id = hold.incident_id'

export const activeOfAny = `${columns} ${incident} WHERE ${active}`
export const activeOfCamera = `SELECT held.hold_id AS holdId, hold.incident_id AS incidentId,
    incident.reference AS reference, held.from_at AS fromAt, held.to_at AS toAt
  FROM held CROSS JOIN hold ON hold.id = held.hold_id ${incident}
  WHERE held.camera_id = ? AND held.from_at <= ? AND held.to_at >= ? ORDER BY held.from_at, held.hold_id`

const heldAt = `SELECT hold.id AS holdId, incident.reference AS reference, hold.from_at AS fromAt, hold.to_at AS toAt,
    (SELECT json_group_array(camera_id) FROM hold_camera WHERE hold_id = hold.id) AS cameras
  FROM hold JOIN incident ON incident.id = hold.incident_id
  WHERE hold.placed_at <= ? AND coalesce(hold.released_at, 9e15) > ? ORDER BY hold.id`

const heldSpans =
  'SELECT camera_id, from_at, to_at FROM held WHERE from_at <= ? AND to_at >= ? ORDER BY camera_id, from_at'

/** Footage asks this for each segment that is due, so both statements are prepared once. */
export function createHoldRegisterStore(db: Pick<Database, 'prepare'>) {
  const ofCamera = db.prepare(activeOfCamera)
  const ofAny = db.prepare(activeOfAny)
  const spans = db.prepare(heldSpans)
  const inForceAt = db.prepare(heldAt)
  return {
    listOfCamera: (cameraId: number, fromAt: number, toAt: number) =>
      ofCamera.all(cameraId, toAt, fromAt) as ActiveHold[],
    listSpans(fromAt: number, toAt: number): Map<number, { fromAt: number; toAt: number }[]> {
      const byCamera = new Map<number, { fromAt: number; toAt: number }[]>()
      for (const row of spans.raw().all(toAt, fromAt) as [number, number, number][]) {
        const [cameraId, from, to] = row
        const there = byCamera.get(cameraId)
        if (there) there.push({ fromAt: from, toAt: to })
        else byCamera.set(cameraId, [{ fromAt: from, toAt: to }])
      }
      return byCamera
    },
    listAt: (at: number): PastHold[] =>
      (inForceAt.all(at, at) as (Omit<PastHold, 'cameraIds'> & { cameras: string })[]).map(({ cameras, ...hold }) => ({
        ...hold,
        cameraIds: JSON.parse(cameras) as number[],
      })),
    listOfAny: (fromAt: number, toAt: number) => ofAny.all(toAt, fromAt) as ActiveHold[],
  }
}
