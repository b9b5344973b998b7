/** A hold that has not been released, on one of its cameras. Both ends are inclusive. */
export type ActiveHold = { holdId: number; incidentId: number; reference: string; fromAt: number; toAt: number }

/** A hold as it was in force at an instant that has passed. */
export type PastHold = Omit<ActiveHold, 'incidentId'> & { cameraIds: number[] }

/**
 * Whether something is held: a predicate over what is there and what arrives later, never a flag on a row. Incidents
 * provide it; footage and visits ask it, and so need to know nothing of incidents.
 */
export type HoldPredicate = {
  /** Active holds of a camera that touch the closed range [fromAt, toAt], by start. */
  ofCamera(cameraId: number, fromAt: number, toAt: number): ActiveHold[]
  /** What is held of each camera that touches the closed range, by start: the times alone, of all cameras in one question. */
  spansByCamera(fromAt: number, toAt: number): Map<number, { fromAt: number; toAt: number }[]>
  /** Active holds of any camera that touch the closed range [fromAt, toAt], by start. */
  ofAny(fromAt: number, toAt: number): ActiveHold[]
  /** Holds that were in force at an instant (unix ms), released since or not. */
  at(instant: number): PastHold[]
}
