import { createHash } from 'node:crypto'
import type { World } from '../world.ts'
import type { Disk, Doomed, Outcome, SourceProblem } from './disk-types.ts'
import type { Due } from './due.ts'
import type { KnownSources } from './known-sources.ts'
import type { SegmentRegister } from './segment-register.ts'
import { breaksRange, type Segment } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Camera, Source } from './source-store.ts'
import type { RemovedRange, SweepStore } from './sweep-store.ts'

/** What a sweep may still remove of a camera. */
export type Allowance = { left: number; fromAt: number; toAt: number }
export type Batch = {
  segments: Segment[]
  /** Keys that something which stays precedes. */ breaks: Set<number>
  cursor: number
  exhausted: boolean
}
export type Sweeping = { id: number; horizonAt: number; allowances: ReadonlyMap<number, Allowance> }

/** At most this many files, and this long, between two moments in which a hold can be placed. */
const batchFiles = 1000
const batchMs = 250
const pageRows = 1000
const mostPages = 20

/** One batch: condemned in a transaction, unlinked by the thread, settled in another. */
export function createSweepBatch(
  world: Pick<World, 'db' | 'clock'>,
  deps: {
    disk: Disk
    known: KnownSources
    segments: SegmentStore
    register: SegmentRegister
    sweeps: SweepStore
    due: Due
  },
) {
  const { disk, known, segments, register, sweeps, due } = deps

  /** Condemns the next rows of a source after `cursor` that are due, free and allowed: the only ones that may be unlinked now. */
  function condemn(sweep: Sweeping, cameras: ReadonlyMap<number, Camera>, source: Source, cursor: number): Batch {
    return world.db.transaction(() => {
      const batch: Batch = { segments: [], breaks: new Set(), cursor, exhausted: false }
      const taken = new Map<number, number>()
      const skipped = new Set<number>()
      for (let pages = 0; pages < mostPages && batch.segments.length < batchFiles && !batch.exhausted; pages += 1) {
        const rows = segments.listBegun(batch.cursor, sweep.horizonAt, pageRows)
        const ours = rows.filter(({ cameraId }) => cameras.get(cameraId)?.sourceId === source.id)
        const free = new Set(
          due
            .ofPage(ours, sweep.horizonAt)
            .filter(({ held }) => !held)
            .map(({ segment }) => segment.k),
        )
        batch.exhausted = rows.length < pageRows
        for (const segment of ours) {
          if (batch.segments.length === batchFiles) {
            batch.exhausted = false
            break
          }
          batch.cursor = segment.k
          const { cameraId } = segment
          if (!free.has(segment.k) || !isAllowed(sweep.allowances.get(cameraId), segment, taken.get(cameraId) ?? 0)) {
            skipped.add(cameraId)
            continue
          }
          if (skipped.delete(cameraId)) batch.breaks.add(segment.k)
          taken.set(cameraId, (taken.get(cameraId) ?? 0) + 1)
          batch.segments.push(segment)
        }
        if (batch.segments.length < batchFiles && rows.length > 0) batch.cursor = rows.at(-1)!.k
      }
      segments.condemnAll(
        batch.segments.map(({ k }) => k),
        sweep.id,
      )
      return batch
    })
  }

  /**
   * Writes what became of condemned rows, all in one transaction: gone leaves the register and enters the sweep's ranges,
   * kept stays registered and is counted, untried is as it was.
   */
  function settle(
    sweepId: number,
    batch: Pick<Batch, 'segments' | 'breaks'>,
    outcomes: readonly Outcome[],
  ): { gone: Segment[]; kept: number } {
    return world.db.transaction(() => {
      const gone: Segment[] = []
      const breaks = new Set(batch.breaks)
      const stayed = new Set<number>()
      let kept = 0
      for (const [place, segment] of batch.segments.entries()) {
        const outcome = outcomes[place]
        if (outcome === 'gone' || outcome === 'absent') {
          if (stayed.delete(segment.cameraId)) breaks.add(segment.k)
          gone.push(segment)
          continue
        }
        stayed.add(segment.cameraId)
        segments.uncondemn(segment.k)
        if (outcome === 'kept') kept += 1
      }
      register.leave(gone)
      for (const range of rangesOf(gone, breaks)) sweeps.insertRange(sweepId, range, world.clock.now())
      if (kept > 0) sweeps.addPardoned(sweepId, kept)
      return { gone, kept }
    })
  }

  const identitiesOf = (batch: readonly Segment[], cameras: ReadonlyMap<number, Camera>, source: Source): Doomed[] =>
    batch.map((segment) => ({
      path: known.pathOf(segment, cameras.get(segment.cameraId)!, source),
      bytes: segment.bytes,
      mtimeAt: segment.mtimeAt,
      inode: segment.inode,
    }))

  return {
    condemn,
    settle,
    /** Unlinks a condemned batch. A thread that dies leaves it to the disk to say what it did. */
    async remove(source: Source, batch: readonly Segment[], cameras: ReadonlyMap<number, Camera>) {
      const files = identitiesOf(batch, cameras, source)
      const limits = { ms: batchMs, datedDepth: known.layoutOf(source).datedDepth }
      return disk.remove(known.rootOf(source), files, limits)
    },
    /** What the disk says of rows that were condemned when the process ended: what is not there under a verified root is gone. */
    async lookAfter(
      source: Source,
      batch: readonly Segment[],
      cameras: ReadonlyMap<number, Camera>,
    ): Promise<{ problem: SourceProblem | null; outcomes: Outcome[] }> {
      const root = known.rootOf(source)
      const state = await disk.verify(root)
      // A register that was restored knows nothing of what its later self removed.
      const restored = state.starts > source.startCounter
      if (state.problem || restored) return { problem: state.problem, outcomes: batch.map(() => 'kept') }
      const { problem, found } = await disk.look(
        root,
        identitiesOf(batch, cameras, source).map(({ path }) => path),
      )
      return { problem, outcomes: found.map((now) => (now === 'absent' ? 'gone' : 'kept')) }
    },
  }
}

const isAllowed = (allowance: Allowance | undefined, segment: Segment, taken: number): boolean =>
  allowance !== undefined &&
  taken < allowance.left &&
  segment.startAt >= allowance.fromAt &&
  segment.startAt <= allowance.toAt

/** Removed stretches per camera; footage that stayed between two segments parts them. */
function rangesOf(gone: readonly Segment[], breaks: ReadonlySet<number>): RemovedRange[] {
  const open = new Map<number, { range: RemovedRange; hash: ReturnType<typeof createHash> }>()
  const closed: RemovedRange[] = []
  const close = (cameraId: number) => {
    const last = open.get(cameraId)
    if (last) closed.push({ ...last.range, digest: last.hash.digest('hex') })
    open.delete(cameraId)
  }
  for (const segment of gone) {
    const { cameraId, startAt, lengthMs, bytes } = segment
    const last = open.get(cameraId)?.range
    if (last && (breaks.has(segment.k) || breaksRange(last, segment))) close(cameraId)
    const toAt = startAt + lengthMs
    let here = open.get(cameraId)
    if (!here) {
      here = {
        range: { cameraId, fromAt: startAt, toAt, segments: 0, bytes: 0, digest: '' },
        hash: createHash('sha256'),
      }
      open.set(cameraId, here)
    }
    here.hash.update(`${cameraId} ${startAt} ${lengthMs} ${bytes}\n`)
    here.range.segments += 1
    here.range.bytes += bytes
    here.range.fromAt = Math.min(here.range.fromAt, startAt)
    here.range.toAt = Math.max(here.range.toAt, toAt)
  }
  for (const cameraId of [...open.keys()].toSorted((a, b) => a - b)) close(cameraId)
  return closed
}
export type SweepBatch = ReturnType<typeof createSweepBatch>
