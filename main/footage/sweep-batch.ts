import type { World } from '../world.ts'
import type { Disk, Doomed, Outcome, Removal } from './disk-types.ts'
import type { Due, DuePage, DuePlace } from './due.ts'
import type { KnownSources } from './known-sources.ts'
import { pardonsOf } from './pardon-rules.ts'
import type { SegmentRegister } from './segment-register.ts'
import type { RemovedRanges } from './removed-ranges.ts'
import { hourOfKey } from './segment-key.ts'
import { unsure } from './sweep-flushing.ts'
import { keyRanges, type Segment } from './segment-rules.ts'
import type { KeyRange, SegmentStore } from './segment-store.ts'
import type { Camera, Source } from './source-store.ts'
import type { SweepStore } from './sweep-store.ts'
import type { VaultRemoval } from './vault-removal.ts'

/** What a sweep may still remove of a camera. */
export type Allowance = { left: number; fromAt: number; toAt: number }
/** Rows that follow one another in the register with nothing between: their keys, and their places in the batch. */
type Run = KeyRange & { from: number; count: number }
export type Batch = {
  segments: Segment[]
  /** All of them, in order; each is one range of `condemned`. */ runs: Run[]
  /** The place after which it was begun. */ after: DuePlace
  cursor: DuePlace
  exhausted: boolean
}
export type Sweeping = {
  id: number
  horizonAt: number
  allowances: ReadonlyMap<number, Allowance>
  ranges: RemovedRanges
  /** Keys that an earlier sweep left condemned, and that nobody can tell of yet. */
  stays: Set<number>
}

/** At most this many files, and this long. */
const batchFiles = 1000
const batchMs = 250
const mostPages = 20

/** One batch: condemned in a transaction, unlinked by the thread, settled in another once its folders are on disk. */
export function createSweepBatch(
  world: Pick<World, 'db' | 'clock'>,
  deps: {
    disk: Disk
    known: KnownSources
    segments: SegmentStore
    register: SegmentRegister
    sweeps: SweepStore
    due: Due
    removeWithCopies: VaultRemoval
  },
) {
  const { disk, known, segments, register, sweeps, due, removeWithCopies } = deps

  /**
   * Condemns the next rows of a source after a place that are due, free and allowed: the only ones that may be unlinked now.
   * What it takes of an allowance is given back by `settle` and `release` where it stays.
   */
  function condemn(sweep: Sweeping, cameras: ReadonlyMap<number, Camera>, source: Source, after: DuePlace): Batch {
    const isOurs = (cameraId: number) =>
      cameras.get(cameraId)?.sourceId === source.id && (sweep.allowances.get(cameraId)?.left ?? 0) > 0
    return world.db.transaction(() => {
      const batch: Batch = { segments: [], runs: [], after, cursor: after, exhausted: false }
      for (let pages = 0; pages < mostPages && batch.segments.length < batchFiles && !batch.exhausted; pages += 1) {
        const page = due.nextPage(batch.cursor, sweep.horizonAt, isOurs)
        const standings = due.standingsOf(page.rows, sweep.horizonAt)
        addPage(batch, page, (row, place) => standings[place] === 'free' && !sweep.stays.has(row.k), sweep.allowances)
        batch.exhausted = page.exhausted
      }
      for (const { fromK, toK } of batch.runs) segments.condemn(fromK, toK, sweep.id)
      return batch
    })
  }

  /**
   * Writes what became of condemned rows, all in one transaction: gone leaves the register and enters the sweep's ranges,
   * kept stays registered and is counted, unflushed stays condemned besides, untried is as it was.
   */
  function settle(sweep: Omit<Sweeping, 'horizonAt' | 'stays'>, batch: Settling, outcomes: readonly Outcome[]): number {
    return world.db.transaction(() => {
      const gone: Segment[] = []
      const unflushed = new Set<number>()
      for (const [place, segment] of batch.segments.entries()) {
        const outcome = outcomes[place]
        if (outcome === 'gone' || outcome === 'absent') gone.push(segment)
        else giveBack(sweep.allowances, segment)
        if (outcome === 'unflushed') unflushed.add(segment.k)
      }
      const follows = leave(batch, gone)
      for (const run of batch.runs) uncondemn(sweep.id, batch, run, unflushed)
      for (const segment of gone)
        sweep.ranges.add(segment, follows.has(segment.k) ? () => false : segments.isAnyBetween)
      const now = world.clock.now()
      sweep.ranges.write((id, range) => sweeps.putRange(sweep.id, id, range, now))
      for (const pardon of pardonsOf(batch.segments, outcomes)) sweeps.addPardoned(sweep.id, pardon)
      return gone.length
    })
  }

  /** Takes a condemnation back, but for rows whose removal is not on disk. */
  function uncondemn(
    sweepId: number,
    batch: Settling,
    { fromK, from, count }: Run,
    unflushed: ReadonlySet<number>,
  ): void {
    segments.uncondemn(fromK)
    if (unflushed.size === 0) return
    const rows = batch.segments.slice(from, from + count)
    for (const range of keyRanges(rows, ({ k }) => !unflushed.has(k))) segments.condemn(range.fromK, range.toK, sweepId)
  }

  /**
   * Whole runs leave as ranges of keys, unless something else has been registered between since: then each row by itself.
   * Answers the keys that follow upon another of their run with nothing between.
   */
  function leave(batch: Settling, gone: readonly Segment[]): Set<number> {
    const keys = new Set(gone.map(({ k }) => k))
    const single: Segment[] = []
    const ranges: { fromK: number; toK: number; rows: Segment[] }[] = []
    const follows = new Set<number>()
    for (const { fromK, toK, from, count } of batch.runs) {
      const rows = batch.segments.slice(from, from + count)
      const isWhole = rows.every(({ k }) => keys.has(k)) && segments.countBetween(fromK, toK) === count
      if (isWhole) {
        ranges.push({ fromK, toK, rows })
        for (const { k } of rows.slice(1)) follows.add(k)
      } else single.push(...rows.filter(({ k }) => keys.has(k)))
    }
    register.leave(single, ranges)
    return follows
  }

  const identitiesOf = (batch: readonly Segment[], cameras: ReadonlyMap<number, Camera>, source: Source): Doomed[] =>
    batch.map((segment) => ({
      path: known.pathOf(segment, cameras.get(segment.cameraId)!, source),
      bytes: segment.bytes,
      mtimeAt: segment.mtimeAt,
      inode: segment.inode,
    }))

  /** What the disk says of rows whose sweep did not settle them: what is not there under a verified root is gone, once it is flushed. */
  async function lookAfter(
    source: Source,
    batch: readonly Segment[],
    cameras: ReadonlyMap<number, Camera>,
  ): Promise<Removal> {
    const root = known.rootOf(source)
    const state = await disk.verify(root)
    // A register that was restored knows nothing of what its later self removed.
    const restored = state.starts > source.startCounter
    if (state.problem || restored) return { problem: state.problem, outcomes: batch.map(() => 'unknown') }
    const paths = identitiesOf(batch, cameras, source).map(({ path }) => path)
    const { problem, found } = await disk.lookAfter(root, paths)
    return {
      problem,
      outcomes: found.map((now) => (now === 'absent' ? 'gone' : now === 'unknown' ? 'unknown' : 'interrupted')),
    }
  }

  const flush = (source: Source): Promise<boolean> => disk.flush(known.rootOf(source)).catch(() => false)

  return {
    condemn,
    settle,
    /** Takes back the condemnation of a batch that was never handed out. */
    release({ allowances }: Pick<Sweeping, 'allowances'>, batch: Batch): void {
      if (batch.segments.length === 0) return
      world.db.transaction(() => {
        for (const { fromK } of batch.runs) segments.uncondemn(fromK)
        for (const segment of batch.segments) giveBack(allowances, segment)
      })
    },
    /** Unlinks a condemned batch. Of a thread that dies, the disk says what it did. */
    remove(source: Source, { segments: batch }: Batch, cameras: ReadonlyMap<number, Camera>): Promise<Removal> {
      const limits = { ms: batchMs, datedDepth: known.layoutOf(source).datedDepth }
      return removeWithCopies(batch, (originals) =>
        disk
          .remove(known.rootOf(source), identitiesOf(originals, cameras, source), limits)
          .catch(() => lookAfter(source, originals, cameras)),
      )
    },
    /** Whether everything that batches of a source removed so far is gone for good. */
    flush,
    /** What became of rows that their sweep did not settle, as far as it is on disk. */
    async lookAfter(source: Source, left: Settling, cameras: ReadonlyMap<number, Camera>): Promise<Removal> {
      const { problem, outcomes } = await lookAfter(source, left.segments, cameras)
      return { problem, outcomes: (await flush(source)) ? outcomes : outcomes.map(unsure) }
    },
  }
}

export type Settling = Pick<Batch, 'segments' | 'runs'>

function giveBack(allowances: Sweeping['allowances'], { cameraId }: Segment): void {
  const allowance = allowances.get(cameraId)
  if (allowance) allowance.left += 1
}

function takeFrom(allowance: Allowance | undefined, { startAt }: Segment): boolean {
  if (!allowance || allowance.left <= 0 || startAt < allowance.fromAt || startAt > allowance.toAt) return false
  allowance.left -= 1
  return true
}

/** Adds what is free and allowed of a page, as far as the batch has room. A run ends with its hour, and where anything is left out. */
function addPage(
  batch: Batch,
  page: DuePage,
  isFree: (row: Segment, place: number) => boolean,
  allowances: Sweeping['allowances'],
): void {
  let run: Run | undefined
  let lastHour: number | undefined
  for (const [place, segment] of page.rows.entries()) {
    if (batch.segments.length === batchFiles) return
    const { k, cameraId } = segment
    const h = hourOfKey(k)
    batch.cursor = { h, k }
    if (h !== lastHour) run = undefined
    lastHour = h
    if (!isFree(segment, place) || !takeFrom(allowances.get(cameraId), segment)) {
      run = undefined
      continue
    }
    if (!run) batch.runs.push((run = { fromK: k, toK: k, from: batch.segments.length, count: 0 }))
    run.toK = k
    run.count += 1
    batch.segments.push(segment)
  }
  if (batch.segments.length < batchFiles) batch.cursor = page.cursor
}

export type SweepBatch = ReturnType<typeof createSweepBatch>
