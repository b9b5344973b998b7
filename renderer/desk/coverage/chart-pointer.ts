import { type PointerEvent, type RefObject, useState } from 'react'
import { barNear } from './camera-rows.ts'
import type { ChartModel } from './chart-model.ts'
import type { Place, useChartWalk } from './chart-walk.ts'
import { shareAt, useZoomGestures } from './use-zoom.ts'

const trackOf = (target: Element) => target.closest<HTMLElement>('[data-track="day"]')
const isSame = (one: Place, other: Place) =>
  one.track === other.track && one.row === other.row && one.place === other.place

/** The place under a pointer; none between the tracks. */
function placeUnder({ days, rows, zoom: { view } }: ChartModel, event: PointerEvent): Place | null {
  const track = (event.target as Element).closest<HTMLElement>('[data-track]')
  if (!track) return null
  const row = Number(track.dataset['row'])
  const share = shareAt(track, event.clientX)
  if (track.dataset['track'] === 'day')
    return { track: 'day', row, place: barNear(rows[row]!.bars, view.fromAt + share * (view.toAt - view.fromAt)) }
  if (days.length === 0) return null
  return { track: 'month', row, place: Math.min(days.length - 1, Math.floor(share * days.length)) }
}

/** What a mouse or a finger points at, chooses, and drags along. */
export function useChartPointer(
  area: RefObject<HTMLElement | null>,
  model: ChartModel,
  { enter }: Pick<ReturnType<typeof useChartWalk>, 'enter'>,
  onChoose: (on: string) => void,
) {
  const [pointed, setPointed] = useState<Place | null>(null)
  const gestures = useZoomGestures(area, model.zoom, trackOf)

  function onPointerMove(event: PointerEvent): void {
    const track = trackOf(event.target as Element)
    if (track) gestures.onPointerMove(event, track)
    const place = placeUnder(model, event)
    setPointed((before) => (before && place && isSame(before, place) ? before : place))
  }
  function onPointerUp(event: PointerEvent): void {
    gestures.onPointerEnd(event)
    const place = gestures.wasDragged() || event.button !== 0 ? null : placeUnder(model, event)
    if (!place) return
    enter(place)
    if (place.track === 'month') onChoose(model.days[place.place]!.on)
  }
  function onPointerLeave(event: PointerEvent): void {
    gestures.onPointerEnd(event)
    setPointed(null)
  }
  return {
    pointed: pointed && model.rows[pointed.row] ? pointed : null,
    clear: () => setPointed(null),
    handlers: {
      onPointerDown: gestures.onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: gestures.onPointerEnd,
      onPointerLeave,
    },
  }
}
