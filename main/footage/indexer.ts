import { setImmediate as nextTurn } from 'node:timers/promises'
import { minute } from '../../shared/time.ts'
import type { World } from '../world.ts'
import type { Disk, Found, Identity } from './disk-types.ts'
import { askFiles } from './file-times.ts'
import type { KnownSources } from './known-sources.ts'
import type { NameSays } from './layout-rules.ts'
import type { NewestFiles } from './newest-files.ts'
import { segmentKey } from './segment-key.ts'
import type { Closed, SegmentRegister } from './segment-register.ts'
import { mayGrow } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Source, SourceStore } from './source-store.ts'

type Seen = Identity & { seenAt: number }
type Entry = NameSays & { path: string; odd: boolean }
export type Indexed = { files: number; added: number; unread: number }
/** `waiting` are there, but may still be written; `changing`: at least one of them was seen to change just now. `noticedMs`: how long after its last write each added file was read. */
type Looked = Indexed & { waiting: string[]; changing: boolean; noticedMs: number[] }
/** Files that are not read, by why, with one of their paths. */
export type UnreadKinds = Map<string, { files: number; example: string }>
export type Indexer = ReturnType<typeof createIndexer>

const nothing: Looked = { files: 0, added: 0, unread: 0, waiting: [], changing: false, noticedMs: [] }
const mostGrowing = 10_000
/** How long a file has to stay as it is: by itself; once its camera’s next file has begun; once its container says that it is finished. */
const quietMs = { alone: 2 * minute, followed: 10_000, finished: 150 } as const

/** Reads what recorders have written into the register. The disk is the truth; what a watcher says is a hint where to look. */
export function createIndexer(
  world: Pick<World, 'db' | 'clock'>,
  deps: {
    disk: Disk
    known: KnownSources
    segments: SegmentStore
    store: SourceStore
    register: SegmentRegister
    newest: NewestFiles
  },
) {
  const { disk, known, segments, store, register, newest } = deps
  /** Files that may still be written, as they were when they last changed, on the clock that nobody sets. */
  const growing = new Map<string, Seen>()

  /** How long a file has stayed as it is, in ms: endless for one whose file time lies back, 0 for one that has just changed. */
  function quietFor(source: Source, path: string, now: Identity): number {
    const key = `${source.id}/${path}`
    const writtenAt = now.mtimeAt - (known.diskClock(source.id) ?? 0)
    if (!mayGrow(writtenAt, world.clock.now())) {
      growing.delete(key)
      return Infinity
    }
    const before = growing.get(key)
    if (before?.bytes === now.bytes && before.mtimeAt === now.mtimeAt) return world.clock.monotonic() - before.seenAt
    if (before || growing.size < mostGrowing) growing.set(key, { ...now, seenAt: world.clock.monotonic() })
    return 0
  }

  /** Whether nobody writes this file any more, by what it looks like alone. */
  function isClosed(source: Source, path: string, now: Identity): boolean {
    const closed = quietFor(source, path, now) >= quietMs.alone
    if (closed) growing.delete(`${source.id}/${path}`)
    return closed
  }

  /** The row of a path, if it is registered. */
  function findByPath(
    cameraIds: ReadonlyMap<string, number>,
    entry: Pick<Entry, 'path' | 'camera' | 'startAt' | 'odd'>,
  ) {
    const cameraId = cameraIds.get(entry.camera)
    if (cameraId === undefined) return undefined
    if (!entry.odd) {
      const row = segments.find(segmentKey(cameraId, entry.startAt))
      if (row && row.oddPath === null) return row
    }
    return segments.findByOddPath(entry.path, new Set(cameraIds.values()))
  }

  const camerasOf = (source: Source): Map<string, number> =>
    new Map(store.listCameras().flatMap(({ id, sourceId, key }) => (sourceId === source.id ? [[key, id]] : [])))

  /** Registers those of the paths that are closed, readable by the layout and not yet known. */
  async function index(source: Source, paths: readonly string[], kinds: UnreadKinds = new Map()): Promise<Looked> {
    const layout = known.layoutOf(source)
    const cameraIds = camerasOf(source)
    const fresh: Entry[] = []
    let unread = 0
    for (const path of paths) {
      const reading = layout.read(path)
      if ('why' in reading) {
        unread += 1
        noteUnread(kinds, reading.why, path)
        continue
      }
      const entry = { path, ...reading, odd: layout.build(reading.camera, reading.startAt) !== path }
      newest.note(source, entry.camera, entry.startAt, path)
      if (!findByPath(cameraIds, entry)) fresh.push(entry)
    }
    if (fresh.length === 0) return { ...nothing, files: paths.length, unread }
    const { closed, waiting, changing } = await sort(source, fresh)
    const { added, refused } = await enter(source, closed)
    if (refused > 0) noteUnread(kinds, 'no-camera-number', closed[0]!.path, refused)
    const ahead = known.diskClock(source.id) ?? 0
    const noticedMs = closed.map(({ mtimeAt }) => world.clock.now() + ahead - mtimeAt)
    return { files: paths.length, added, unread: unread + refused, waiting, changing, noticedMs }
  }

  /** Which of the files nobody writes any more. */
  async function sort(source: Source, fresh: readonly Entry[]) {
    const root = known.rootOf(source)
    const { found } = await disk.look(
      root,
      fresh.map(({ path }) => path),
    )
    const there = fresh.flatMap((entry, place) => {
      const now = found[place]!
      if (isThere(now)) return [{ ...entry, ...now, quiet: quietFor(source, entry.path, now) }]
      growing.delete(`${source.id}/${entry.path}`)
      return []
    })
    const isQuiet = ({ camera, startAt, quiet }: (typeof there)[number]) =>
      quiet >= quietMs.alone || (quiet >= quietMs.followed && newest.isFollowed(source, camera, startAt))
    const maybe = there.filter((file) => file.quiet >= quietMs.finished && !isQuiet(file)).map(({ path }) => path)
    const said = maybe.length > 0 ? await disk.finished(root, maybe) : []
    const finished = new Set(maybe.filter((_path, place) => said[place]))
    const [closed, waiting] = partition(there, (file) => isQuiet(file) || finished.has(file.path))
    const changing = waiting.some(({ quiet }) => quiet < quietMs.finished)
    return { closed, waiting: waiting.map(({ path }) => path), changing }
  }

  async function enter(source: Source, closed: readonly (Entry & Identity)[]) {
    if (closed.length === 0) return { added: 0, refused: 0 }
    const told = await askFiles(
      disk,
      known.rootOf(source),
      closed.map((file) => ({ path: file.path, reading: file })),
    )
    const files: Closed[] = closed.map((file, place) => ({ ...file, ...told[place]! }))
    for (const { path } of files) growing.delete(`${source.id}/${path}`)
    return world.db.transaction(() => {
      // Asked again: another reading may have been quicker.
      const cameraIds = camerasOf(source)
      const unknown = files.filter((file) => !findByPath(cameraIds, file))
      return register.enter(source, unknown, world.clock.now())
    })
  }

  return {
    index,
    /** Walks the whole source. Throws where a folder cannot be read. */
    async walk(source: Source): Promise<Indexed & { kinds: UnreadKinds }> {
      const walk = await disk.openWalk(source.path)
      const total = { files: 0, added: 0, unread: 0, kinds: new Map() as UnreadKinds }
      try {
        for (;;) {
          const paths = await disk.nextOfWalk(walk)
          if (!paths) return total
          const { files, added, unread } = await index(source, paths, total.kinds)
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

function noteUnread(kinds: UnreadKinds, why: string, path: string, files = 1): void {
  const kind = kinds.get(why)
  if (kind) kind.files += files
  else kinds.set(why, { files, example: path })
}

export const isThere = (found: Found): found is Identity => typeof found === 'object'

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  const sorted: [Item[], Item[]] = [[], []]
  for (const item of items) sorted[isFirst(item) ? 0 : 1].push(item)
  return sorted
}
