import { day, hour, minute } from '../../shared/time.ts'

/** A registered file with its true start. `path` is below its source's root. */
export type Segment = {
  k: number
  cameraId: number
  startAt: number
  lengthMs: number
  bytes: number
  mtimeAt: number
  inode: number
  /** Where the layout does not give it back; empty where the recorder's own file is no longer the one. */
  oddPath: string | null
}
/** Whether the recorder's own file is the one that was registered; where not, the vault's copy is the only one. */
export const hasOriginal = ({ oddPath }: Pick<Segment, 'oddPath'>): boolean => oddPath !== ''
/** Whether a row still says what it said when its file was handed out to be read. */
export const isAsRegistered = (now: Segment | undefined, then: Segment): boolean =>
  now?.bytes === then.bytes && now.mtimeAt === then.mtimeAt && now.inode === then.inode
export type Span = { fromAt: number; toAt: number }

/** What differs by more between name and file time is time-suspect. */
export const suspectAfter = day
/** Spans that follow within this are one. */
export const joinWithin = 2000

/** When footage ends, for removal and for holds: the later of what its name and its file's time say. */
export const endOf = (segment: Segment): number => Math.max(segment.startAt + segment.lengthMs, segment.mtimeAt)

/** Name and file time differ so much that nobody can tell when it was recorded; the later one counts. */
export const isSuspect = (segment: Segment): boolean =>
  Math.abs(segment.mtimeAt - segment.startAt - segment.lengthMs) > suspectAfter

/** A segment is due once it ended a whole retention ago. */
export const isDue = (segment: Segment, horizonAt: number): boolean => endOf(segment) <= horizonAt

/** Whether a closed range touches a segment: an edge is enough, so that holds round outward to whole segments. */
export const touches = (segment: Segment, { fromAt, toAt }: Span): boolean =>
  segment.startAt <= toAt && endOf(segment) >= fromAt

/** A file that may still be written: its time lies less than two minutes back, or ahead of the clock. */
export const mayGrow = (mtimeAt: number, now: number): boolean => mtimeAt > now - 2 * minute

/**
 * Whether a file that was registered too early has been written on. A recorder that begins a name anew does so an hour
 * later at the earliest, in the night in which clocks go back: that is another segment.
 */
export const hasGrown = (segment: Segment, now: Pick<Segment, 'bytes' | 'mtimeAt' | 'inode'>): boolean =>
  now.inode === segment.inode &&
  segment.inode !== 0 &&
  now.bytes >= segment.bytes &&
  now.mtimeAt - segment.mtimeAt < hour / 2

/** Spans in order of their starts, joined where the next begins at most two seconds after the end. */
export function joinSpans(spans: Iterable<Span>, within = joinWithin): Span[] {
  const joined: Span[] = []
  for (const { fromAt, toAt } of spans) {
    const last = joined.at(-1)
    if (last && fromAt <= last.toAt + within) last.toAt = Math.max(last.toAt, toAt)
    else joined.push({ fromAt, toAt })
  }
  return joined
}

/** What of [fromAt, toAt) no span covers, in order; shorter than two seconds is none. */
export function gapsOf(recorded: readonly Span[], { fromAt, toAt }: Span): Span[] {
  const gaps: Span[] = []
  let covered = fromAt
  for (const span of [...recorded, { fromAt: toAt, toAt }]) {
    const until = Math.min(span.fromAt, toAt)
    if (until - covered > joinWithin) gaps.push({ fromAt: covered, toAt: until })
    covered = Math.max(covered, span.toAt)
  }
  return gaps
}

/** The part of each span that lies within bounds. */
export function clip<Part extends Span>(spans: readonly Part[], { fromAt, toAt }: Span): Part[] {
  return spans
    .map((span) => ({ ...span, fromAt: Math.max(span.fromAt, fromAt), toAt: Math.min(span.toAt, toAt) }))
    .filter((span) => span.toAt > span.fromAt)
}

/** How long a segment is where its file does not say: until the next of its camera, when that follows within an hour. */
export function guessLength(startAt: number, nextStartAt: number | undefined): number {
  const gap = nextStartAt === undefined ? Infinity : nextStartAt - startAt
  return gap > 0 && gap <= hour ? gap : minute
}

/** A removed stretch of a camera: broken by a segment that stayed, or by an hour of nothing. */
export const breaksRange = (last: Span, next: Segment): boolean => next.startAt - last.toAt > hour

/** The ranges of keys, both ends inclusive, that are left of rows when some are taken out. */
export function keyRanges(rows: readonly Segment[], isOut: (segment: Segment) => boolean) {
  const ranges: { fromK: number; toK: number }[] = []
  let range: { fromK: number; toK: number } | undefined
  for (const segment of rows) {
    if (isOut(segment)) range = undefined
    else if (range) range.toK = segment.k
    else ranges.push((range = { fromK: segment.k, toK: segment.k }))
  }
  return ranges
}
