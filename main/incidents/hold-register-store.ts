import type { Database } from '../db/database.ts'
import type { ActiveHold } from '../hold-predicate.ts'

const columns = `SELECT hold.id AS holdId, hold.incident_id AS incidentId, incident.reference AS reference,
    hold.from_at AS fromAt, hold.to_at AS toAt
  FROM hold INDEXED BY hold_active`
const active = 'hold.released_at IS NULL AND hold.from_at <= ? AND hold.to_at >= ? ORDER BY hold.from_at, hold.id'
// CROSS JOIN fixes the order of the loops: the few active holds first, then one look-up each.
const incident = 'CROSS JOIN incident ON incident.id = hold.incident_id'

export const activeOfAny = `${columns} ${incident} WHERE ${active}`
export const activeOfCamera = `${columns}
  CROSS JOIN hold_camera ON hold_camera.hold_id = hold.id AND hold_camera.camera_id = ?
  ${incident} WHERE ${active}`

/** Footage asks this for each segment that is due, so both statements are prepared once. */
export function createHoldRegisterStore(db: Pick<Database, 'prepare'>) {
  const ofCamera = db.prepare(activeOfCamera)
  const ofAny = db.prepare(activeOfAny)
  return {
    listOfCamera: (cameraId: number, fromAt: number, toAt: number) =>
      ofCamera.all(cameraId, toAt, fromAt) as ActiveHold[],
    listOfAny: (fromAt: number, toAt: number) => ofAny.all(toAt, fromAt) as ActiveHold[],
  }
}
