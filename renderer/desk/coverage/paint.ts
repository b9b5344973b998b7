import type { BarKind } from './day-bars.ts'

/** What a picture of coverage is painted with: the colours and textures of the screen as it is now. */
export type Paint = {
  recorded: string
  held: string
  onHeld: string
  paper: string
  line: string
  edge: string
  dot: string
  brick: string
  explained: string
  leaving: string
  font: string
  hatch: CanvasPattern
  hatchExplained: CanvasPattern
  stripes: CanvasPattern
}

/** Device pixels a CSS pixel, in the units of a pattern. */
function texture(scale: number, size: number, draw: (context: CanvasRenderingContext2D) => void): CanvasPattern {
  const tile = document.createElement('canvas')
  tile.width = tile.height = size * scale
  const context = tile.getContext('2d')!
  context.scale(scale, scale)
  draw(context)
  const pattern = context.createPattern(tile, 'repeat')!
  pattern.setTransform(new DOMMatrix().scale(1 / scale))
  return pattern
}

/** Diagonals that go on from one tile of the pattern to the next. */
function hatch(scale: number, ink: string, paper: string): CanvasPattern {
  return texture(scale, 6, (context) => {
    context.fillStyle = paper
    context.fillRect(0, 0, 6, 6)
    context.strokeStyle = ink
    context.lineWidth = 1.6
    for (const shift of [-6, 0, 6]) {
      context.beginPath()
      context.moveTo(shift - 1, 7)
      context.lineTo(shift + 7, -1)
      context.stroke()
    }
  })
}

function stripes(scale: number, ink: string, paper: string): CanvasPattern {
  return texture(scale, 4, (context) => {
    context.fillStyle = paper
    context.fillRect(0, 0, 4, 4)
    context.fillStyle = ink
    context.fillRect(0, 0, 4, 2)
  })
}

/** Reads the tokens where the picture stands; `scale` is device pixels a CSS pixel. */
export function readPaint(element: Element, scale: number): Paint {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--foyer-${name}`).trim()
  const paper = style.getPropertyValue('--paper').trim() || token('ground')
  const [brick, explained, leaving] = [token('brick'), token('gap-explained'), token('leaving')]
  return {
    recorded: token('recorded'),
    held: token('held'),
    onHeld: token('on-held'),
    paper,
    line: token('line'),
    edge: token('edge'),
    dot: token('ink-2'),
    brick,
    explained,
    leaving,
    font: `650 14px ${token('font')}`,
    hatch: hatch(scale, brick, paper),
    hatchExplained: hatch(scale, explained, paper),
    stripes: stripes(scale, leaving, paper),
  }
}

/** How a state is filled, and what its outline is, if it has one. */
export function fillOf(kind: BarKind, paint: Paint): { fill: string | CanvasPattern; outline?: string } | null {
  if (kind === 'recorded') return { fill: paint.recorded }
  if (kind === 'held') return { fill: paint.held }
  if (kind === 'leaving') return { fill: paint.stripes, outline: paint.leaving }
  if (kind === 'gap') return { fill: paint.hatch, outline: paint.brick }
  if (kind === 'explained') return { fill: paint.hatchExplained, outline: paint.explained }
  return null
}
