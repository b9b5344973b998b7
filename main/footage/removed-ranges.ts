import { hash } from 'node:crypto'
import { breaksRange, endOf, isSuspect, type Segment } from './segment-rules.ts'
import type { RemovedRange } from './sweep-store.ts'

/**
 * Removed stretches per camera, each with the digest of its lines; footage that stayed between two segments parts them,
 * and time-suspect ones lie in stretches of their own, because their time came later than their names say.
 */
export function rangesOf(gone: readonly Segment[], breaks: ReadonlySet<number>): RemovedRange[] {
  const open = new Map<number, { suspect: boolean; range: Omit<RemovedRange, 'digest'>; lines: string }>()
  const closed: RemovedRange[] = []
  const close = (cameraId: number) => {
    const last = open.get(cameraId)
    if (last) closed.push({ ...last.range, digest: hash('sha256', last.lines) })
    open.delete(cameraId)
  }
  for (const segment of gone) {
    const { cameraId, startAt, lengthMs, bytes } = segment
    const suspect = isSuspect(segment)
    const last = open.get(cameraId)
    const parts = last && (breaks.has(segment.k) || last.suspect !== suspect || breaksRange(last.range, segment))
    if (parts) close(cameraId)
    const toAt = startAt + lengthMs
    let here = open.get(cameraId)
    if (!here) {
      here = { suspect, range: { cameraId, fromAt: startAt, toAt, endedAt: 0, segments: 0, bytes: 0 }, lines: '' }
      open.set(cameraId, here)
    }
    const { range } = here
    here.lines += `${cameraId} ${startAt} ${toAt} ${bytes}\n`
    range.segments += 1
    range.bytes += bytes
    range.fromAt = Math.min(range.fromAt, startAt)
    range.toAt = Math.max(range.toAt, toAt)
    range.endedAt = Math.max(range.endedAt, endOf(segment))
  }
  for (const cameraId of [...open.keys()].toSorted((a, b) => a - b)) close(cameraId)
  return closed
}
