import { addDays, hour } from '../../shared/time.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import { type Cover, coveredMs, recordedIn } from './cover-rules.ts'
import type { CoverStore } from './cover-store.ts'
import { longDay } from './coverage-detail.ts'
import { createCovers, type Covers } from './covers.ts'
import { explainGaps } from './gap-rules.ts'
import type { Explanation, GapStore } from './gap-store.ts'
import { clip, gapsOf, joinSpans, joinWithin, type Span } from './segment-rules.ts'
import type { Watched } from './watched.ts'

type Seen = ReturnType<Watched>
type SeenCamera = Seen['cameras'][number]
type LongDay = ReturnType<typeof longDay>
/** What there is of a camera besides its days: its cover, what is held, which gaps are explained, the segments of a day. */
type Facts = {
  month: Cover
  held: readonly Span[]
  explained: readonly Explanation[]
  segmentsOn: (place: number) => number
}

const lengthOf = (parts: readonly Span[]): number => parts.reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0)
const touchesSpan = (part: Span, { fromAt, toAt }: Span) => part.fromAt < toAt && part.toAt > fromAt

/** How much of each local day is recorded, missing and kept, out of the roll-up of hours. */
export function createCoverageMonth(deps: { holds: HoldPredicate; cover: CoverStore; gaps: GapStore }) {
  const { holds, cover, gaps } = deps

  /** Missing time of a day, told apart by whether it is explained. */
  function missingOf(
    month: Cover,
    dayLong: Span,
    camera: SeenCamera,
    explained: readonly Explanation[],
    covers: Covers,
  ) {
    const [watch] = clip([dayLong], camera.watch)
    if (!watch) return { gapMs: 0, explainedMs: 0 }
    const missing = watch.toAt - watch.fromAt - coveredMs(month, watch, covers.spansOfHour)
    if (missing <= joinWithin) return { gapMs: 0, explainedMs: 0 }
    if (!explained.some((span) => touchesSpan(span, watch))) return { gapMs: missing, explainedMs: 0 }
    const exact = gapsOf(recordedIn(month, watch, covers.spansOfHour), watch)
    const parts = explainGaps(exact, explained)
    const explainedMs = lengthOf(parts.filter(({ explanation }) => explanation !== null))
    return { gapMs: Math.max(0, lengthOf(parts) - explainedMs), explainedMs }
  }

  /** Of each day in order, whether a hold keeps something of it; `held` is in order too, and joined. */
  function heldDays(days: readonly LongDay[], { spans }: Cover, held: readonly Span[]): boolean[] {
    let first = 0
    return days.map((dayLong) => {
      while (first < held.length && held[first]!.toAt <= dayLong.fromAt) first += 1
      for (let at = first; at < held.length && held[at]!.fromAt < dayLong.toAt; at += 1)
        if (clip([held[at]!], dayLong).some((part) => spans.some((span) => touchesSpan(span, part)))) return true
      return false
    })
  }

  function cameraDays(
    camera: SeenCamera,
    days: readonly LongDay[],
    { month, held, explained, segmentsOn }: Facts,
    horizonAt: number,
    covers: Covers,
  ) {
    const whole = { fromAt: days[0]!.fromAt, toAt: days.at(-1)!.toAt }
    const kept = heldDays(days, month, joinSpans(held))
    const removed = horizonAt > whole.fromAt ? cover.listRemovedDays(camera.id, whole) : []
    return days.map((dayLong, place) => ({
      recordedMs: coveredMs(month, dayLong, covers.spansOfHour),
      ...missingOf(month, dayLong, camera, explained, covers),
      segments: segmentsOn(place),
      held: kept[place]!,
      removed: removed.some((span) => touchesSpan(span, dayLong)),
    }))
  }

  return function month({ cameras, timeZone, horizonAt }: Seen, fromOn: string, toOn: string) {
    const days: LongDay[] = []
    for (let on = fromOn; on <= toOn; on = addDays(on, 1)) days.push(longDay(on, timeZone))
    const covers = createCovers(cover)
    const whole = { fromAt: days[0]!.fromAt, toAt: days.at(-1)!.toAt }
    const months = covers.ofAll(
      cameras.map(({ id }) => id),
      whole,
    )
    const counts = days.map(({ fromAt, toAt }) => cover.countSegments(Math.ceil(fromAt / hour), Math.ceil(toAt / hour)))
    const explained = gaps.listAllTouching(whole)
    const held = holds.spansByCamera(whole.fromAt, whole.toAt - 1)
    return {
      days,
      cameras: cameras.map((camera) => {
        const facts = {
          month: months.get(camera.id)!,
          held: held.get(camera.id) ?? [],
          explained: explained.get(camera.id) ?? [],
          segmentsOn: (place: number) => counts[place]!.get(camera.id) ?? 0,
        }
        return { cameraId: camera.id, name: camera.name, days: cameraDays(camera, days, facts, horizonAt, covers) }
      }),
    }
  }
}
