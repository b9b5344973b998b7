import { setImmediate as nextTurn } from 'node:timers/promises'
import { hour } from '../../shared/time.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { DueOfCamera } from './brake-rules.ts'
import type { Hour, HourStore } from './hour-store.ts'
import { movedMs } from './segment-key.ts'
import { endOf, isDue, type Segment, type Span, touches } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'

const pageRows = 1000
/** Of a page, and of one step of counting. */
const pageHours = 100
const countedHours = 2000
export type Due = ReturnType<typeof createDue>
/** What a segment is to a sweep. */
type Standing = 'free' | 'held' | 'not yet'
/** How far hours were read: the hour, and the last key read in it. */
export type DuePlace = { h: number; k: number }
export const beforeAll: DuePlace = { h: -1, k: -1 }
/** Rows of hours that hold something due: hour after hour, camera after camera, as they lie on disk. */
export type DuePage = { rows: Segment[]; cursor: DuePlace; exhausted: boolean }

/**
 * What is past its time, and which of it a hold keeps: asked anew each time, never remembered. The hours say where to look;
 * what may go is asked of each segment.
 */
export function createDue(deps: { segments: SegmentStore; hours: HourStore; holds: HoldPredicate }) {
  const { segments, hours, holds } = deps

  /** Holds of each camera over the stretch that its rows of a page span. */
  function holdsOver(due: readonly Segment[]): Map<number, Span[]> {
    const spans = new Map<number, Span>()
    for (const segment of due) {
      const span = spans.get(segment.cameraId)
      const toAt = endOf(segment)
      if (!span) spans.set(segment.cameraId, { fromAt: segment.startAt, toAt })
      else {
        span.fromAt = Math.min(span.fromAt, segment.startAt)
        span.toAt = Math.max(span.toAt, toAt)
      }
    }
    return new Map([...spans].map(([cameraId, { fromAt, toAt }]) => [cameraId, holds.ofCamera(cameraId, fromAt, toAt)]))
  }

  /** What each row of a page is, in its order. */
  function standingsOf(rows: readonly Segment[], horizonAt: number): Standing[] {
    const over = holdsOver(rows.filter((segment) => isDue(segment, horizonAt)))
    return rows.map((segment) => {
      if (!isDue(segment, horizonAt)) return 'not yet'
      return over.get(segment.cameraId)!.some((hold) => touches(segment, hold)) ? 'held' : 'free'
    })
  }

  /** Whether all of an hour is due and free, or due and held by one hold; nothing where its rows have to say. */
  function wholeHour(there: Hour, over: readonly Span[], horizonAt: number): 'free' | 'held' | undefined {
    if (there.lastEndAt > horizonAt) return undefined
    const near = over.filter(({ fromAt, toAt }) => fromAt <= there.lastEndAt && toAt >= there.startAt - movedMs)
    if (near.length === 0) return 'free'
    const covers = near.some(({ fromAt, toAt }) => fromAt <= there.firstEndAt && toAt >= there.startAt + hour)
    return covers ? 'held' : undefined
  }

  /** Adds what is due of an hour; answers how many rows had to be read. */
  function measureHour(measured: Map<number, DueOfCamera>, there: Hour, over: readonly Span[], at: number): number {
    const { cameraId, from, to } = there
    const whole = wholeHour(there, over, at)
    if (whole === 'held') {
      entryOf(measured, cameraId).held += there.segments
      return 0
    }
    if (whole === 'free') {
      const due = entryOf(measured, cameraId)
      due.segments += there.segments
      due.bytes += there.bytes
      if (due.fromAt > there.startAt) due.fromAt = Math.min(due.fromAt, segments.listBetween(from, to, 1)[0]!.startAt)
      due.toAt = Math.max(due.toAt, there.lastEndAt)
      return 1
    }
    const rows = segments.listBetween(from, to, there.segments)
    const standings = standingsOf(rows, at)
    for (const [place, segment] of rows.entries())
      if (standings[place] !== 'not yet') addTo(entryOf(measured, cameraId), segment, standings[place] === 'held')
    return rows.length
  }

  return {
    standingsOf,
    /** The next rows after a place of hours that hold something due, of some cameras. */
    nextPage(after: DuePlace, horizonAt: number, isWanted: (cameraId: number) => boolean): DuePage {
      const ended = hours.listEnded(after.h, horizonAt, pageHours)
      const page: DuePage = { rows: [], cursor: after, exhausted: ended.length < pageHours }
      for (const { h, cameraId, from, to } of ended) {
        const first = h === after.h ? after.k + 1 : from
        const room = pageRows - page.rows.length
        const found = isWanted(cameraId) ? segments.listBetween(first, to, room) : []
        page.rows.push(...found)
        if (found.length === room) return { ...page, cursor: { h, k: found.at(-1)!.k }, exhausted: false }
        page.cursor = { h, k: to - 1 }
      }
      return page
    },
    /** Counts everything that is due, per camera, without holding up the process. */
    async measure(horizonAt: number): Promise<Map<number, DueOfCamera>> {
      const measured = new Map<number, DueOfCamera>()
      for (let fromHour = 0; ;) {
        const ended = hours.listEnded(fromHour, horizonAt, countedHours)
        if (ended.length === 0) return measured
        const toAt = ended.reduce((to, { lastEndAt }) => Math.max(to, lastEndAt), 0)
        const over = new Map<number, Span[]>()
        let read = 0
        for (const there of ended) {
          const { cameraId, startAt } = there
          if (!over.has(cameraId)) over.set(cameraId, holds.ofCamera(cameraId, startAt - movedMs, toAt))
          read += measureHour(measured, there, over.get(cameraId)!, horizonAt)
          if (read < pageRows) continue
          read = 0
          await nextTurn()
        }
        fromHour = ended.at(-1)!.h + 1
        await nextTurn()
      }
    },
  }
}

function entryOf(measured: Map<number, DueOfCamera>, cameraId: number): DueOfCamera {
  const due = measured.get(cameraId) ?? { segments: 0, bytes: 0, fromAt: Infinity, toAt: -Infinity, held: 0 }
  measured.set(cameraId, due)
  return due
}

function addTo(due: DueOfCamera, segment: Segment, held: boolean): void {
  if (held) {
    due.held += 1
    return
  }
  due.segments += 1
  due.bytes += segment.bytes
  due.fromAt = Math.min(due.fromAt, segment.startAt)
  due.toAt = Math.max(due.toAt, endOf(segment))
}
