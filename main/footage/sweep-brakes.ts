import type { World } from '../world.ts'
import { allowedBy, brakeReason, type DueOfCamera, isFew, medianOf, mostRemoved } from './brake-rules.ts'
import type { Brakes, OpenBrake } from './brakes.ts'
import type { HourStore } from './hour-store.ts'
import { dayOf } from './segment-key.ts'
import type { Camera, Source } from './source-store.ts'
import type { Allowance } from './sweep-batch.ts'
import type { BrakeReason, SweepStore } from './sweep-store.ts'

/** Segments of each camera, day by day. */
export type UsualDays = readonly ReadonlyMap<number, number>[]
export type Decision = { allowance: Allowance; used: OpenBrake | null } | { wait: BrakeReason }

const none: DueOfCamera = { segments: 0, bytes: 0, fromAt: Infinity, toAt: -Infinity, held: 0 }

/** How much of each camera a sweep may remove. An open brake stays until two people agree or nothing is due any more. */
export function createSweepBrakes(
  world: Pick<World, 'db' | 'clock'>,
  { brakes, hours, sweeps }: { brakes: Brakes; hours: HourStore; sweeps: SweepStore },
) {
  function limitOf(camera: Camera, due: DueOfCamera, usual: UsualDays): number {
    const median = isFew(due.segments) ? 0 : medianOf(usual.map((counts) => counts.get(camera.id) ?? 0))
    return mostRemoved(median, camera.lastSweepAt ?? camera.addedAt, world.clock.now())
  }

  return {
    /** What each camera has on the whole days that are not yet due; nothing where no camera has enough due to need it. */
    usualDays(measured: Iterable<DueOfCamera>, horizonAt: number): UsualDays {
      if ([...measured].every(({ segments }) => isFew(segments))) return []
      const first = dayOf(horizonAt) + 1
      const whole = Math.max(0, dayOf(world.clock.now()) - first)
      return Array.from({ length: whole }, (_, after) => hours.countDay(first + after))
    },
    /** Decides for one camera; changes nothing. */
    decide(camera: Camera, source: Source, due: DueOfCamera = none, usual: UsualDays): Decision {
      const open = brakes.ofCamera(camera.id)
      const limit = limitOf(camera, due, usual)
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
