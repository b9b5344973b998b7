import { setImmediate as nextTurn } from 'node:timers/promises'
import { day } from '../../shared/time.ts'
import type { Caller } from '../caller.ts'
import type { ClockGuard } from '../clock/clock.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { World } from '../world.ts'
import type { DueOfCamera } from './brake-rules.ts'
import type { Brakes } from './brakes.ts'
import type { Due } from './due.ts'
import type { KnownSources } from './known-sources.ts'
import type { Recheck } from './recheck.ts'
import { createRemovedRanges } from './removed-ranges.ts'
import type { Roots } from './roots.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Camera, Source, SourceStore } from './source-store.ts'
import type { Allowance, SweepBatch, Sweeping } from './sweep-batch.ts'
import type { Decision, SweepBrakes } from './sweep-brakes.ts'
import type { SweepClosing } from './sweep-closing.ts'
import { createSweepSource } from './sweep-source.ts'
import type { SweepOutcome, SweepStore } from './sweep-store.ts'

/** What a sweep would do with a camera, or waits for. */
export type PlannedCamera = { cameraId: number; camera: string; waits: string | null } & DueOfCamera
export type SweepPlan = { horizonAt: number; suspended: boolean; unchecked: number; cameras: PlannedCamera[] }
type Work = Sweeping & {
  caller: Caller
  decisions: Map<number, Decision>
  checked: Source[]
  unchecked: number
  held: number
}

/** One retention run: the walk of architecture, step by step. */
export function createSweep(
  world: World,
  deps: {
    office: OfficeRegister
    clock: Pick<ClockGuard, 'trusted' | 'now'>
    known: KnownSources
    roots: Roots
    segments: SegmentStore
    store: SourceStore
    sweeps: SweepStore
    brakes: Brakes
    sweepBrakes: SweepBrakes
    recheck: Recheck
    due: Due
    batches: SweepBatch
    closing: SweepClosing
    stopping: () => boolean
  },
) {
  const { office, clock, known, roots, segments, store, sweeps, brakes, sweepBrakes, recheck, due, batches, closing } =
    deps
  const horizonAt = (): number => clock.now() - office.current().footageRetentionDays * day
  /** A restored register may have lost holds: nothing is removed until a person has reconciled them. */
  const mayRemove = (): boolean => clock.trusted() && known.cared().every(({ restoredAt }) => restoredAt === null)

  const removal = createSweepSource(world, { known, segments, batches, mayRemove, stopping: deps.stopping })

  function openSweep(caller: Caller): Work {
    const horizon = horizonAt()
    const id = world.db.transaction(() => sweeps.insert(world.clock.now(), caller.staff?.id ?? null, horizon))
    world.events.changed('sweeps')
    const empty = { allowances: new Map<number, Allowance>(), decisions: new Map<number, Decision>() }
    const ranges = createRemovedRanges()
    const stays = new Set<number>()
    return { id, horizonAt: horizon, caller, checked: [], unchecked: 0, held: 0, ranges, stays, ...empty }
  }

  async function verifyRoots(work: Pick<Work, 'checked' | 'unchecked'>): Promise<void> {
    for (const source of known.cared()) {
      if (source.removedBy !== 'foyer') continue
      if (await roots.check(source)) work.unchecked += 1
      // Read again: a share that came back may have changed its device.
      else work.checked.push(known.get(source.id))
    }
  }

  /** Missing rows that two people have agreed to let go, before anything else is weighed. */
  async function dropAgreedMissing(work: Work): Promise<void> {
    const agreed = brakes.open().filter((brake) => brake.agreed && brake.reason === 'newly-missing')
    const accepted = new Map(agreed.map((brake) => [brake.cameraId, brake.segments]))
    const cameras = known.cameras()
    for (const source of work.checked) {
      const ours = agreed.filter((brake) => cameras.get(brake.cameraId)?.sourceId === source.id)
      if (ours.length === 0) continue
      world.db.transaction(() => {
        for (const brake of ours) {
          brakes.close(brake.id)
          sweeps.markApprovalsUsed(brake.id, work.id)
        }
      })
      await recheck.run(source, accepted)
    }
  }

  /** What is due and ours to remove. */
  async function measureOurs(horizon: number) {
    const measured = await due.measure(horizon)
    const theirs = new Set(known.cared().flatMap(({ id, removedBy }) => (removedBy === 'recorder' ? [id] : [])))
    if (theirs.size > 0)
      for (const { id, sourceId } of known.cameras().values()) if (theirs.has(sourceId)) measured.delete(id)
    return measured
  }

  async function decideBrakes(work: Work): Promise<void> {
    const measured = await measureOurs(work.horizonAt)
    const usual = sweepBrakes.usualDays(measured.values(), work.horizonAt)
    work.held = [...measured.values()].reduce((sum, { held }) => sum + held, 0)
    const checked = new Map(work.checked.map((source) => [source.id, source]))
    const allowances = new Map<number, Allowance>()
    for (const camera of known.cameras().values()) {
      const source = checked.get(camera.sourceId)
      if (!source) continue
      const decision = sweepBrakes.decide(camera, source, measured.get(camera.id), usual)
      world.db.transaction(() => sweepBrakes.apply(camera, decision, measured.get(camera.id)))
      work.decisions.set(camera.id, decision)
      if ('allowance' in decision) allowances.set(camera.id, decision.allowance)
      await nextTurn()
    }
    work.allowances = allowances
  }

  function outcomeOf(work: Work, stopped: 'suspended' | 'interrupted' | null): SweepOutcome {
    if (stopped) return stopped
    const waits = [...work.decisions.values()].some((decision) => 'wait' in decision)
    if (waits) return 'braked'
    return work.unchecked > 0 || sweeps.find(work.id)!.pardoned > 0 ? 'partial' : 'complete'
  }

  async function sweepAll(work: Work): Promise<'suspended' | 'interrupted' | null> {
    const unflushed = await removal.settleLeft(work, work.checked)
    work.checked = work.checked.filter((source) => !unflushed.includes(source))
    work.unchecked += unflushed.length
    if (deps.stopping()) return 'interrupted'
    await dropAgreedMissing(work)
    await decideBrakes(work)
    for (const source of work.checked) {
      const end = await removal.sweepSource(work, source)
      if (end === 'suspended') return 'suspended'
      if (end === 'stopped') return 'interrupted'
      if (end === 'unseen') work.unchecked += 1
      else markSwept(work, source)
    }
    return null
  }

  /** Cameras that were swept to the end; a source's first sweep is over when none of its cameras waits. */
  function markSwept(work: Work, source: Source): void {
    const now = world.clock.now()
    const ours = [...known.cameras().values()].filter(({ sourceId }) => sourceId === source.id)
    world.db.transaction(() => {
      for (const { id } of ours) {
        const decision = work.decisions.get(id)
        if (!decision || 'wait' in decision) continue
        store.markSwept(id, now)
        if (!decision.used) continue
        brakes.close(decision.used.id)
        sweeps.markApprovalsUsed(decision.used.id, work.id)
      }
      const waits = ours.some(({ id }) => 'wait' in (work.decisions.get(id) ?? {}))
      if (!waits && source.firstSweepAt === null) store.markFirstSweep(source.id, now)
    })
  }

  return {
    horizonAt,
    /** Runs one sweep to its end and answers its id. The caller sees that no other runs. */
    async run(caller: Caller): Promise<number> {
      await closing.settleCrash()
      const work = openSweep(caller)
      if (!mayRemove()) {
        closing.finish(work, 'suspended')
        return work.id
      }
      await verifyRoots(work)
      const stopped = await sweepAll(work)
      closing.finish(work, outcomeOf(work, stopped))
      return work.id
    },
    /** What a sweep would remove now; changes nothing. */
    async plan(): Promise<SweepPlan> {
      const horizon = horizonAt()
      const measured = await measureOurs(horizon)
      const usual = sweepBrakes.usualDays(measured.values(), horizon)
      const cameras = measured.size > 0 ? known.cameras() : new Map<number, Camera>()
      const planned = [...measured].map(([cameraId, dueHere]) => {
        const camera = cameras.get(cameraId)!
        const decision = sweepBrakes.decide(camera, known.get(camera.sourceId), dueHere, usual)
        const { fromAt, toAt } = dueHere
        const range = dueHere.segments > 0 ? { fromAt, toAt } : { fromAt: 0, toAt: 0 }
        return { cameraId, camera: camera.name, waits: 'wait' in decision ? decision.wait : null, ...dueHere, ...range }
      })
      const unseen = known.cared().filter(({ problem, removedBy }) => problem !== null && removedBy === 'foyer').length
      return { horizonAt: horizon, suspended: !mayRemove(), unchecked: unseen, cameras: planned }
    },
    settled: removal.settled,
  }
}
export type Sweep = ReturnType<typeof createSweep>
