import { hour, localDay } from '../../shared/time.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import { recordedIn } from './cover-rules.ts'
import type { CoverStore } from './cover-store.ts'
import { type CameraCover, createCovers } from './covers.ts'
import { explainGaps } from './gap-rules.ts'
import type { GapStore } from './gap-store.ts'
import { hourOf, readHour } from './segment-key.ts'
import { clip, gapsOf, type Span } from './segment-rules.ts'

const touchesSpan = (part: Span, { fromAt, toAt }: Span) => part.fromAt < toAt && part.toAt > fromAt

/** A camera's time in detail: a day, or what a person asks about. */
export function createCoverageDetail(deps: { holds: HoldPredicate; cover: CoverStore; gaps: GapStore }) {
  const { holds, cover, gaps } = deps

  /** A range with whole hours around it and one more, so that what its ends cut is known beyond them. */
  const around = ({ fromAt, toAt }: Span): Span => ({
    fromAt: (hourOf(fromAt) - 1) * hour,
    toAt: (hourOf(toAt - 1) + 2) * hour,
  })

  /** A gap that reaches an end of the hours that were read goes on to the nearest footage outside of them. */
  function realEnds(gap: Span, cameraId: number, read: Span, watch: Span): Span {
    const before = () => cover.lastHour(cameraId, hourOf(watch.fromAt), hourOf(read.fromAt))?.toAt ?? watch.fromAt
    const after = () => cover.firstHour(cameraId, hourOf(read.toAt), hourOf(watch.toAt) + 1)?.fromAt ?? watch.toAt
    return {
      fromAt: gap.fromAt > read.fromAt || watch.fromAt >= read.fromAt ? gap.fromAt : Math.max(watch.fromAt, before()),
      toAt: gap.toAt < read.toAt || watch.toAt <= read.toAt ? gap.toAt : Math.min(watch.toAt, after()),
    }
  }

  /** Where a hold ends once it is rounded outward to the whole segments that it keeps. */
  function roundOut(hold: Span, { hours }: CameraCover): Span {
    const touchedAt = (at: number) =>
      hours.filter((here) => here.fromAt <= at && here.lastEndAt >= at).flatMap(({ h }) => cover.touchedAt(h, at) ?? [])
    return {
      fromAt: touchedAt(hold.fromAt).reduce((from, { fromAt }) => Math.min(from, fromAt), hold.fromAt),
      toAt: touchedAt(hold.toAt).reduce((to, { toAt }) => Math.max(to, toAt), hold.toAt),
    }
  }

  /** What is recorded, held and missing of a range. Gaps have their real ends; the rest is cut to the range. */
  function detailOf(cameraId: number, watch: Span, range: Span) {
    const covers = createCovers(cover)
    const read = around(range)
    const covered = covers.ofCamera(cameraId, read)
    const recorded = recordedIn(covered, read, covers.spansOfHour)
    const [bounds] = clip([read], watch)
    const missing = bounds ? gapsOf(recorded, bounds) : []
    const real = missing.filter((gap) => touchesSpan(gap, range)).map((gap) => realEnds(gap, cameraId, read, watch))
    const reach = { fromAt: real[0]?.fromAt ?? range.fromAt, toAt: real.at(-1)?.toAt ?? range.toAt }
    const begun = covered.hours.filter(({ h }) => {
      const { startAt } = readHour(h)
      return startAt >= range.fromAt && startAt < range.toAt
    })
    return {
      recorded: clip(recorded, range),
      held: clip(
        holds.ofCamera(cameraId, range.fromAt, range.toAt - 1).map((hold) => ({
          reference: hold.reference,
          ...roundOut(hold, covered),
        })),
        range,
      ),
      gaps: explainGaps(real, gaps.listTouching(cameraId, reach)).filter((gap) => touchesSpan(gap, range)),
      segments: begun.reduce((sum, { segments }) => sum + segments, 0),
      bytes: begun.reduce((sum, { bytes }) => sum + bytes, 0),
    }
  }

  return detailOf
}
export type CoverageDetail = ReturnType<typeof createCoverageDetail>

/** A local day with its length in hours. */
export function longDay(on: string, timeZone: string): Span & { on: string; hours: number } {
  const span = localDay(on, timeZone)
  return { on, ...span, hours: (span.toAt - span.fromAt) / hour }
}
