import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type Paint, readPaint } from './paint.ts'

export type Size = { width: number; height: number }
/** Draws in CSS pixels, time running to the right; where the page runs to the left, the picture is mirrored. */
export type Draw = (context: CanvasRenderingContext2D, size: Size, paint: Paint) => void

/** Counts what changes the colours of the page: dark, contrast, the platform's own. */
let changes = 0
function watchColours(tell: () => void): () => void {
  const changed = () => {
    changes += 1
    tell()
  }
  const watcher = new MutationObserver(changed)
  watcher.observe(document.documentElement, {
    attributeFilter: ['data-mantine-color-scheme', 'data-contrast', 'dir', 'data-text'],
  })
  const queries = ['(prefers-contrast: more)', '(forced-colors: active)', '(prefers-color-scheme: dark)'].map((query) =>
    matchMedia(query),
  )
  for (const query of queries) query.addEventListener('change', changed)
  return () => {
    watcher.disconnect()
    for (const query of queries) query.removeEventListener('change', changed)
  }
}

function paintOn(canvas: HTMLCanvasElement, draw: Draw): void {
  const { clientWidth: width, clientHeight: height } = canvas
  if (width === 0 || height === 0) return
  const scale = window.devicePixelRatio || 1
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)]
  if (canvas.width !== across) canvas.width = across
  if (canvas.height !== down) canvas.height = down
  const context = canvas.getContext('2d')!
  const mirrored = document.documentElement.dir === 'rtl'
  context.setTransform(mirrored ? -scale : scale, 0, 0, scale, mirrored ? across : 0, 0)
  context.clearRect(0, 0, width, height)
  draw(context, { width, height }, readPaint(canvas, scale))
}

/** A canvas that is drawn when it is seen, and again when it changes its size, its colours or what it shows. */
export function Picture({ draw, className }: { draw: Draw; className?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const latest = useRef({ draw, seen: false })
  const colours = useSyncExternalStore(watchColours, () => changes)
  useEffect(() => {
    const element = canvas.current!
    const redraw = () => latest.current.seen && paintOn(element, latest.current.draw)
    const seen = new IntersectionObserver(
      ([entry]) => {
        latest.current.seen = entry?.isIntersecting ?? false
        redraw()
      },
      { rootMargin: '200px' },
    )
    const sized = new ResizeObserver(redraw)
    // On paper all of the page is seen.
    const printed = () => paintOn(element, latest.current.draw)
    window.addEventListener('beforeprint', printed)
    seen.observe(element)
    sized.observe(element)
    return () => {
      window.removeEventListener('beforeprint', printed)
      seen.disconnect()
      sized.disconnect()
    }
  }, [])
  useEffect(() => {
    latest.current.draw = draw
    if (latest.current.seen) paintOn(canvas.current!, draw)
  }, [draw, colours])
  return <canvas ref={canvas} className={className} aria-hidden="true" />
}
