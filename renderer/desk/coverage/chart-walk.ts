import { useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { walk } from './bar-walk.ts'
import type { CameraRowData } from './camera-rows.ts'
import { shareOf } from './day-bars.ts'
import { walkTiles } from './month-tiles.ts'
import type { Zoom } from './use-zoom.ts'

export type Track = 'month' | 'day'
export type Place = { track: Track; row: number; place: number }

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most - 1))

/** Where the focus is in the two pictures, and where the keys take it. `onTile` is told of a tile that was chosen. */
export function useChartWalk(
  rows: readonly CameraRowData[],
  shownTile: number,
  zoom: Zoom,
  onTile: (tile: number) => void,
) {
  const [stops, setStops] = useState({ row: 0, tile: null as number | null, bar: 0 })
  const [entered, setEntered] = useState<Track | null>(null)
  const tileRef = useRef<HTMLDivElement>(null)
  const barRef = useRef<HTMLDivElement>(null)
  const wanted = useRef<Track | null>(null)
  useLayoutEffect(() => {
    if (wanted.current) (wanted.current === 'month' ? tileRef : barRef).current?.focus()
    wanted.current = null
  })
  const row = clamp(stops.row, rows.length)
  const tiles = rows[row]?.tiles.length ?? 0
  const here = {
    row,
    tile: clamp(stops.tile ?? shownTile, tiles),
    bar: clamp(stops.bar, rows[row]?.bars.length ?? 0),
  }

  function enter({ track, row: at, place }: Place): void {
    wanted.current = track
    setEntered(track)
    setStops(track === 'month' ? { ...here, row: at, tile: place, bar: 0 } : { ...here, row: at, bar: place })
    if (track === 'day' && rows[at]?.bars[place]) zoom.reveal(rows[at].bars[place])
  }

  function zoomKey(key: string): boolean {
    const bar = rows[here.row]?.bars[here.bar]
    const share = bar ? shareOf(zoom.view, (bar.fromAt + bar.toAt) / 2) : 0.5
    if (key === '+' || key === '=') zoom.closer(share)
    else if (key === '-' || key === '_') zoom.farther(share)
    else if (key === '0') zoom.all()
    else return false
    return true
  }

  function onKeyDown(event: KeyboardEvent, track: Track): void {
    const rightToLeft = document.documentElement.dir === 'rtl'
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (zoomKey(event.key)) return event.preventDefault()
    if (track === 'month') {
      const choose = event.key === 'Enter' || event.key === ' '
      const next = walkTiles({ row: here.row, tile: here.tile }, { rows: rows.length, tiles }, event.key, rightToLeft)
      if (choose) onTile(here.tile)
      else if (next) enter({ track, row: next.row, place: next.tile })
      else return
    } else {
      const bars = rows.map((one) => one.bars)
      const next = walk(bars, { row: here.row, bar: here.bar }, event.key, rightToLeft)
      if (!next) return
      enter({ track, row: next.row, place: next.bar })
    }
    event.preventDefault()
  }

  return { here, entered, setEntered, enter, onKeyDown, tileRef, barRef }
}
