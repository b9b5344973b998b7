import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import { type Place, walk } from '../coverage/bar-walk.ts'
import { barNear } from '../coverage/camera-rows.ts'
import type { Span } from '../coverage/day-bars.ts'
import { shareAt } from '../coverage/use-zoom.ts'
import type { HoldRow } from './hold-span.ts'

/** Where the focus is in a hold's picture, and where the arrow keys take it. */
export function useHoldWalk(rows: readonly HoldRow[]) {
  const [place, setPlace] = useState<Place>({ row: 0, bar: 0 })
  const [entered, setEntered] = useState(false)
  const stopRef = useRef<HTMLDivElement>(null)
  const isWanted = useRef(false)
  useLayoutEffect(() => {
    if (isWanted.current) stopRef.current?.focus()
    isWanted.current = false
  })
  const here = rows[place.row]?.bars[place.bar] ? place : { row: 0, bar: 0 }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || rows.length === 0) return
    const bars = rows.map((row) => row.bars)
    const next = walk(bars, here, event.key, document.documentElement.dir === 'rtl')
    if (!next) return
    event.preventDefault()
    isWanted.current = true
    setPlace(next)
  }
  return { here, entered, stopRef, onKeyDown, onEnter: () => setEntered(true) }
}

/** The bar that a pointer is over. */
export function useHoldPointer(rows: readonly HoldRow[], view: Span) {
  const [pointed, setPointed] = useState<Place | null>(null)
  function onPointerMove({ target, clientX }: PointerEvent): void {
    const track = (target as Element).closest<HTMLElement>('[data-row]')
    const row = Number(track?.dataset['row'])
    if (!track || !rows[row]) return setPointed(null)
    const at = view.fromAt + shareAt(track, clientX) * (view.toAt - view.fromAt)
    const bar = barNear(rows[row].bars, at)
    setPointed((before) => (before?.row === row && before.bar === bar ? before : { row, bar }))
  }
  const onPointerLeave = () => setPointed(null)
  const there = pointed && rows[pointed.row]?.bars[pointed.bar] ? pointed : null
  return { pointed: there, handlers: { onPointerMove, onPointerLeave } }
}
