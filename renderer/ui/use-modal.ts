import { type RefObject, type SyntheticEvent, useEffect, useLayoutEffect, useRef } from 'react'

/** A browser's own modal dialog, shown while `open`: it keeps the focus inside and gives it back; Escape asks `onClose`. */
export function useModal(
  open: boolean,
  onClose: () => void,
): { ref: RefObject<HTMLDialogElement | null>; onCancel: (event: SyntheticEvent) => void } {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = ref.current
    if (!shown) return
    if (open && !shown.open) shown.showModal()
    if (!open && shown.open) shown.close()
  }, [open])
  // One that is taken away while it is open gives the focus back too.
  useLayoutEffect(() => {
    const shown = ref.current
    return () => shown?.close()
  }, [])
  const onCancel = (event: SyntheticEvent) => {
    event.preventDefault()
    onClose()
  }
  return { ref, onCancel }
}
