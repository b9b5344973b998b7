import { setImmediate as nextTurn } from 'node:timers/promises'
import { minute } from '../../shared/time.ts'
import type { World } from '../world.ts'
import type { Disk, Found, Identity } from './disk-types.ts'
import type { KnownSources } from './known-sources.ts'
import { segmentKey } from './segment-key.ts'
import type { Closed, SegmentRegister } from './segment-register.ts'
import { mayGrow } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Source, SourceStore } from './source-store.ts'

type Seen = Identity & { seenAt: number }
type Entry = { path: string; camera: string; startAt: number; odd: boolean }
export type Indexed = { files: number; added: number; unread: number }
/** `waiting` are there, but may still be written. */
type Looked = Indexed & { waiting: string[] }
export type Indexer = ReturnType<typeof createIndexer>

const mostGrowing = 10_000
/** A recorder that has begun its camera's next file, and left this one alone for so long, is done with it. */
const quietMs = 10_000

/** Reads what recorders have written into the register. The disk is the truth; what a watcher says is a hint where to look. */
export function createIndexer(
  world: Pick<World, 'db' | 'clock'>,
  deps: { disk: Disk; known: KnownSources; segments: SegmentStore; store: SourceStore; register: SegmentRegister },
) {
  const { disk, known, segments, store, register } = deps
  /** Files ahead of the clock: closed once they have stayed the same for two minutes of the clock that nobody sets. */
  const growing = new Map<string, Seen>()

  /** The latest start of a camera's files on the disk, as far as they were looked at. */
  const latest = new Map<string, number>()

  const isFollowed = (source: Source, { camera, startAt }: Entry): boolean =>
    (latest.get(`${source.id}/${camera}`) ?? 0) > startAt

  /** Whether nobody writes this file any more; `followed` by a later one of its camera it is believed sooner. */
  function isClosed(source: Source, path: string, now: Identity, followed = false): boolean {
    const key = `${source.id}/${path}`
    if (!mayGrow(now.mtimeAt, world.clock.now())) {
      growing.delete(key)
      return true
    }
    const before = growing.get(key)
    const same = before?.bytes === now.bytes && before.mtimeAt === now.mtimeAt
    if (same && world.clock.monotonic() - before.seenAt >= (followed ? quietMs : 2 * minute)) return growing.delete(key)
    if (!same && growing.size < mostGrowing) growing.set(key, { ...now, seenAt: world.clock.monotonic() })
    return false
  }

  /** The row of a path, if it is registered. */
  function findByPath(cameraIds: ReadonlyMap<string, number>, entry: Entry) {
    const cameraId = cameraIds.get(entry.camera)
    if (cameraId === undefined) return undefined
    if (!entry.odd) {
      const row = segments.find(segmentKey(cameraId, entry.startAt))
      if (row && row.oddPath === null) return row
    }
    return segments.findByOddPath(entry.path, new Set(cameraIds.values()))
  }

  /** Registers those of the paths that are closed, readable by the layout and not yet known. */
  async function index(source: Source, paths: readonly string[]): Promise<Looked> {
    const layout = known.layoutOf(source)
    const cameraIds = new Map(
      store.listCameras().flatMap(({ id, sourceId, key }) => (sourceId === source.id ? [[key, id] as const] : [])),
    )
    const fresh: Entry[] = []
    let unread = 0
    for (const path of paths) {
      const reading = layout.read(path)
      if ('why' in reading) {
        unread += 1
        continue
      }
      const entry = { path, ...reading, odd: layout.build(reading.camera, reading.startAt) !== path }
      const camera = `${source.id}/${entry.camera}`
      latest.set(camera, Math.max(latest.get(camera) ?? 0, entry.startAt))
      if (!findByPath(cameraIds, entry)) fresh.push(entry)
    }
    const { added, refused, waiting } = await enter(source, fresh)
    return { files: paths.length, added, unread: unread + refused, waiting }
  }

  async function enter(source: Source, fresh: readonly Entry[]) {
    if (fresh.length === 0) return { added: 0, refused: 0, waiting: [] }
    const root = known.rootOf(source)
    const waiting: string[] = []
    const { found } = await disk.look(
      root,
      fresh.map(({ path }) => path),
    )
    const closed = fresh.flatMap((entry, place) => {
      const now = found[place]!
      if (!isThere(now)) return []
      if (isClosed(source, entry.path, now, isFollowed(source, entry))) return [{ ...entry, ...now }]
      waiting.push(entry.path)
      return []
    })
    if (closed.length === 0) return { added: 0, refused: 0, waiting }
    const lengths = await disk.lengths(
      root,
      closed.map(({ path }) => path),
    )
    const files: Closed[] = closed.map((file, place) => ({ ...file, lengthMs: lengths[place]! }))
    return { ...world.db.transaction(() => register.enter(source, files, world.clock.now())), waiting }
  }

  return {
    index,
    /** Walks the whole source. Throws where a folder cannot be read. */
    async walk(source: Source): Promise<Indexed> {
      const walk = await disk.openWalk(source.path)
      const total: Indexed = { files: 0, added: 0, unread: 0 }
      try {
        for (;;) {
          const paths = await disk.nextOfWalk(walk)
          if (!paths) return total
          const { files, added, unread } = await index(source, paths)
          total.files += files
          total.added += added
          total.unread += unread
          await nextTurn()
        }
      } finally {
        await disk.closeWalk(walk)
      }
    },
    isClosed,
  }
}

export const isThere = (found: Found): found is Identity => typeof found === 'object'
