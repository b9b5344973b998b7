import type { Answer } from '../../shared/contract/index.ts'
import type { Brakes } from './brakes.ts'
import type { Due } from './due.ts'
import type { KnownSources } from './known-sources.ts'
import type { SegmentStore } from './segment-store.ts'

type Coming = Answer<'sweeps', 'coming'>['cameras']

/** What the next sweep will take of each camera, and what stays with why; changes nothing. */
export function createComingSweep(deps: { known: KnownSources; segments: SegmentStore; brakes: Brakes; due: Due }) {
  const { known, segments, brakes, due } = deps
  return {
    /** `horizonAt`: of that sweep, unix ms. */
    async list(horizonAt: number): Promise<Coming> {
      const measured = await due.measure(horizonAt)
      const suspect = segments.countSuspect()
      const waits = new Map(
        brakes.open().flatMap(({ cameraId, reason, agreed }) => (agreed ? [] : [[cameraId, reason]])),
      )
      return [...known.cameras().values()]
        .filter(({ segments: rows }) => rows > 0)
        .map(({ id, name, sourceId, segments: rows }) => {
          const source = known.get(sourceId)
          const there = measured.get(id) ?? { segments: 0, bytes: 0, fromAt: 0, toAt: 0, held: 0 }
          const { fromAt, toAt } = there.segments > 0 ? there : { fromAt: null, toAt: null }
          return {
            cameraId: id,
            camera: name,
            source: source.name,
            goes: { segments: there.segments, bytes: there.bytes, fromAt, toAt },
            held: there.held,
            notDue: Math.max(0, rows - there.segments - there.held),
            suspect: suspect.get(id) ?? 0,
            waits: waits.get(id) ?? null,
            problem: source.problem,
          }
        })
    },
  }
}
export type ComingSweep = ReturnType<typeof createComingSweep>
