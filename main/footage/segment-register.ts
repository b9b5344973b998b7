import { hour, minute } from '../../shared/time.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { DigestStore } from './digest-store.ts'
import type { Identity } from './disk-types.ts'
import { type HourStore, type HourSums, sumHour } from './hour-store.ts'
import { lastCamera, readHour } from './segment-key.ts'
import { endOf, guessLength, hasOriginal, type Segment } from './segment-rules.ts'
import { isAhead, type Named, settleStart, type Start } from './start-rules.ts'
import type { KeyRange, NewSegment, SegmentStore } from './segment-store.ts'
import type { Source, SourceStore } from './source-store.ts'
import type { VaultRegister } from './vault-register.ts'

/** A closed file that the layout has read; `lengthMs` none where the file does not say. */
export type Closed = Identity &
  Named & {
    path: string
    camera: string
    lengthMs: number | null
    odd: boolean
    createdAt?: number | null
  }

/** A range of keys and every row in it. */
type LeavingRange = KeyRange & { rows: readonly Segment[] }

/** What enters and leaves the register of segments, with its counts; always inside the caller's transaction. */
export function createSegmentRegister(deps: {
  segments: SegmentStore
  hours: HourStore
  sources: SourceStore
  holds: HoldPredicate
  vault: VaultRegister
  digests: DigestStore
}) {
  const { segments, hours, sources, holds, vault, digests } = deps

  /** The camera of a name; a new one appears by itself, none when there is no number left for it. */
  function cameraFor(source: Source, known: Map<string, number>, key: string, now: number): number | undefined {
    const id = known.get(key)
    if (id !== undefined) return id
    if ((sources.listCameras().at(-1)?.id ?? 0) >= lastCamera) return undefined
    const fresh = sources.insertCamera(source.id, key, now)
    known.set(key, fresh)
    return fresh
  }

  function enter(source: Source, files: readonly Closed[], now: number): { added: number; refused: number } {
    const known = new Map(
      sources.listCameras().flatMap(({ id, sourceId, key }) => (sourceId === source.id ? [[key, id] as const] : [])),
    )
    const sums: HourSums = new Map()
    const ordered = files.toSorted((a, b) =>
      a.camera === b.camera ? a.startAt - b.startAt : a.camera < b.camera ? -1 : 1,
    )
    const entered = new Map<number, Segment[]>()
    let refused = 0
    for (const [index, file] of ordered.entries()) {
      const cameraId = cameraFor(source, known, file.camera, now)
      if (cameraId === undefined) {
        refused += 1
        continue
      }
      const after = ordered[index + 1]
      const following = after?.camera === file.camera && after.startAt > file.startAt ? after.startAt : undefined
      const nextStart = () => following ?? segments.findNext(cameraId, file.startAt)?.startAt
      const lengthMs = file.lengthMs ?? guessLength(file.startAt, nextStart())
      const settled = file.open || isAhead(file, now) ? settle(cameraId, file, lengthMs, now) : undefined
      const segment: NewSegment = {
        cameraId,
        startAt: settled?.startAt ?? file.startAt,
        lengthMs,
        bytes: file.bytes,
        mtimeAt: file.mtimeAt,
        inode: source.inodeStable ? file.inode : 0,
        // What was settled does not come back from a name.
        oddPath: file.odd || settled ? file.path : null,
      }
      const k = segments.insert(segment, file.path, settled?.doubt)
      sumHour(sums, k, segment)
      const ofCamera = entered.get(cameraId) ?? []
      entered.set(cameraId, ofCamera)
      ofCamera.push({ k, ...segment })
    }
    hours.add(sums)
    addToCameras(sums, 1)
    for (const ofCamera of entered.values()) vault.wantHeld(ofCamera, now)
    if (digests.isAsked()) for (const { k } of [...entered.values()].flat()) digests.want(k, now)
    return { added: ordered.length - refused, refused }
  }

  function settle(cameraId: number, file: Closed, lengthMs: number, now: number): Start {
    const { createdAt, mtimeAt, open, startAt, fromAt = startAt } = file
    const around = open === 'repeated-hour' ? segments.eachTouching(cameraId, fromAt - minute, startAt + hour) : []
    const neighbours = [...around].map((there) => ({ fromAt: there.startAt, toAt: there.startAt + there.lengthMs }))
    return settleStart(file, { lengthMs, createdAt, mtimeAt, neighbours }, now)
  }

  /** Each camera's own totals, out of the sums of its hours. */
  function addToCameras(sums: HourSums, sign: 1 | -1): void {
    const totals = new Map<number, { segments: number; bytes: number }>()
    for (const [h, sum] of sums) {
      const { cameraId } = readHour(h)
      const total = totals.get(cameraId) ?? { segments: 0, bytes: 0 }
      totals.set(cameraId, { segments: total.segments + sum.segments, bytes: total.bytes + sum.bytes })
    }
    for (const [cameraId, { segments: rows, bytes }] of totals) sources.addToTotals(cameraId, sign * rows, sign * bytes)
  }

  function forget(leaving: readonly Segment[]): void {
    const sums: HourSums = new Map()
    for (const segment of leaving) sumHour(sums, segment.k, segment)
    hours.takeAway(sums)
    addToCameras(sums, -1)
  }

  function leave(leaving: readonly Segment[], ranges: readonly LeavingRange[] = []): void {
    for (const { fromK, toK, rows } of ranges) segments.removeBetween(fromK, toK, rows.length)
    segments.removeAll(leaving.map(({ k }) => k))
    forget([...leaving, ...ranges.flatMap(({ rows }) => rows)])
    vault.leave(
      leaving.map(({ k }) => k),
      ranges,
    )
    if (digests.isEmpty()) return
    for (const { fromK, toK } of ranges) digests.removeBetween(fromK, toK)
    for (const { k } of leaving) digests.removeBetween(k, k)
  }

  return {
    /** Registers closed files; those whose camera has no number left are refused. */
    enter,
    /** Takes rows out, whatever became of their files, and whole ranges of keys with all that they hold. */
    leave,
    /** Of a store that only its recorder changes: a copy that is the last of its segment goes with its last hold. */
    leaveUnheldCopies(rows: readonly Segment[]): { segments: number; bytes: number } {
      const isHeld = (segment: Segment) => holds.ofCamera(segment.cameraId, segment.startAt, endOf(segment)).length > 0
      const leaving = rows.filter((segment) => !hasOriginal(segment) && !isHeld(segment))
      leave(leaving)
      return { segments: leaving.length, bytes: leaving.reduce((sum, { bytes }) => sum + bytes, 0) }
    },
    /** Whether a copy of it is being made at this moment: until that is settled, what its path holds is left alone. */
    isBeingCopied: ({ k }: Segment): boolean => vault.stateOf(k) === 'copying',
    hasCopy: ({ k }: Segment): boolean => vault.stateOf(k) === 'safe',
    /**
     * Takes out rows whose file somebody else removed or overwrote, and says so to their source and to the holds that covered
     * them. Where the vault has a safe copy, the row stays and that is the one.
     */
    vanish(source: Source, gone: readonly Segment[]): void {
      const safe = gone.filter(({ k }) => vault.stateOf(k) === 'safe')
      for (const segment of safe) vault.loseOriginal(segment)
      const vanished = gone.filter((segment) => !safe.includes(segment))
      const held = new Map<number, number>()
      for (const segment of vanished)
        for (const hold of holds.ofCamera(segment.cameraId, segment.startAt, endOf(segment)))
          held.set(hold.holdId, (held.get(hold.holdId) ?? 0) + 1)
      for (const [holdId, count] of held) sources.addVanishedHeld(holdId, count)
      leave(vanished)
      if (gone.length > 0) sources.addVanished(source.id, gone.length)
    },
  }
}
export type SegmentRegister = ReturnType<typeof createSegmentRegister>
