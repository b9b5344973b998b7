import type { RefObject } from 'react'
import { useEffect } from 'react'

/** A new page is announced: its title takes the focus, unless a field has already asked for it. */
export function useTitleFocus(title: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = title.current?.closest('form, main')
    const asked = document.activeElement !== page && page?.contains(document.activeElement)
    if (!asked) title.current?.focus({ preventScroll: true })
  }, [title])
}
