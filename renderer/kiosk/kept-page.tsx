import type { ReactNode } from 'react'
import { Activity, useEffect, useRef } from 'react'
import { setKeys } from '../ui/kiosk/keyboard/screen-keys.ts'

/**
 * A visitor's page with all that was typed, kept while something else stands in its place: neither seen nor read aloud
 * nor reached then, its camera, countdown and voice off. Afterwards the focus is where it was.
 */
export function KeptPage({ away, children }: { away: boolean; children: ReactNode }) {
  const focused = useRef<HTMLElement | null>(null)
  const before = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (away) {
      before.current = focused.current
      setKeys({ field: null })
    } else before.current?.focus()
  }, [away])
  return (
    <div style={{ display: 'contents' }} onFocus={({ target }) => void (focused.current = target)}>
      <Activity mode={away ? 'hidden' : 'visible'}>{children}</Activity>
    </div>
  )
}
