import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import type { SegmentStore } from './segment-store.ts'
import type { SourceStore } from './source-store.ts'

/** Cameras appear by themselves, when a layout reads their name in a path. */
export function createCameras(
  world: World,
  { audit, segments, store }: { audit: Audit; segments: SegmentStore; store: SourceStore },
): Services['cameras'] {
  return {
    list() {
      const names = new Map(store.list().map(({ id, name }) => [id, name]))
      const cameras = store.listCameras()
      const edges = segments.edges(cameras.map(({ id }) => id))
      return cameras.map(({ id, sourceId, key, name, segments: rows, bytes }) => {
        const edge = edges.get(id)
        return {
          id,
          sourceId,
          source: names.get(sourceId)!,
          key,
          name,
          segments: rows,
          bytes,
          firstAt: edge?.first.startAt ?? null,
          lastAt: edge ? edge.last.startAt + edge.last.lengthMs : null,
        }
      })
    },
    /** Refuses `camera-unknown`. */
    rename(caller, { cameraId, name }) {
      return world.db.transaction(() => {
        if (!store.markCameraRenamed(cameraId, name)) throw new AppError('not_found', 'camera-unknown')
        audit.record(caller, 'camera.renamed', { subject: 'camera', subjectId: cameraId })
        world.db.afterCommit(() => world.events.changed('footage'))
        return {}
      })
    },
  }
}
