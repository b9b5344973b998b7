import { setImmediate as nextTurn } from 'node:timers/promises'
import type { World } from '../world.ts'
import type { Outcome, Removal } from './disk-types.ts'
import { beforeAll, type DuePlace } from './due.ts'
import type { KnownSources } from './known-sources.ts'
import { hourOfKey, readKey } from './segment-key.ts'
import { hasOriginal, type Segment } from './segment-rules.ts'
import type { Condemned, SegmentStore } from './segment-store.ts'
import type { Camera, Source } from './source-store.ts'
import type { Batch, Settling, SweepBatch, Sweeping } from './sweep-batch.ts'
import { createFlushing, type Flushing, type Landed } from './sweep-flushing.ts'

/** Of what was left, in one look and one transaction, and what its last range adds. */
const sliceRows = 1000
type Cameras = ReadonlyMap<number, Camera>
/** How far a source is swept, or that it cannot be swept on. */
type Ended = { cursor: DuePlace; problem: boolean }

/** The batches of a source, one behind the other, and what waits for them or takes their condemnation back. */
export function createSweepSource(
  world: Pick<World, 'db' | 'events'>,
  deps: {
    known: KnownSources
    segments: SegmentStore
    batches: SweepBatch
    mayRemove: () => boolean
    stopping: () => boolean
  },
) {
  const { known, segments, batches, mayRemove } = deps
  /** Batches on their way, one after another, until somebody waits for them to be settled. */
  let inFlight: Promise<void> | null = null
  let isAwaited = false

  /**
   * Removes batch by batch: each is handed out in the very turn in which it is condemned. Answers whether the source was
   * swept to its end.
   */
  async function sweepSource(work: Sweeping, source: Source): Promise<'swept' | 'unseen' | 'suspended' | 'stopped'> {
    const cameras = known.cameras()
    let next = batches.condemn(work, cameras, source, beforeAll)
    for (;;) {
      const end = deps.stopping() ? 'stopped' : mayRemove() ? null : 'suspended'
      if (end) {
        batches.release(work, next)
        return end
      }
      if (next.segments.length === 0) {
        if (next.exhausted) return 'swept'
        await nextTurn()
        next = batches.condemn(work, cameras, source, next.cursor)
      } else {
        const ended = await removeWhileNobodyWaits(work, source, next, cameras)
        if (ended.problem) return 'unseen'
        // A turn of its own: a hold that waited is placed before the next batch is condemned.
        await nextTurn()
        next = batches.condemn(work, cameras, source, ended.cursor)
      }
    }
  }

  /**
   * Hands out one batch after another, two at a time, until somebody waits, a flush fails or a batch was not carried out to its
   * end; then all that were handed out are flushed and settled.
   */
  async function removeWhileNobodyWaits(
    work: Sweeping,
    source: Source,
    first: Batch,
    cameras: Cameras,
  ): Promise<Ended> {
    const landing = Promise.withResolvers<void>()
    inFlight = landing.promise
    isAwaited = false
    const out: { batch: Batch; removal: Promise<Removal> }[] = []
    const handOut = (batch: Batch) => out.push({ batch, removal: batches.remove(source, batch, cameras) })
    const flushing = createFlushing(() => batches.flush(source))
    try {
      handOut(first)
      let next = batches.condemn(work, cameras, source, first.cursor)
      for (;;) {
        const goesOn = mayGoOn(next) && !flushing.hasFailed()
        if (goesOn) handOut(next)
        let last = await landOne(out, flushing)
        if (!goesOn || !isWhole(last)) {
          while (out.length > 0) {
            const landed = await landOne(out, flushing)
            if (isWhole(last)) last = landed
          }
          const ended = settleLast(work, source, await flushing.end(), last, goesOn ? undefined : next)
          // Nothing more is unlinked where it may come back.
          return { ...ended, problem: ended.problem || flushing.hasFailed() }
        }
        const { cursor } = next
        next = world.db.transaction(() => {
          for (const { batch, outcomes } of flushing.take(2)) batches.settle(work, batch, outcomes)
          return batches.condemn(work, cameras, source, cursor)
        })
      }
    } finally {
      // Where settling fails, a batch is on its way still: what it does is told by the disk, once it has ended.
      for (const { removal } of out) await removal.catch(() => undefined)
      inFlight = null
      landing.resolve()
    }
  }

  async function landOne(out: { batch: Batch; removal: Promise<Removal> }[], flushing: Flushing): Promise<Landed> {
    const { batch, removal } = out[0]!
    const landed = { batch, ...(await removal) }
    out.shift()
    flushing.add(landed)
    world.events.changed('footage')
    return landed
  }

  /** Asked in the turn in which the batch was condemned: holds are the same, and it is handed out now or not at all. */
  const mayGoOn = (next: Batch): boolean => !isAwaited && next.segments.length > 0 && !deps.stopping() && mayRemove()

  /** Settles the batches behind which none is handed out; one that was condemned behind them is condemned anew. */
  function settleLast(
    work: Sweeping,
    source: Source,
    landed: readonly Landed[],
    last: Landed,
    next: Batch | undefined,
  ): Ended {
    if (last.problem) known.noteState(source, { problem: last.problem })
    world.db.transaction(() => {
      for (const { batch, outcomes } of landed) batches.settle(work, batch, outcomes)
      if (next) batches.release(work, next)
    })
    const { batch, outcomes } = last
    const untried = outcomes.indexOf('untried')
    const tried = batch.segments[untried - 1]
    const cursor = tried ? { h: hourOfKey(tried.k), k: tried.k } : untried === 0 ? batch.after : batch.cursor
    return { cursor, problem: last.problem !== null || untried === 0 }
  }

  /** Rows of ranges, about so many at a time that neither sign-ins nor holds wait long for one slice. */
  function* slicesOf(ranges: readonly Condemned[]): Generator<Settling> {
    let slice: Settling = { segments: [], runs: [] }
    for (const { fromK, toK } of ranges) {
      const rows = segments.listBetween(fromK, toK + 1, Number.MAX_SAFE_INTEGER)
      // Its rows may have left otherwise.
      if (rows.length === 0) segments.uncondemn(fromK)
      else slice.runs.push({ fromK, toK, from: slice.segments.length, count: rows.length })
      slice.segments.push(...rows)
      if (slice.segments.length < sliceRows) continue
      yield slice
      slice = { segments: [], runs: [] }
    }
    if (slice.segments.length > 0) yield slice
  }

  /** Answers whether the disk could be seen and flushed. */
  async function settleSlice(work: Sweeping, source: Source, left: Settling, cameras: Cameras): Promise<boolean> {
    const landing = Promise.withResolvers<void>()
    inFlight = landing.promise
    try {
      const { problem, outcomes } = await batches.lookAfter(source, left, cameras)
      if (problem) return false
      const now = outcomes.map((outcome, place) => stateOf(outcome, left.segments[place]!))
      batches.settle(work, left, now)
      for (const [place, { k }] of left.segments.entries()) if (now[place] === 'unflushed') work.stays.add(k)
      return !outcomes.includes('unflushed')
    } finally {
      inFlight = null
      landing.resolve()
    }
  }

  async function settleSource(work: Sweeping, source: Source, ranges: readonly Condemned[]): Promise<boolean> {
    const cameras = known.cameras()
    for (const slice of slicesOf(ranges)) {
      if (deps.stopping()) return true
      if (!(await settleSlice(work, source, slice, cameras))) return false
      // A turn of its own: a hold that waited is placed before the next slice.
      await nextTurn()
    }
    return true
  }

  /**
   * What earlier sweeps unlinked and could not flush: gone is on this sweep's certificate, there again is free to be
   * condemned anew. Answers the sources of which some stays, because their disk still cannot be flushed.
   */
  async function settleLeft(work: Sweeping, sources: readonly Source[]): Promise<Source[]> {
    const left = segments.listCondemned().filter(({ isLeft }) => isLeft)
    if (left.length === 0) return []
    const cameras = known.cameras()
    const stay: Source[] = []
    for (const source of sources) {
      const ours = left.filter(({ fromK }) => cameras.get(readKey(fromK).cameraId)?.sourceId === source.id)
      if (ours.length > 0 && !(await settleSource(work, source, ours))) stay.push(source)
    }
    return stay
  }

  return {
    sweepSource,
    settleLeft,
    /**
     * Resolves when no removal is in flight; none begins before the turn that it resolves in has ended. What is condemned
     * then may have been unlinked and waits to be looked for: nobody unlinks it before it is condemned anew.
     */
    async settled(): Promise<void> {
      for (let batches = inFlight; batches; batches = inFlight) {
        isAwaited = true
        await batches
      }
    },
  }
}

/**
 * What is there is due like any other file. What nobody can tell of stays condemned; where the copy was the only file, it is
 * never looked for.
 */
function stateOf(now: Outcome, segment: Segment): Outcome {
  if (now === 'gone' || now === 'unflushed') return now
  return now === 'unknown' && hasOriginal(segment) ? 'unflushed' : 'untried'
}

const isWhole = ({ problem, outcomes }: Removal): boolean => problem === null && !outcomes.includes('untried')
