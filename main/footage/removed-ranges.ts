import { createHash, type Hash } from 'node:crypto'
import { dayOfKey } from './segment-key.ts'
import { breaksRange, endOf, isSuspect, type Segment } from './segment-rules.ts'
import type { RemovedRange } from './sweep-store.ts'

type Open = {
  /** Of its row, once it has one. */ id: number | undefined
  range: Omit<RemovedRange, 'digest'>
  suspect: boolean
  lastK: number
  /** Of all its lines but `lines`. */ hashed: Hash
  lines: string
}
/** Whether something is still registered between two keys of a camera's day. */
type Parted = (afterK: number, beforeK: number) => boolean
export type RemovedRanges = ReturnType<typeof createRemovedRanges>

/**
 * Removed stretches of one sweep, a camera's day at most, each with the digest of its lines; footage that stayed between two
 * segments parts them, and time-suspect ones lie in stretches of their own, because their time came later than their names
 * say. They grow batch by batch, so that hours of many cameras may be removed in turn.
 */
export function createRemovedRanges() {
  const open = new Map<number, Open>()
  const grown = new Set<Open>()

  function begin(segment: Segment): Open {
    const { k, cameraId, startAt } = segment
    const range = { cameraId, fromAt: startAt, toAt: startAt, endedAt: 0, segments: 0, bytes: 0 }
    const suspect = isSuspect(segment)
    const fresh: Open = { id: undefined, range, suspect, lastK: k, hashed: createHash('sha256'), lines: '' }
    open.set(cameraId, fresh)
    return fresh
  }

  /** The stretch of its camera that a segment continues; what a batch left untried comes after the batch behind it. */
  function continued(segment: Segment, isParted: Parted): Open | undefined {
    const last = open.get(segment.cameraId)
    if (!last || segment.k < last.lastK || dayOfKey(last.lastK) !== dayOfKey(segment.k)) return undefined
    if (last.suspect !== isSuspect(segment)) return undefined
    return breaksRange(last.range, segment) || isParted(last.lastK, segment.k) ? undefined : last
  }

  return {
    add(segment: Segment, isParted: Parted): void {
      const here = continued(segment, isParted) ?? begin(segment)
      const { cameraId, startAt, lengthMs, bytes } = segment
      const toAt = startAt + lengthMs
      const { range } = here
      here.lines += `${cameraId} ${startAt} ${toAt} ${bytes}\n`
      here.lastK = segment.k
      range.segments += 1
      range.bytes += bytes
      range.fromAt = Math.min(range.fromAt, startAt)
      range.toAt = Math.max(range.toAt, toAt)
      range.endedAt = Math.max(range.endedAt, endOf(segment))
      grown.add(here)
    },
    /** Writes those that have grown since; `put` answers the id of a range's row. */
    write(put: (id: number | undefined, range: RemovedRange) => number): void {
      for (const here of grown) {
        here.hashed.update(here.lines)
        here.lines = ''
        here.id = put(here.id, { ...here.range, digest: here.hashed.copy().digest('hex') })
      }
      grown.clear()
    },
  }
}
