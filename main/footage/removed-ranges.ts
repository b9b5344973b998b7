import { hash } from 'node:crypto'
import { breaksRange, type Segment } from './segment-rules.ts'
import type { RemovedRange } from './sweep-store.ts'

/** Removed stretches per camera; footage that stayed between two segments parts them. */
export function rangesOf(gone: readonly Segment[], breaks: ReadonlySet<number>): RemovedRange[] {
  const open = new Map<number, { range: Omit<RemovedRange, 'digest'>; lines: string }>()
  const closed: RemovedRange[] = []
  const close = (cameraId: number) => {
    const last = open.get(cameraId)
    if (last) closed.push({ ...last.range, digest: hash('sha256', last.lines) })
    open.delete(cameraId)
  }
  for (const segment of gone) {
    const { cameraId, startAt, lengthMs, bytes } = segment
    const last = open.get(cameraId)?.range
    if (last && (breaks.has(segment.k) || breaksRange(last, segment))) close(cameraId)
    const toAt = startAt + lengthMs
    let here = open.get(cameraId)
    if (!here) {
      here = { range: { cameraId, fromAt: startAt, toAt, segments: 0, bytes: 0 }, lines: '' }
      open.set(cameraId, here)
    }
    const { range } = here
    here.lines += `${cameraId} ${startAt} ${lengthMs} ${bytes}\n`
    range.segments += 1
    range.bytes += bytes
    range.fromAt = Math.min(range.fromAt, startAt)
    range.toAt = Math.max(range.toAt, toAt)
  }
  for (const cameraId of [...open.keys()].toSorted((a, b) => a - b)) close(cameraId)
  return closed
}
