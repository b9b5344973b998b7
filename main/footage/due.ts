import { setImmediate as nextTurn } from 'node:timers/promises'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { DueOfCamera } from './brake-rules.ts'
import { endOf, isDue, type Segment, type Span, touches } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'

const pageRows = 1000
export type Due = ReturnType<typeof createDue>

/** What is past its time, and which of it a hold keeps: asked anew each time, never remembered. */
export function createDue({ segments, holds }: { segments: SegmentStore; holds: HoldPredicate }) {
  /** Holds of each camera over the stretch that its rows of a page span. */
  function holdsOver(due: readonly Segment[]): Map<number, Span[]> {
    const spans = new Map<number, Span>()
    for (const segment of due) {
      const span = spans.get(segment.cameraId)
      spans.set(segment.cameraId, {
        fromAt: Math.min(span?.fromAt ?? Infinity, segment.startAt),
        toAt: Math.max(span?.toAt ?? -Infinity, endOf(segment)),
      })
    }
    return new Map([...spans].map(([cameraId, { fromAt, toAt }]) => [cameraId, holds.ofCamera(cameraId, fromAt, toAt)]))
  }

  /** The rows of a page that are due, each with whether a hold keeps it. */
  function ofPage(rows: readonly Segment[], horizonAt: number): { segment: Segment; held: boolean }[] {
    const due = rows.filter((segment) => isDue(segment, horizonAt))
    const over = holdsOver(due)
    return due.map((segment) => ({
      segment,
      held: over.get(segment.cameraId)!.some((hold) => touches(segment, hold)),
    }))
  }

  return {
    ofPage,
    /** Counts everything that is due, per camera, without holding up the process. */
    async measure(horizonAt: number): Promise<Map<number, DueOfCamera>> {
      const measured = new Map<number, DueOfCamera>()
      for (let cursor = -1; ;) {
        const rows = segments.listBegun(cursor, horizonAt, pageRows)
        for (const { segment, held } of ofPage(rows, horizonAt)) addTo(measured, segment, held)
        if (rows.length < pageRows) return measured
        cursor = rows.at(-1)!.k
        await nextTurn()
      }
    },
  }
}

function addTo(measured: Map<number, DueOfCamera>, segment: Segment, held: boolean): void {
  const due = measured.get(segment.cameraId) ?? { segments: 0, bytes: 0, fromAt: Infinity, toAt: -Infinity, held: 0 }
  measured.set(segment.cameraId, due)
  if (held) {
    due.held += 1
    return
  }
  due.segments += 1
  due.bytes += segment.bytes
  due.fromAt = Math.min(due.fromAt, segment.startAt)
  due.toAt = Math.max(due.toAt, endOf(segment))
}
