import { type Bar, shareOf, type Span, type Tick } from './day-bars.ts'
import { fillOf, type Paint } from './paint.ts'
import type { Draw } from './picture.tsx'

/** CSS pixels: how high a bar is, how far a gap stands out of it, and how narrow each may become. */
const bar = 18
const standsOut = 3
const leastGap = 6
const leastBar = 1.5

export type CameraBars = { bars: readonly Bar[]; brackets: readonly Span[]; removedTo: number; aheadFrom: number }

const overlaps = (part: Span, whole: Span) => part.toAt > whole.fromAt && part.fromAt < whole.toAt

function drawBar(context: CanvasRenderingContext2D, one: Bar, x: number, end: number, top: number, paint: Paint) {
  const style = fillOf(one.kind, paint)
  if (!style) return
  const isGap = one.kind === 'gap' || one.kind === 'explained'
  const width = Math.max(isGap ? leastGap : leastBar, end - x)
  const [y, height] = isGap ? [top - standsOut, bar + 2 * standsOut] : [top, bar]
  if (isGap || one.kind === 'held') {
    context.fillStyle = paint.paper
    context.fillRect(x - 2, y, width + 4, height)
  }
  context.fillStyle = style.fill
  context.fillRect(x, y, width, height)
  if (!style.outline) return
  context.strokeStyle = style.outline
  context.lineWidth = 1.5
  context.strokeRect(x + 0.75, y + 0.75, width - 1.5, height - 1.5)
}

/** The words of a hold, never mirrored with the picture. */
function drawReference(
  context: CanvasRenderingContext2D,
  words: string,
  x: number,
  room: number,
  y: number,
  paint: Paint,
) {
  context.font = paint.font
  const width = context.measureText(words).width
  if (width + 20 > room) return
  context.save()
  const mirrored = context.getTransform().a < 0
  context.translate(x + 10 + (mirrored ? width : 0), y)
  if (mirrored) context.scale(-1, 1)
  context.fillStyle = paint.onHeld
  context.textBaseline = 'middle'
  context.direction = 'ltr'
  context.textAlign = 'left'
  context.fillText(words, 0, 0.5)
  context.restore()
}

function drawBracket(
  context: CanvasRenderingContext2D,
  held: Span,
  view: Span,
  width: number,
  top: number,
  ink: string,
) {
  context.strokeStyle = ink
  context.lineWidth = 3
  const [above, below] = [top - 3.5, top + bar + 3.5]
  const side = (at: number, inward: number) => {
    const x = shareOf(view, at) * width - inward * 2.5
    context.beginPath()
    context.moveTo(x + inward * 6, above)
    context.lineTo(x, above)
    context.lineTo(x, below)
    context.lineTo(x + inward * 6, below)
    context.stroke()
  }
  if (held.fromAt > view.fromAt) side(held.fromAt, 1)
  if (held.toAt < view.toAt) side(held.toAt, -1)
}

function drawRest(
  context: CanvasRenderingContext2D,
  row: CameraBars,
  view: Span,
  width: number,
  top: number,
  paint: Paint,
) {
  const removed = shareOf(view, row.removedTo) * width
  context.fillStyle = paint.dot
  for (let x = 7; x < removed - 2; x += 14) {
    context.beginPath()
    context.arc(x, top + bar / 2, 1.4, 0, 2 * Math.PI)
    context.fill()
  }
  const ahead = shareOf(view, row.aheadFrom) * width
  if (ahead >= width - 3) return
  context.strokeStyle = paint.edge
  context.lineWidth = 1.5
  context.setLineDash([3, 3])
  context.strokeRect(ahead + 0.75, top + 0.75, width - ahead - 1.5, bar - 1.5)
  context.setLineDash([])
}

/** A camera's time in a view of it: hours, what is recorded, held and missing, what is gone and what is still to come. */
export const drawBars =
  (row: CameraBars, view: Span, ticks: readonly Tick[]): Draw =>
  (context, { width, height }, paint) => {
    const top = (height - bar) / 2
    const xOf = (at: number) => shareOf(view, at) * width
    context.fillStyle = paint.line
    for (const { at } of ticks) context.fillRect(Math.min(width - 1, Math.round(xOf(at))), 0, 1, height)
    drawRest(context, row, view, width, top, paint)
    const shown = row.bars.filter((one) => overlaps(one, view))
    const isOver = ({ kind }: Bar) => kind === 'gap' || kind === 'explained' || kind === 'held'
    for (const one of [...shown.filter((each) => !isOver(each)), ...shown.filter(isOver)]) {
      const [x, end] = [xOf(one.fromAt), xOf(one.toAt)]
      drawBar(context, one, x, end, top, paint)
      if (one.kind === 'held') drawReference(context, one.references.join(', '), x, end - x, height / 2, paint)
    }
    for (const held of row.brackets) if (overlaps(held, view)) drawBracket(context, held, view, width, top, paint.held)
  }
