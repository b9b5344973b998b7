import { type Bar, barsOf, type CameraDay, type CoverageDay } from './day-bars.ts'
import type { CameraBars } from './draw-bars.ts'
import { type CoverageMonth, type Tile, tileOf } from './month-tiles.ts'

/** A camera in both pictures: a tile a day, and the bars of the day that is shown. */
export type CameraRowData = CameraBars & { id: number; name: string; bars: Bar[]; tiles: Tile[] }

/** Cameras of the day with their tiles; a camera that the month does not know yet has none. */
export function cameraRows(
  day: CoverageDay,
  month: CoverageMonth | undefined,
  leavesAt: number | null,
): CameraRowData[] {
  const tiles = new Map(
    month?.cameras.map(({ cameraId, days }) => [
      cameraId,
      days.map((figures, place) => tileOf(figures, month.days[place]!, month.nowAt, leavesAt)),
    ]),
  )
  return day.cameras.map((camera: CameraDay) => ({
    id: camera.cameraId,
    name: camera.name,
    bars: barsOf(camera, day, leavesAt),
    brackets: camera.held,
    removedTo: day.horizonAt,
    aheadFrom: day.nowAt,
    tiles: tiles.get(camera.cameraId) ?? [],
  }))
}

/** The bar of a row at an instant, or the nearest one. */
export function barNear(bars: readonly Bar[], at: number): number {
  const away = ({ fromAt, toAt }: Bar) => Math.max(0, fromAt - at, at - toAt)
  return bars.reduce((best, bar, place) => (away(bar) < away(bars[best]!) ? place : best), 0)
}
