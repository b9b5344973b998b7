import { coverOf, type Cover, type Piece, type SpansOfHour } from './cover-rules.ts'
import { type CoveredHour, type CoverStore, type OddHour, reachHours, type Recorded } from './cover-store.ts'
import { hourNumber, hourOf, readHour } from './segment-key.ts'
import type { Span } from './segment-rules.ts'

const hourMs = 3_600_000
export type CameraCover = Cover & {
  /** The hours that it was made of. */
  hours: CoveredHour[]
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
  let long: Map<number, Recorded[]> | undefined
  const longOf = (cameraId: number): Piece[] =>
    ((long ??= store.listLong()).get(cameraId) ?? []).map(({ fromAt, toAt }) => ({ fromAt, toAt, h: 0, missingMs: 0 }))

  /** The pieces of a camera's hours in which only the odd ones are told; `begun`: whether the first hour of all has footage. */
  function piecesOf(odd: readonly OddHour[], begun: boolean, firstHour: number, toHour: number): Piece[] {
    const pieces: Piece[] = []
    const first = odd[0]
    // What goes on from before the first hour, or past the last, is neither odd nor over.
    let runFrom = begun && (!first || readHour(first.h).startAt > firstHour * hourMs) ? firstHour * hourMs : null
    const run = (toAt: number, h: number) => {
      if (runFrom !== null && toAt > runFrom) pieces.push({ fromAt: runFrom, toAt, h, missingMs: 0 })
    }
    for (const here of odd) {
      if (here.beforeTo !== null) run(here.beforeTo, here.h)
      pieces.push({ fromAt: here.fromAt, toAt: here.toAt, h: here.h, missingMs: here.missingMs })
      runFrom = here.toAt
    }
    const last = odd.at(-1)
    if (!last || (last.goesOn && readHour(last.h).startAt < (toHour - 1) * hourMs)) run(toHour * hourMs, 0)
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
    ofAll(cameraIds: readonly number[], { fromAt, toAt }: Span): Map<number, Cover> {
      const firstHour = Math.max(0, hourOf(fromAt) - reachHours)
      const toHour = hourOf(toAt - 1) + 1
      const begun = store.camerasOfHour(firstHour)
      const odd = Map.groupBy(store.listOddHours(firstHour, toHour), ({ h }) => h % hourNumber(0, 1))
      const coverOne = (id: number) => {
        const pieces = piecesOf(odd.get(id) ?? [], begun.has(id), firstHour, toHour)
        return coverOf([...longOf(id), ...pieces], spansOfHour)
      }
      return new Map(cameraIds.map((id) => [id, coverOne(id)]))
    },
  }
}
