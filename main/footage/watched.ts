import { day } from '../../shared/time.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { World } from '../world.ts'
import type { CoveredHour, CoverStore } from './cover-store.ts'
import type { Span } from './segment-rules.ts'
import type { Camera, SourceStore } from './source-store.ts'

/** A file is registered two minutes after it was last written, and looked for every few minutes. */
const lateness = 8 * 60_000

/** Cameras that a question is about, and the time in which footage of each was to be expected. */
export function createWatched(
  world: Pick<World, 'clock'>,
  { office, store, cover }: { office: OfficeRegister; store: SourceStore; cover: CoverStore },
) {
  return (cameraIds?: readonly number[]) => {
    const nowAt = world.clock.now()
    const { timeZone, footageRetentionDays } = office.current()
    const horizonAt = nowAt - footageRetentionDays * day
    const retired = new Map(store.list().map(({ id, retiredAt }) => [id, retiredAt ?? Infinity]))
    const { first, last } = cover.bounds()

    /** Whether the next segment has had its own length and more to arrive. */
    function isLate({ h, toAt }: CoveredHour): boolean {
      const since = nowAt - toAt - lateness
      if (since <= 0) return false
      const lastOf = cover.listRecorded(h).at(-1)!
      return since > lastOf.toAt - lastOf.fromAt
    }
    /** From a camera's first footage and the horizon on, until now or what must have arrived by now. */
    function watchOf({ id, sourceId }: Camera): Span {
      const from = first === null ? undefined : cover.firstHour(id, first, last! + 1)
      const to = from && cover.lastHour(id, first!, last! + 1)!
      return {
        fromAt: Math.max(horizonAt, from?.fromAt ?? Infinity),
        toAt: Math.min(retired.get(sourceId)!, !to || isLate(to) ? nowAt : to.toAt),
      }
    }
    const asked = store.listCameras().filter(({ id }) => cameraIds === undefined || cameraIds.includes(id))
    return { nowAt, timeZone, horizonAt, cameras: asked.map((camera) => ({ ...camera, watch: watchOf(camera) })) }
  }
}
export type Watched = ReturnType<typeof createWatched>
