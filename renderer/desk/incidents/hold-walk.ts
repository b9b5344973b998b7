import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { type Place, walk } from '../coverage/bar-walk.ts'
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
