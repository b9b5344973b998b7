import { joinWithin } from './segment-rules.ts'
import type { RemovedRange } from './sweep-store.ts'

export type CameraRanges = { cameraId: number; ranges: RemovedRange[] }

/** Ranges of each camera, cameras by number, each one's ranges in the order in which they were settled. */
export function byCamera(ranges: readonly RemovedRange[]): CameraRanges[] {
  const cameras = new Map<number, RemovedRange[]>()
  for (const range of ranges) {
    const ours = cameras.get(range.cameraId)
    if (ours) ours.push(range)
    else cameras.set(range.cameraId, [range])
  }
  return [...cameras].toSorted(([a], [b]) => a - b).map(([cameraId, ours]) => ({ cameraId, ranges: ours }))
}

/** The digest of what is made of parts: of their digests (hex), one after another. */
export const digestOf = (parts: readonly { digest: string }[], sha256: (text: string) => string): string =>
  sha256(parts.map(({ digest }) => digest).join(''))

/** A certificate's digest: over its cameras', each of which is over its ranges', each of which is over its lines. */
export const certificateDigest = (ranges: readonly RemovedRange[], sha256: (text: string) => string): string =>
  digestOf(
    byCamera(ranges).map(({ ranges: ours }) => ({ digest: digestOf(ours, sha256) })),
    sha256,
  )

/** Stretches that follow one another without footage between, cut only because a batch ended, are one line. */
export function linesOf(ranges: readonly RemovedRange[]): RemovedRange[] {
  const lines: RemovedRange[] = []
  for (const range of ranges) {
    const last = lines.at(-1)
    if (last?.cameraId === range.cameraId && range.fromAt <= last.toAt + joinWithin) {
      last.segments += range.segments
      last.bytes += range.bytes
      last.toAt = Math.max(last.toAt, range.toAt)
    } else lines.push({ ...range })
  }
  return lines
}
