import { useEffect, useRef, useState } from 'react'
import type { PointerEvent, RefObject } from 'react'
import type { Span } from './day-bars.ts'
import { isWhole, panBy, viewOf, zoomBy } from './day-zoom.ts'

/** How much of the time is shown after one step closer. */
const step = 0.5
/** CSS pixels that a finger or a mouse moves before it drags the view along. */
const dragFrom = 6

type Held = Map<number, { x: number; y: number }>

/** A view of a day: zoomed by Ctrl and wheel, two fingers, keys or buttons, and dragged along once it is closer. */
export function useZoom(day: Span) {
  const [zoomed, setZoomed] = useState<{ of: number; view: Span } | null>(null)
  const view = zoomed?.of === day.fromAt ? zoomed.view : { fromAt: day.fromAt, toAt: day.toAt }
  const latest = useRef({ day, view })
  useEffect(() => {
    latest.current = { day, view }
  })
  const show = (make: (day: Span, view: Span) => Span) => {
    const { day: whole, view: before } = latest.current
    const next = make(whole, before)
    latest.current = { day: whole, view: next }
    setZoomed({ of: whole.fromAt, view: next })
  }
  return {
    view,
    whole: isWhole(day, view),
    closer: (share = 0.5) => show((whole, before) => zoomBy(whole, before, step, share)),
    farther: (share = 0.5) => show((whole, before) => zoomBy(whole, before, 1 / step, share)),
    all: () => show((whole) => whole),
    reveal: (bar: Span) => show((whole, before) => viewOf(whole, before, bar)),
    show,
  }
}
export type Zoom = ReturnType<typeof useZoom>

/** Where along a track a pointer is, 0 at the start of the day. */
export function shareAt(track: Element, x: number): number {
  const { left, width } = track.getBoundingClientRect()
  const share = Math.min(1, Math.max(0, (x - left) / width))
  return document.documentElement.dir === 'rtl' ? 1 - share : share
}

/** Wheel, pinch and drag over the day's tracks inside of an element. `trackOf` finds the track under an event's target. */
export function useZoomGestures(
  area: RefObject<HTMLElement | null>,
  zoom: Zoom,
  trackOf: (target: Element) => Element | null,
) {
  const held = useRef<Held>(new Map())
  const dragged = useRef(false)
  const latest = useRef({ zoom, trackOf })
  useEffect(() => {
    latest.current = { zoom, trackOf }
  })
  useEffect(() => {
    const element = area.current
    const onWheel = (event: WheelEvent) => {
      const track = latest.current.trackOf(event.target as Element)
      if (!track) return
      const { show } = latest.current.zoom
      const mirrored = document.documentElement.dir === 'rtl' ? -1 : 1
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX
      if (event.ctrlKey || event.metaKey)
        show((day, view) => zoomBy(day, view, Math.exp(event.deltaY / 240), shareAt(track, event.clientX)))
      else if (sideways && !latest.current.zoom.whole)
        show((day, view) => panBy(day, view, (mirrored * sideways) / track.clientWidth))
      else return
      event.preventDefault()
    }
    // React listens passively, and a passive listener cannot keep the page from zooming.
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [area])

  function onPointerMove(event: PointerEvent, track: Element): void {
    const before = held.current.get(event.pointerId)
    if (!before) return
    const here = { x: event.clientX, y: event.clientY }
    const [other] = [...held.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point)
    if (!other && !dragged.current && Math.abs(here.x - before.x) < dragFrom) return
    held.current.set(event.pointerId, here)
    dragged.current = true
    if (other) {
      const apart = (point: { x: number; y: number }) => Math.max(20, Math.hypot(point.x - other.x, point.y - other.y))
      const middle = shareAt(track, (here.x + other.x) / 2)
      zoom.show((day, view) => zoomBy(day, view, apart(before) / apart(here), middle))
    } else {
      const mirrored = document.documentElement.dir === 'rtl' ? -1 : 1
      zoom.show((day, view) => panBy(day, view, (mirrored * (before.x - here.x)) / track.clientWidth))
    }
  }

  return {
    /** Whether the pointer that is going up has dragged or pinched, and so chose nothing. */
    wasDragged: () => dragged.current,
    onPointerDown(event: PointerEvent): void {
      if (held.current.size === 0) dragged.current = false
      held.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    },
    onPointerMove,
    onPointerEnd: (event: PointerEvent) => void held.current.delete(event.pointerId),
  }
}
