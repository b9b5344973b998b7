import { coverOf, type Cover, type Piece, type SpansOfHour } from './cover-rules.ts'
import { type CoveredHour, type CoverStore, type OddHour, reachHours, type Recorded } from './cover-store.ts'
import { hourNumber, hourOf, readHour } from './segment-key.ts'
import type { Span } from './segment-rules.ts'

const hourMs = 3_600_000
export type CameraCover = Cover & {
  /** The hours that it was made of. */
  hours: CoveredHour[]
}
export type CameraMonth = Cover & {
  /** How many segments each hour has, the first of them `firstHour` since 1970. */
  segments: Uint32Array
  firstHour: number
}
export type Covers = ReturnType<typeof createCovers>

/**
 * What cameras cover, out of the roll-up of hours: a few rows for a camera's day instead of its segments. Made for one
 * question; each hour whose segments have to be read is read once.
 */
export function createCovers(store: CoverStore) {
  const read = new Map<number, Recorded[]>()
  const recordedOf = (h: number): Recorded[] => {
    const known = read.get(h)
    if (known) return known
    const fresh = store.listRecorded(h)
    read.set(h, fresh)
    return fresh
  }
  const spansOfHour: SpansOfHour = recordedOf
  const longOf = (cameraId: number): Piece[] =>
    store.listLong(cameraId).map(({ fromAt, toAt }) => ({ fromAt, toAt, h: 0, missingMs: 0 }))

  /** The pieces of a camera's hours in which only the odd ones are told. */
  function piecesOf(odd: readonly OddHour[], { segments, firstHour }: CameraMonth): Piece[] {
    const hourAt = ({ h }: { h: number }) => readHour(h).startAt / hourMs - firstHour
    const pieces: Piece[] = []
    const first = odd[0]
    // What goes on from before the first hour, or past the last, is neither odd nor over.
    let runFrom = segments[0]! > 0 && (!first || hourAt(first) > 0) ? firstHour * hourMs : null
    const run = (toAt: number, h: number) => {
      if (runFrom !== null && toAt > runFrom) pieces.push({ fromAt: runFrom, toAt, h, missingMs: 0 })
    }
    for (const here of odd) {
      if (here.beforeTo !== null) run(here.beforeTo, here.h)
      pieces.push({ fromAt: here.fromAt, toAt: here.toAt, h: here.h, missingMs: here.missingMs })
      runFrom = here.toAt
    }
    const last = odd.at(-1)
    const goesOn = !last || (segments[hourAt(last) + 1] ?? 0) > 0
    if (goesOn) run((firstHour + segments.length) * hourMs, 0)
    return pieces
  }

  return {
    spansOfHour,
    /** A camera's cover of a range, with what reaches into it. */
    ofCamera(cameraId: number, range: Span): CameraCover {
      const hours = store.listHours(cameraId, range)
      return { hours, ...coverOf([...longOf(cameraId), ...hours], spansOfHour) }
    },
    /** Every camera's cover of a range, without a look at what is whole. */
    ofAll(cameraIds: readonly number[], { fromAt, toAt }: Span): Map<number, CameraMonth> {
      const firstHour = Math.max(0, hourOf(fromAt) - reachHours)
      const toHour = hourOf(toAt - 1) + 1
      const months = new Map<number, CameraMonth>()
      for (const id of cameraIds)
        months.set(id, { segments: new Uint32Array(toHour - firstHour), firstHour, spans: [], holes: [] })
      store.eachHour(firstHour, toHour, (h, segments) => {
        const cameraId = h % hourNumber(0, 1)
        const month = months.get(cameraId)
        if (month) month.segments[(h - cameraId) / hourNumber(0, 1) - firstHour] = segments
      })
      const odd = Map.groupBy(store.listOddHours(firstHour, toHour), ({ h }) => h % hourNumber(0, 1))
      for (const [cameraId, month] of months)
        Object.assign(month, coverOf([...longOf(cameraId), ...piecesOf(odd.get(cameraId) ?? [], month)], spansOfHour))
      return months
    },
  }
}
