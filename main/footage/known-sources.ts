import { AppError } from '../../shared/errors.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { World } from '../world.ts'
import type { Root, RootState, SourceProblem } from './disk-types.ts'
import type { Layout } from './layout-rules.ts'
import { openLayout } from './layouts.ts'
import type { Segment } from './segment-rules.ts'
import type { Camera, Source, SourceStore } from './source-store.ts'

export type KnownSources = ReturnType<typeof createKnownSources>

/** Sources with what follows from their rows: root, layout, cameras, and the path of a segment. */
export function createKnownSources(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  deps: { office: OfficeRegister; store: SourceStore },
) {
  const { office, store } = deps
  const layouts = new Map<string, Layout>()
  const diskClocks = new Map<number, number>()

  function layoutOf({ layout, timeZone }: Pick<Source, 'layout' | 'timeZone'>): Layout {
    const key = `${timeZone}\n${layout}`
    let known = layouts.get(key)
    if (!known) layouts.set(key, (known = openLayout(layout, timeZone).layout))
    return known
  }

  /** Sources whose footage is in our care: those that are read, and retired ones until their last segment is removed. */
  function cared(): Source[] {
    const sources = store.list()
    if (sources.every(({ retiredAt }) => retiredAt === null)) return sources
    const inUse = new Set(store.listCameras().flatMap(({ sourceId, segments }) => (segments > 0 ? [sourceId] : [])))
    return sources.filter(({ id, retiredAt }) => retiredAt === null || inUse.has(id))
  }

  return {
    layoutOf,
    cared,
    rootOf: (source: Source): Root => ({
      path: source.path,
      device: source.device,
      installation: office.current().uuid,
      sourceId: source.id,
      removedBy: source.removedBy,
      inode: source.inode,
    }),
    /** Refuses `source-unknown`. */
    get(id: number): Source {
      const source = store.find(id)
      if (!source) throw new AppError('not_found', 'source-unknown')
      return source
    },
    /** By id, with each one's source. */
    cameras: (): Map<number, Camera> => new Map(store.listCameras().map((camera) => [camera.id, camera])),
    pathOf: (segment: Segment, camera: Camera, source: Source): string =>
      segment.oddPath ?? layoutOf(source).build(camera.key, segment.startAt),

    noteDiskClock: (id: number, aheadMs: number): void => void diskClocks.set(id, aheadMs),
    /** By how much the clock of a source's disk was ahead of this machine's when its marker was last written, in ms. */
    diskClock: (id: number): number | null => diskClocks.get(id) ?? null,

    /** Remembers what is wrong with a root, and since when; rows stay as they are. Answers the problem in force. */
    noteState(source: Source, state: Pick<RootState, 'problem'>): SourceProblem | null {
      return world.db.transaction(() => {
        const now = store.find(source.id)!
        const problem = state.problem ?? (now.restoredAt === null ? null : 'restored')
        if (problem !== now.problem) {
          store.markProblem(source.id, problem, world.clock.now())
          world.db.afterCommit(() => world.events.changed('footage'))
        }
        return problem
      })
    },
  }
}
