import type { Tile } from './month-tiles.ts'
import { fillOf, type Paint } from './paint.ts'
import type { Draw } from './picture.tsx'

/** CSS pixels: never lower, so that a short gap is seen. */
const leastGap = 6
const between = 1

type Box = { x: number; y: number; width: number; height: number }

function outlined(context: CanvasRenderingContext2D, { x, y, width, height }: Box, fill: Paint['hatch'], ink: string) {
  context.fillStyle = fill
  context.fillRect(x, y, width, height)
  context.strokeStyle = ink
  context.lineWidth = 1.5
  context.strokeRect(x + 0.75, y + 0.75, width - 1.5, height - 1.5)
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, radius: number, fill: string) {
  context.fillStyle = fill
  context.beginPath()
  context.moveTo(x, y - radius)
  context.lineTo(x + radius, y)
  context.lineTo(x, y + radius)
  context.lineTo(x - radius, y)
  context.fill()
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, fill: string) {
  context.fillStyle = fill
  context.beginPath()
  context.arc(x, y, 1.4, 0, 2 * Math.PI)
  context.fill()
}

/** The rest of today, dashed. */
function rest(context: CanvasRenderingContext2D, { x, y, width, height }: Box, ink: string) {
  context.strokeStyle = ink
  context.lineWidth = 1.5
  context.setLineDash([2, 2])
  context.strokeRect(x + 0.75, y + 0.75, width - 1.5, height - 1.5)
  context.setLineDash([])
}

function drawTile(context: CanvasRenderingContext2D, tile: Tile, box: Box, paint: Paint) {
  const { x, y, width } = box
  if (tile.kind === 'removed') return dot(context, x + width / 2, y + box.height / 2, paint.dot)
  const height = Math.round(box.height * tile.until)
  if (tile.until < 1 && box.height - height > 3)
    rest(context, { x, y: y + height, width, height: box.height - height }, paint.edge)
  const style = fillOf(tile.kind === 'none' ? 'none' : tile.kind, paint)
  if (style) {
    context.fillStyle = style.fill
    context.fillRect(x, y, width, height)
  }
  if (tile.kind === 'held') diamond(context, x + width / 2, y + height / 2, Math.min(4, width / 2 - 1), paint.onHeld)
  let foot = y + height
  for (const [share, fill, ink] of [
    [tile.gap, paint.hatch, paint.brick],
    [tile.explained, paint.hatchExplained, paint.explained],
  ] as const) {
    if (share <= 0) continue
    const high = Math.min(foot - y, Math.max(leastGap, Math.round(box.height * share)))
    if (high <= 0) continue
    context.fillStyle = paint.paper
    context.fillRect(x, foot - high, width, high)
    outlined(context, { x, y: foot - high, width, height: high }, fill, ink)
    foot -= high
  }
}

/** A row of a camera's days. */
export const drawTiles =
  (tiles: readonly Tile[]): Draw =>
  (context, { width, height }, paint) => {
    const step = width / tiles.length
    for (const [place, tile] of tiles.entries()) {
      const x = Math.round(place * step)
      const box = { x, y: 2, width: Math.max(2, Math.round((place + 1) * step) - x - between), height: height - 4 }
      drawTile(context, tile, box, paint)
    }
  }
