import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Audit } from '../audit/audit.ts'
import { machine } from '../caller.ts'
import type { World } from '../world.ts'
import { isManyMissing, mostMissing } from './brake-rules.ts'
import type { Brakes } from './brakes.ts'
import type { Disk, Identity } from './disk-types.ts'
import { askFiles } from './file-times.ts'
import { type Indexer, isThere } from './indexer.ts'
import type { KnownSources } from './known-sources.ts'
import type { Closed, SegmentRegister } from './segment-register.ts'
import { endOf, hasGrown, hasOriginal, type Segment } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Camera, Source } from './source-store.ts'

const pageRows = 1000
type Missing = { segments: Segment[]; count: number; bytes: number; fromAt: number; toAt: number }
type Changed = { segment: Segment; path: string; now: Identity }
export type Recheck = ReturnType<typeof createRecheck>
export type Rechecked = { vanished: number; changed: number }

/**
 * Compares every row of a source with the disk. A row whose file is gone under a verified root leaves; one whose path
 * holds other bytes leaves too, and those bytes are registered anew. When much is missing at once, nothing leaves and two
 * people are asked.
 */
export function createRecheck(
  world: Pick<World, 'db' | 'clock'>,
  deps: {
    audit: Audit
    disk: Disk
    known: KnownSources
    segments: SegmentStore
    register: SegmentRegister
    indexer: Indexer
    brakes: Brakes
  },
) {
  const { audit, disk, known, segments, register, indexer, brakes } = deps

  const isAsRead = (segment: Segment): boolean => {
    const now = segments.find(segment.k)
    return (
      now !== undefined &&
      now.bytes === segment.bytes &&
      now.mtimeAt === segment.mtimeAt &&
      now.inode === segment.inode &&
      now.oddPath === segment.oddPath &&
      !segments.isCondemned(segment.k)
    )
  }

  /** Files that now hold other bytes: grown in place is the same segment, anything else a new one. */
  async function replace(source: Source, changed: readonly Changed[]): Promise<number> {
    const closed = changed.filter(({ path, now }) => indexer.isClosed(source, path, now))
    if (closed.length === 0) return 0
    const layout = known.layoutOf(source)
    const readings = closed.map(({ path }) => layout.read(path))
    const told = await askFiles(
      disk,
      known.rootOf(source),
      closed.map(({ path }, place) => ({ path, reading: readings[place]! })),
    )
    return world.db.transaction(() => {
      let replaced = 0
      for (const [place, { segment, path, now }] of closed.entries()) {
        const reading = readings[place]!
        if ('why' in reading || !isAsRead(segment)) continue
        if (register.isBeingCopied(segment)) continue
        // A recorder that truncates a name and writes more into it keeps its inode too: where there is a copy, that stays.
        if (hasGrown(segment, now) && !register.hasCopy(segment)) register.leave([segment])
        else register.vanish(source, [segment])
        const odd = layout.build(reading.camera, reading.startAt) !== path
        const file: Closed = { ...now, ...reading, path, ...told[place]!, odd }
        register.enter(source, [file], world.clock.now())
        replaced += 1
      }
      return replaced
    })
  }

  async function comparePage(
    source: Source,
    rows: Segment[],
    cameras: ReadonlyMap<number, Camera>,
    missing: Map<number, Missing>,
    most: (camera: Camera) => number,
  ) {
    const paths = rows.map((row) => known.pathOf(row, cameras.get(row.cameraId)!, source))
    const { problem, found } = await disk.look(known.rootOf(source), paths)
    if (problem) return { problem, changed: 0 }
    const changed: Changed[] = []
    for (const [place, segment] of rows.entries()) {
      const now = found[place]!
      // Of what is condemned the sweep tells.
      if (now === 'absent' && segments.isCondemned(segment.k)) continue
      if (now === 'absent') note(missing, segment, most(cameras.get(segment.cameraId)!))
      else if (isThere(now) && !isSame(segment, now)) changed.push({ segment, path: paths[place]!, now })
    }
    return { problem: null, changed: await replace(source, changed) }
  }

  /** Lets the missing rows of each camera leave, unless there are so many that people must agree. */
  function settleMissing(
    source: Source,
    cameras: ReadonlyMap<number, Camera>,
    missing: ReadonlyMap<number, Missing>,
    accepted: ReadonlyMap<number, number>,
  ): number {
    let vanished = 0
    for (const [cameraId, found] of missing) {
      const camera = cameras.get(cameraId)!
      world.db.transaction(() => {
        // Whoever alone may remove footage is not asked why.
        const isOurs = source.removedBy === 'foyer'
        if (isOurs && isManyMissing(found.count, camera.segments) && found.count > (accepted.get(cameraId) ?? 0)) {
          brakes.raise({ cameraId, reason: 'newly-missing', ...measured(found) })
          return
        }
        const still = found.segments.filter((segment) => isAsRead(segment) && !register.isBeingCopied(segment))
        register.vanish(source, still)
        vanished += still.length
      })
    }
    return vanished
  }

  /** No sweep certifies what its recorder removes: of the last copies that we then let go, the audit trail tells. */
  function leaveUnheldCopies(source: Source, rows: readonly Segment[]): void {
    world.db.transaction(() => {
      const detail = register.leaveUnheldCopies(rows)
      if (detail.segments > 0)
        audit.record(machine, 'vault.emptied', { subject: 'source', subjectId: source.id, detail })
    })
  }

  return {
    /** `accepted`: per camera, how many missing rows two people have agreed to. */
    async run(source: Source, accepted: ReadonlyMap<number, number> = new Map()): Promise<Rechecked> {
      const cameras = known.cameras()
      const most = (camera: Camera) =>
        source.removedBy === 'recorder'
          ? Infinity
          : Math.max(mostMissing(camera.segments), accepted.get(camera.id) ?? 0)
      const missing = new Map<number, Missing>()
      let changed = 0
      for (let cursor = -1; ;) {
        const rows = segments.listAfter(cursor, Number.MAX_SAFE_INTEGER, pageRows)
        const all = rows.filter((row) => cameras.get(row.cameraId)?.sourceId === source.id)
        const ours = all.filter(hasOriginal)
        if (source.removedBy === 'recorder') leaveUnheldCopies(source, all)
        const compared = await comparePage(source, ours, cameras, missing, most)
        if (compared.problem) {
          known.noteState(source, { problem: compared.problem })
          return { vanished: 0, changed }
        }
        changed += compared.changed
        if (rows.length < pageRows) break
        cursor = rows.at(-1)!.k
        await nextTurn()
      }
      const vanished = settleMissing(source, cameras, missing, accepted)
      world.db.transaction(() => brakes.closeMootMissing(source.id, new Set(missing.keys())))
      return { vanished, changed }
    },
  }
}

const measured = ({ count, bytes, fromAt, toAt }: Missing) => ({ segments: count, bytes, fromAt, toAt })

const isSame = (segment: Segment, now: Identity): boolean =>
  segment.bytes === now.bytes && segment.mtimeAt === now.mtimeAt && (segment.inode === 0 || segment.inode === now.inode)

/** Counts all, remembers no more rows than may leave at once. */
function note(missing: Map<number, Missing>, segment: Segment, most: number): void {
  const found = missing.get(segment.cameraId)
  if (!found) {
    const { startAt, bytes } = segment
    missing.set(segment.cameraId, { segments: [segment], count: 1, bytes, fromAt: startAt, toAt: endOf(segment) })
    return
  }
  found.count += 1
  found.bytes += segment.bytes
  found.fromAt = Math.min(found.fromAt, segment.startAt)
  found.toAt = Math.max(found.toAt, endOf(segment))
  if (found.segments.length <= most) found.segments.push(segment)
}
