import { day, localDate, localDay } from '../../shared/time.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { clip, endOf, gapsOf, joinSpans, type Segment, type Span, touches } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Camera, SourceStore } from './source-store.ts'

/** A file is registered two minutes after it was last written, and looked for every few minutes. */
const lateness = 8 * 60_000

/** What was recorded, kept and missed on one local day. */
export function createCoverage(
  world: World,
  deps: { office: OfficeRegister; holds: HoldPredicate; segments: SegmentStore; store: SourceStore },
): Services['coverage'] {
  const { office, holds, segments, store } = deps

  /** Each hold that touches the day, rounded outward to the whole segments it keeps. */
  function heldOn(cameraId: number, dayLong: Span, onDay: readonly Segment[]) {
    const kept = holds.ofCamera(cameraId, dayLong.fromAt, dayLong.toAt - 1).map((hold) => {
      const touched = onDay.filter((segment) => touches(segment, hold))
      return {
        reference: hold.reference,
        fromAt: touched.reduce((from, { startAt }) => Math.min(from, startAt), hold.fromAt),
        toAt: touched.reduce((to, { startAt, lengthMs }) => Math.max(to, startAt + lengthMs), hold.toAt),
      }
    })
    return clip(kept, dayLong)
  }

  /** Where a gap may be told: from the camera's first footage and the horizon on, until now or what must have arrived by now. */
  function watched(
    camera: Camera,
    first: Segment | undefined,
    last: Segment | undefined,
    dayLong: Span,
    horizonAt: number,
  ): Span {
    const now = world.clock.now()
    const retiredAt = store.find(camera.sourceId)?.retiredAt ?? Infinity
    const lastEnd = last ? last.startAt + last.lengthMs : 0
    const isLate = last === undefined || now - lastEnd > lateness + last.lengthMs
    return {
      fromAt: Math.max(dayLong.fromAt, horizonAt, first?.startAt ?? Infinity),
      toAt: Math.min(dayLong.toAt, retiredAt, isLate ? now : lastEnd),
    }
  }

  return {
    day(_caller, { on, cameraIds }) {
      const { timeZone, footageRetentionDays } = office.current()
      const now = world.clock.now()
      const dayLong = localDay(on, timeZone)
      const horizonAt = now - footageRetentionDays * day
      const firstStart = segments.firstStart()
      const asked = store.listCameras().filter(({ id }) => cameraIds === undefined || cameraIds.includes(id))
      const edges = segments.edges(asked.map(({ id }) => id))
      return {
        on,
        timeZone,
        ...dayLong,
        hours: (dayLong.toAt - dayLong.fromAt) / 3_600_000,
        nowAt: now,
        horizonAt,
        firstOn: firstStart === undefined ? null : localDate(firstStart, timeZone),
        cameras: asked.map((camera) => {
          const touched = [...segments.eachTouching(camera.id, dayLong.fromAt, dayLong.toAt - 1)]
          const onDay = touched.filter(({ startAt, lengthMs }) => startAt + lengthMs > dayLong.fromAt)
          const spans = onDay.map(({ startAt, lengthMs }) => ({ fromAt: startAt, toAt: startAt + lengthMs }))
          const recorded = clip(joinSpans(spans.toSorted((a, b) => a.fromAt - b.fromAt)), dayLong)
          const edge = edges.get(camera.id)
          return {
            cameraId: camera.id,
            name: camera.name,
            recorded,
            held: heldOn(
              camera.id,
              dayLong,
              touched.filter((segment) => endOf(segment) >= dayLong.fromAt),
            ),
            gaps: gapsOf(recorded, watched(camera, edge?.first, edge?.last, dayLong, horizonAt)),
            segments: onDay.length,
            bytes: onDay.reduce((sum, { bytes }) => sum + bytes, 0),
          }
        }),
      }
    },
  }
}
