import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Display } from '../ui/display.ts'
import { showDisplay } from '../ui/display.ts'
import { setKeys } from '../ui/kiosk/keyboard/screen-keys.ts'
import type { PersonCall } from './call-person.tsx'
import { CallDialog, usePersonCall } from './call-person.tsx'
import { TextDialog } from './text-dialog.tsx'

/** How a visitor has the screen; `keys` as the device has them until somebody chooses. */
export type Comfort = Required<Omit<Display, 'mm'>> & {
  keys: 'device' | 'shown' | 'hidden'
  touch: 'normal' | 'steady'
}

export type Help = {
  opened: 'call' | 'text' | null
  display: Comfort
  call: PersonCall | null
  timeZone: string
  /** Rings at once where this screen can. */
  openCall: () => void
  openText: () => void
  close: () => void
  choose: (display: Partial<Comfort>) => void
  /** For the next visitor: nothing open, everything as delivered. A call that was rung stays with the desk. */
  reset: () => void
}

const delivered: Comfort = { text: 'normal', contrast: 'normal', reach: 'normal', keys: 'device', touch: 'normal' }

/** The two things that help on every page; `rings` is the office's zone where this screen can ring the desk. */
export function useHelp(rings: string | null = null): Help {
  const [opened, setOpened] = useState<Help['opened']>(null)
  const [display, setDisplay] = useState<Comfort>(delivered)
  const person = usePersonCall()
  useEffect(() => {
    const { keys, touch, ...shown } = display
    showDisplay(shown)
    setKeys({ wanted: keys === 'device' ? null : keys === 'shown', steady: touch === 'steady' })
  }, [display])
  const { ring, forget } = person
  const coming = person.state.kind === 'answered' || person.state.kind === 'rung'
  const reset = useCallback(() => {
    setOpened(null)
    setDisplay(delivered)
    setKeys({ away: false })
    forget()
  }, [forget])
  const openCall = useCallback(() => {
    setOpened('call')
    // Opened again while somebody comes, or is still being rung, it tells how that stands.
    if (rings !== null && !coming) ring()
  }, [rings, coming, ring])
  return useMemo(
    () => ({
      opened,
      display,
      call: rings === null ? null : person,
      timeZone: rings ?? 'UTC',
      openCall,
      openText: () => setOpened('text'),
      close: () => setOpened(null),
      choose: (chosen: Partial<Comfort>) => setDisplay((before) => ({ ...before, ...chosen })),
      reset,
    }),
    [opened, display, rings, person, openCall, reset],
  )
}

export function HelpDialogs({ help }: { help: Help }) {
  return (
    <>
      <CallDialog open={help.opened === 'call'} onClose={help.close} call={help.call} timeZone={help.timeZone} />
      <TextDialog open={help.opened === 'text'} help={help} />
    </>
  )
}
