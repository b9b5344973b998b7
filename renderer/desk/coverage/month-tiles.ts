import type { Answer } from '../../../shared/contract/index.ts'

export type CoverageMonth = Answer<'coverage', 'month'>
export type MonthDay = CoverageMonth['days'][number]
export type TileFigures = CoverageMonth['cameras'][number]['days'][number]

export const tileKinds = ['recorded', 'leaving', 'held', 'removed', 'none'] as const
export type TileKind = (typeof tileKinds)[number]
/** A camera's local day. Shares are of the whole day, 0 to 1. */
export type Tile = {
  kind: TileKind
  gap: number
  explained: number
  /** How much of the day has been: less than 1 today alone. */
  until: number
  figures: TileFigures
}

/** Columns before the day that is shown where the window cannot end today. */
const shownAfter = 9
export const monthDays = 41

/** The days that the month reaches over: up to today, or back as far as the day that is shown. */
export function monthWindow(on: string, todayOn: string, addDays: (on: string, days: number) => string) {
  const oldest = addDays(todayOn, 1 - monthDays)
  const toOn = on >= oldest ? todayOn : addDays(on, shownAfter)
  return { fromOn: addDays(toOn, 1 - monthDays), toOn }
}

/** What a tile shows. Footage that ended before `leavesAt` goes with the next sweep. */
export function tileOf(figures: TileFigures, day: MonthDay, nowAt: number, leavesAt: number | null): Tile {
  const long = day.toAt - day.fromAt
  const there = figures.recordedMs > 0
  const leaves = leavesAt !== null && day.fromAt < leavesAt
  const kind: TileKind = figures.held
    ? 'held'
    : there
      ? leaves
        ? 'leaving'
        : 'recorded'
      : figures.removed
        ? 'removed'
        : 'none'
  return {
    kind,
    gap: figures.gapMs / long,
    explained: figures.explainedMs / long,
    until: Math.min(1, Math.max(0, (nowAt - day.fromAt) / long)),
    figures,
  }
}

/** Where an instant stands across the tiles, 0 to 1: in its day's tile, by that day's own length. */
export function shareOfMonth(days: readonly MonthDay[], at: number): number {
  const place = days.findIndex(({ toAt }) => at < toAt)
  if (place === -1) return 1
  const { fromAt, toAt } = days[place]!
  return (place + Math.max(0, (at - fromAt) / (toAt - fromAt))) / days.length
}

/** Recorded time over recorded and missing, explained or not, 0 to 1; nothing where nothing was expected. */
export function recordedInMonth({ cameras, days, horizonAt }: CoverageMonth): number | null {
  let [recorded, missing] = [0, 0]
  for (const camera of cameras)
    for (const [place, tile] of camera.days.entries()) {
      if (days[place]!.toAt <= horizonAt) continue
      recorded += tile.recordedMs
      missing += tile.gapMs + tile.explainedMs
    }
  return recorded + missing === 0 ? null : recorded / (recorded + missing)
}

/** Days on which something is to be explained, with how many cameras. */
export function daysToExplain({ cameras, days }: CoverageMonth): { on: string; cameras: number }[] {
  return days
    .map(({ on }, place) => ({ on, cameras: cameras.filter((camera) => camera.days[place]!.gapMs > 0).length }))
    .filter((day) => day.cameras > 0)
}

/** Arrow keys over tiles: sideways by days, up and down by cameras, Home and End to the ends of the row. */
export function walkTiles(
  from: { row: number; tile: number },
  { rows, tiles }: { rows: number; tiles: number },
  key: string,
  rightToLeft: boolean,
): { row: number; tile: number } | null {
  const later = rightToLeft ? 'ArrowLeft' : 'ArrowRight'
  const earlier = rightToLeft ? 'ArrowRight' : 'ArrowLeft'
  if (key === later) return { ...from, tile: Math.min(tiles - 1, from.tile + 1) }
  if (key === earlier) return { ...from, tile: Math.max(0, from.tile - 1) }
  if (key === 'ArrowDown') return { ...from, row: Math.min(rows - 1, from.row + 1) }
  if (key === 'ArrowUp') return { ...from, row: Math.max(0, from.row - 1) }
  if (key === 'Home') return { ...from, tile: 0 }
  if (key === 'End') return { ...from, tile: tiles - 1 }
  return null
}
