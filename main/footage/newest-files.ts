import { day } from '../../shared/time.ts'
import type { World } from '../world.ts'
import type { KnownSources } from './known-sources.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Source } from './source-store.ts'

type Newest = { startAt: number; folder: string }
export type NewestFiles = ReturnType<typeof createNewestFiles>

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The newest file of each camera, registered or not: what has been followed by another, and where recorders write now. */
export function createNewestFiles(
  world: Pick<World, 'clock'>,
  { known, segments }: { known: KnownSources; segments: SegmentStore },
) {
  const sources = new Map<number, Map<string, Newest>>()

  /** By camera, as the layout reads its name; begun with what is registered. */
  function ofSource(source: Source): Map<string, Newest> {
    const found = sources.get(source.id)
    if (found) return found
    const cameras = [...known.cameras().values()].filter(({ sourceId }) => sourceId === source.id)
    const edges = segments.edges(cameras.map(({ id }) => id))
    const newest = new Map<string, Newest>()
    for (const camera of cameras) {
      const last = edges.get(camera.id)?.last
      if (last && !isAhead(last.startAt))
        newest.set(camera.key, { startAt: last.startAt, folder: folderOf(known.pathOf(last, camera, source)) })
    }
    sources.set(source.id, newest)
    return newest
  }

  /** A name from beyond tomorrow says nothing of what is written now. */
  const isAhead = (startAt: number): boolean => startAt > world.clock.now() + day

  return {
    note(source: Source, camera: string, startAt: number, path: string): void {
      const newest = ofSource(source)
      if (startAt >= (newest.get(camera)?.startAt ?? 0) && !isAhead(startAt))
        newest.set(camera, { startAt, folder: folderOf(path) })
    },
    /** Whether a later file of the camera has begun. */
    isFollowed: (source: Source, camera: string, startAt: number): boolean =>
      (ofSource(source).get(camera)?.startAt ?? 0) > startAt,
    /** The folders of the newest files with all folders above them, the root among them; each once, in order. */
    foldersOf(source: Source): string[] {
      const folders = new Set([''])
      for (let { folder } of ofSource(source).values())
        for (; folder !== '' && !folders.has(folder); folder = folderOf(folder)) folders.add(folder)
      return [...folders].toSorted()
    },
  }
}
