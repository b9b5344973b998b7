import { day } from '../../shared/time.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { World } from '../world.ts'
import type { Span } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Camera, SourceStore } from './source-store.ts'

/** A file is registered two minutes after it was last written, and looked for every few minutes. */
const lateness = 8 * 60_000

/** Cameras that a question is about, and the time in which footage of each was to be expected. */
export function createWatched(
  world: Pick<World, 'clock'>,
  { office, segments, store }: { office: OfficeRegister; segments: SegmentStore; store: SourceStore },
) {
  return (cameraIds?: readonly number[]) => {
    const nowAt = world.clock.now()
    const { timeZone, footageRetentionDays } = office.current()
    const horizonAt = nowAt - footageRetentionDays * day
    const retired = new Map(store.list().map(({ id, retiredAt }) => [id, retiredAt ?? Infinity]))
    const asked = store.listCameras().filter(({ id }) => cameraIds === undefined || cameraIds.includes(id))
    const edges = segments.edges(asked.map(({ id }) => id))

    /** From a camera's first footage and the horizon on, until now or what must have arrived by now. */
    function watchOf({ id, sourceId }: Camera): Span {
      const edge = edges.get(id)
      const lastEnd = edge ? edge.last.startAt + edge.last.lengthMs : 0
      const isLate = !edge || nowAt - lastEnd > lateness + edge.last.lengthMs
      return {
        fromAt: Math.max(horizonAt, edge?.first.startAt ?? Infinity),
        toAt: Math.min(retired.get(sourceId)!, isLate ? nowAt : lastEnd),
      }
    }
    const cameras = asked.map((camera) => ({ ...camera, watch: watchOf(camera) }))
    return { nowAt, timeZone, horizonAt, cameras }
  }
}
export type Watched = ReturnType<typeof createWatched>
