import { clip, gapsOf, joinSpans, joinWithin, type Span } from './segment-rules.ts'

/** Part of a camera's time: covered from start to end, but for `missingMs` somewhere in it. `h` names its hour. */
export type Piece = Span & { h: number; missingMs: number }
/** `holes`: where something is missing inside of the spans. The hour's own segments say where, and are read only when it matters. */
export type Cover = { spans: Span[]; holes: Piece[] }
/** When the segments of an hour were recorded, by start. */
export type SpansOfHour = (h: number) => readonly Span[]

const touching = (parts: readonly Piece[], { fromAt, toAt }: Span) =>
  parts.filter((part) => part.toAt > fromAt && part.fromAt < toAt)
const lengthOf = (parts: readonly Span[]): number => parts.reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0)

/** What pieces cover together. Where one reaches over another that misses a part, the other's own segments are asked. */
export function coverOf(pieces: readonly Piece[], spansOfHour: SpansOfHour): Cover {
  const spans: Span[] = []
  const holes: Piece[] = []
  for (const piece of pieces.toSorted((one, other) => one.fromAt - other.fromAt)) {
    const last = spans.at(-1)
    if (piece.missingMs > 0 && (!last || last.toAt <= piece.fromAt)) holes.push(piece)
    else if (piece.missingMs > 0)
      for (const gap of gapsOf(joinSpans(spansOfHour(piece.h)), { fromAt: last!.toAt, toAt: piece.toAt }))
        holes.push({ ...gap, h: piece.h, missingMs: gap.toAt - gap.fromAt })
    if (last && piece.fromAt <= last.toAt + joinWithin) last.toAt = Math.max(last.toAt, piece.toAt)
    else spans.push({ fromAt: piece.fromAt, toAt: piece.toAt })
  }
  return { spans, holes }
}

/** The gaps of a hole, exactly. */
function gapsIn(hole: Piece, spansOfHour: SpansOfHour): Span[] {
  if (hole.missingMs >= hole.toAt - hole.fromAt) return [hole]
  return gapsOf(joinSpans(spansOfHour(hole.h)), hole)
}

/** What is left of a span without parts of it, which come in order. */
function without(span: Span, parts: readonly Span[]): Span[] {
  const left: Span[] = []
  let fromAt = span.fromAt
  for (const part of clip(parts, span)) {
    if (part.fromAt > fromAt) left.push({ fromAt, toAt: part.fromAt })
    fromAt = part.toAt
  }
  return fromAt < span.toAt ? [...left, { fromAt, toAt: span.toAt }] : left
}

/** What is covered of a range, to the millisecond. */
export function recordedIn({ spans, holes }: Cover, range: Span, spansOfHour: SpansOfHour): Span[] {
  const missing = touching(holes, range).flatMap((hole) => gapsIn(hole, spansOfHour))
  return clip(spans, range).flatMap((span) => without(span, missing))
}

/** How much of a range is covered: segments are read only for hours that an end of the range cuts. */
export function coveredMs({ spans, holes }: Cover, range: Span, spansOfHour: SpansOfHour): number {
  const missing = touching(holes, range).reduce((sum, hole) => {
    if (hole.fromAt >= range.fromAt && hole.toAt <= range.toAt) return sum + hole.missingMs
    return sum + lengthOf(clip(gapsIn(hole, spansOfHour), range))
  }, 0)
  return lengthOf(clip(spans, range)) - missing
}
