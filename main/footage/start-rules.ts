import { minute } from '../../shared/time.ts'
import type { NameSays } from './layout-rules.ts'
import type { Span } from './segment-rules.ts'

/** Why a start is not sure; kept with the segment, shown with its source. */
export type Doubt = 'repeated-hour' | 'other-zone' | 'no-time' | 'future'
export type Named = Pick<NameSays, 'startAt' | 'open' | 'fromAt'>
export type Evidence = {
  lengthMs: number
  /** When the container says that it was begun. */
  createdAt: number | null | undefined
  mtimeAt: number
  /** What the camera recorded around. */
  neighbours: Iterable<Span>
}
export type Start = { startAt: number; doubt: Doubt | null }

/** How far ahead of the clock a name may be. Clocks of recorders differ; more is a wrong clock or zone. */
const aheadMs = 10 * minute
/** Segments that follow one another. */
const adjoins = 2000

export const isAhead = ({ startAt }: Named, now: number): boolean => startAt > now + aheadMs

/** The start of a segment whose name leaves it open, or lies ahead of the clock: by container, then file time, then neighbours. */
export function settleStart(name: Named, evidence: Evidence, now: number): Start {
  const start = settle(name, evidence)
  return isAhead(start, now) ? { ...start, doubt: 'future' } : start
}

function settle(name: Named, evidence: Evidence): Start {
  switch (name.open) {
    case 'end-only':
      return { startAt: Math.max(0, name.startAt - evidence.lengthMs), doubt: null }
    case 'day-only':
      return settleDay(name, evidence)
    case 'repeated-hour':
      return settleRepeated(name, evidence)
    case 'other-zone':
      return { startAt: name.startAt, doubt: 'other-zone' }
    case undefined:
      return { startAt: name.startAt, doubt: null }
  }
}

/** A moment of the day that the name gives; its last where no file's time lies in it. */
function settleDay({ startAt, fromAt = startAt }: Named, { createdAt, mtimeAt, lengthMs }: Evidence): Start {
  const found = [createdAt, mtimeAt - lengthMs].find((at) => typeof at === 'number' && at >= fromAt && at <= startAt)
  return { startAt: found ?? startAt, doubt: found === undefined || found === null ? 'no-time' : null }
}

/** The earlier reading only where something says so, and nothing else says the later. */
function settleRepeated({ startAt, fromAt = startAt }: Named, evidence: Evidence): Start {
  const { createdAt, mtimeAt, lengthMs } = evidence
  const within = (startAt - fromAt) / 3
  const near = (at: number | null | undefined) =>
    [fromAt, startAt].find((candidate) => typeof at === 'number' && Math.abs(at - candidate) < within)
  const byContainer = near(createdAt)
  const byFileTime = near(mtimeAt - lengthMs)
  const contradict = byContainer !== undefined && byFileTime !== undefined && byContainer !== byFileTime
  if (contradict) return { startAt, doubt: 'repeated-hour' }
  const settled = byContainer ?? byFileTime ?? byNeighbours([fromAt, startAt], lengthMs, [...evidence.neighbours])
  return settled === undefined ? { startAt, doubt: 'repeated-hour' } : { startAt: settled, doubt: null }
}

/** The one candidate that follows or precedes a neighbour without a gap, and lies over none. */
function byNeighbours(
  candidates: readonly number[],
  lengthMs: number,
  neighbours: readonly Span[],
): number | undefined {
  const fits = candidates.filter((from) => {
    const to = from + lengthMs
    const isFree = neighbours.every(({ fromAt, toAt }) => toAt <= from + adjoins || fromAt >= to - adjoins)
    return isFree && neighbours.some(({ fromAt, toAt }) => near(toAt, from) || near(fromAt, to))
  })
  return fits.length === 1 ? fits[0] : undefined
}

const near = (one: number, other: number): boolean => Math.abs(one - other) <= adjoins
