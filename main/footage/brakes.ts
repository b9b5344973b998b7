import { machine } from '../caller.ts'
import type { Audit } from '../audit/audit.ts'
import type { World } from '../world.ts'
import { approvalsNeeded } from './brake-rules.ts'
import type { SourceStore } from './source-store.ts'
import type { Brake, BrakeReason, SweepStore } from './sweep-store.ts'

export type OpenBrake = Brake & { approvedBy: { staffId: number; name: string; at: number }[]; agreed: boolean }
type Measure = { segments: number; bytes: number; fromAt: number; toAt: number }
export type Brakes = ReturnType<typeof createBrakes>

/** Cameras whose removal waits for two different people. One open brake a camera; it never lapses by waiting. */
export function createBrakes(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  { audit, sweeps, store }: { audit: Audit; sweeps: SweepStore; store: SourceStore },
) {
  const changed = () => world.db.afterCommit(() => world.events.changed('sweeps'))
  const withApprovals = (brake: Brake): OpenBrake => {
    const approvedBy = sweeps.listApprovals(brake.id)
    return { ...brake, approvedBy, agreed: approvalsNeeded(approvedBy.length) === 0 }
  }
  const open = (): OpenBrake[] => sweeps.listOpenBrakes().map(withApprovals)
  const ofCamera = (cameraId: number) => open().find((brake) => brake.cameraId === cameraId)

  function close(brakeId: number): void {
    sweeps.markBrakeClosed(brakeId, world.clock.now())
    changed()
  }
  return {
    open,
    ofCamera,
    close,
    /** Raises a camera's brake, or measures it anew while nobody has agreed to what it showed. In a transaction. */
    raise({ cameraId, reason, ...measure }: Measure & { cameraId: number; reason: BrakeReason }): OpenBrake {
      const there = ofCamera(cameraId)
      if (there) {
        if (there.approvedBy.length === 0 && there.reason === reason) sweeps.markBrakeMeasured(there.id, measure)
        return ofCamera(cameraId)!
      }
      const id = sweeps.insertBrake({ cameraId, reason, ...measure, raisedAt: world.clock.now() })
      audit.record(machine, 'brake.raised', {
        subject: 'brake',
        subjectId: id,
        detail: { cameraId, reason, segments: measure.segments, fromAt: measure.fromAt, toAt: measure.toAt },
      })
      changed()
      return ofCamera(cameraId)!
    },
    /** Closes what nobody need agree to any more: nothing is missing now. */
    closeMootMissing(sourceId: number, missing: ReadonlySet<number>): void {
      const cameras = new Map(store.listCameras().map((camera) => [camera.id, camera.sourceId]))
      for (const brake of open())
        if (
          brake.reason === 'newly-missing' &&
          cameras.get(brake.cameraId) === sourceId &&
          !missing.has(brake.cameraId)
        )
          close(brake.id)
    },
  }
}
