import type { World } from '../world.ts'
import { allowedBy, brakeReason, type DueOfCamera, isFew, medianOf, mostRemoved } from './brake-rules.ts'
import type { Brakes, OpenBrake } from './brakes.ts'
import { dayOf } from './segment-key.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Camera, Source } from './source-store.ts'
import type { Allowance } from './sweep-batch.ts'
import type { BrakeReason, SweepStore } from './sweep-store.ts'

export type Decision = { allowance: Allowance; used: OpenBrake | null } | { wait: BrakeReason }

const none: DueOfCamera = { segments: 0, bytes: 0, fromAt: Infinity, toAt: -Infinity, held: 0 }

/** How much of each camera a sweep may remove. An open brake stays until two people agree or nothing is due any more. */
export function createSweepBrakes(
  world: Pick<World, 'db' | 'clock'>,
  { brakes, segments, sweeps }: { brakes: Brakes; segments: SegmentStore; sweeps: SweepStore },
) {
  /** The median of the whole days that are not yet due. */
  function medianDay(cameraId: number, horizonAt: number): number {
    const today = dayOf(world.clock.now())
    const counts: number[] = []
    for (let day = dayOf(horizonAt) + 1; day < today; day += 1) counts.push(segments.countDay(cameraId, day))
    return medianOf(counts)
  }

  function limitOf(camera: Camera, due: DueOfCamera, horizonAt: number): number {
    const median = isFew(due.segments) ? 0 : medianDay(camera.id, horizonAt)
    return mostRemoved(median, camera.lastSweepAt ?? camera.addedAt, world.clock.now())
  }

  return {
    /** Decides for one camera; changes nothing. */
    decide(camera: Camera, source: Source, due: DueOfCamera = none, horizonAt: number): Decision {
      const open = brakes.ofCamera(camera.id)
      const limit = limitOf(camera, due, horizonAt)
      const first = source.firstSweepAt === null && camera.lastSweepAt === null
      if (open?.agreed) {
        const allowance = allowedBy(open, sweeps.countRemovedSince(camera.id, open.raisedAt))
        return { allowance, used: open }
      }
      if (open && (open.reason === 'newly-missing' || due.segments > 0)) return { wait: open.reason }
      const reason = brakeReason(due, { first, limit })
      if (reason) return { wait: reason }
      return { allowance: { left: limit, fromAt: -Infinity, toAt: Infinity }, used: null }
    },
    /** Raises or lifts the camera's brake as decided. In a transaction. */
    apply(camera: Camera, decision: Decision, due: DueOfCamera = none): void {
      if ('wait' in decision) {
        if (decision.wait === 'newly-missing') return
        const { held: _held, ...measure } = due
        brakes.raise({ cameraId: camera.id, reason: decision.wait, ...measure })
        return
      }
      const open = brakes.ofCamera(camera.id)
      if (open && !open.agreed) brakes.close(open.id)
    },
  }
}
export type SweepBrakes = ReturnType<typeof createSweepBrakes>
