import { hour } from '../../shared/time.ts'
import type { World } from '../world.ts'
import type { DigestStore } from './digest-store.ts'
import type { Disk } from './disk-types.ts'
import type { KnownSources } from './known-sources.ts'
import { hasOriginal, isAsRegistered, type Segment } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'

/** Files that are read between two looks at whether somebody waits, and settled together. */
const batchFiles = 8
/** A file that cannot be read now is left to the next readings of its source. */
const againAfter = hour

/**
 * Reads what waits for its SHA-256, oldest asked first, in the thread of copies and only while nobody else wants the disk: a
 * digest is worth having, but nothing waits for it.
 */
export function createDigests(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  deps: {
    disk: Disk
    known: KnownSources
    segments: SegmentStore
    store: DigestStore
  },
) {
  const { disk, known, segments, store } = deps
  const now = () => world.clock.now()

  /** Those that are due; a row whose file only the vault has needs none of its own. */
  function begin(): Segment[] {
    return world.db.transaction(() =>
      store.listDue(now(), batchFiles).flatMap((k) => {
        const segment = segments.find(k)
        if (segment && hasOriginal(segment)) return [segment]
        store.removeBetween(k, k)
        return []
      }),
    )
  }

  function read(segment: Segment): Promise<string | null> {
    const camera = known.cameras().get(segment.cameraId)!
    const source = known.get(camera.sourceId)
    const { bytes, mtimeAt, inode } = segment
    return disk.digest(known.rootOf(source), { path: known.pathOf(segment, camera, source), bytes, mtimeAt, inode })
  }

  function settle(landed: readonly { segment: Segment; sha256: string | null }[]): number {
    return world.db.transaction(() => {
      let taken = 0
      for (const { segment, sha256 } of landed) {
        if (sha256 === null || !isAsRegistered(segments.find(segment.k), segment)) {
          store.putOff(segment.k, now() + againAfter)
          continue
        }
        store.settle(segment.k, sha256)
        taken += 1
      }
      return taken
    })
  }

  return {
    /** When the first that waits is to be read; none waits: undefined. */
    nextAt: store.nextAt,
    /** Reads until none is due, the time is up, or the disk is wanted for something that cannot wait. */
    async run(ms: number, busy: () => boolean): Promise<{ digests: number }> {
      const until = world.clock.monotonic() + ms
      let digests = 0
      for (let next = begin(); next.length > 0; next = begin()) {
        const landed: { segment: Segment; sha256: string | null }[] = []
        for (const segment of next) {
          if (busy() || world.clock.monotonic() > until) break
          landed.push({ segment, sha256: await read(segment) })
        }
        digests += settle(landed)
        if (landed.length < next.length) break
      }
      if (digests > 0) world.events.changed('incidents')
      return { digests }
    },
  }
}
