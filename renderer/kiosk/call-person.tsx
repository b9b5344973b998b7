import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../client.ts'
import { listenLive } from '../live.ts'
import { clockTime } from '../ui/dates.ts'
import { KioskButton } from '../ui/kiosk/kiosk-button.tsx'
import { KioskDialog } from '../ui/kiosk/kiosk-dialog.tsx'
import { refusalOf } from './station.ts'

/** What is true of a call: told to the visitor as it is. */
type Rung =
  | { kind: 'none' }
  | { kind: 'ringing' }
  | { kind: 'failed' }
  | { kind: 'rung'; callId: number; rungAt: number; heard: boolean }
  | { kind: 'answered'; at: number }

export type PersonCall = { state: Rung; ring: () => void; forget: () => void }

/** ms after which a call is said to be unanswered, and between two looks whether somebody is coming. */
const unansweredAfter = 45_000
const lookEvery = 5_000

/** One visitor's call for a person: rung at the desk, followed until somebody says that they are coming. */
export function usePersonCall(): PersonCall {
  const [state, setState] = useState<Rung>({ kind: 'none' })
  const turn = useRef(0)
  const ring = useCallback(() => {
    const mine = (turn.current += 1)
    const settle = (next: Rung) => mine === turn.current && setState(next)
    setState({ kind: 'ringing' })
    client.calls.ring({}).then(
      (rung) => settle({ kind: 'rung', ...rung }),
      (error: unknown) => (refusalOf(error), settle({ kind: 'failed' })),
    )
  }, [])
  const forget = useCallback(() => {
    turn.current += 1
    setState({ kind: 'none' })
  }, [])
  useEffect(() => {
    if (state.kind !== 'rung') return
    const { callId } = state
    const mine = turn.current
    const look = () =>
      client.calls.state({ callId }).then(
        ({ answeredAt }) => {
          if (mine === turn.current && answeredAt !== null) setState({ kind: 'answered', at: answeredAt })
        },
        // The next look may be answered.
        (error: unknown) => void refusalOf(error),
      )
    const stop = listenLive((topic) => topic === 'calls' && void look())
    const timer = setInterval(() => void look(), lookEvery)
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [state])
  return useMemo(() => ({ state, ring, forget }), [state, ring, forget])
}

export type CallDialogProps = {
  open: boolean
  onClose: () => void
  /** Null where this screen cannot ring: not enrolled, or not a kiosk. */
  call: PersonCall | null
  timeZone: string
}

/** Says only what is true: when it was rung, whether anybody is there to hear it, and that somebody is coming. */
export function CallDialog({ open, onClose, call, timeZone }: CallDialogProps) {
  const { t, i18n } = useTranslation()
  const waited = useWaited(call?.state)
  const state = call?.state ?? { kind: 'none' }
  const time = (at: number) => clockTime(at, timeZone, i18n.language)
  const again = state.kind === 'failed' || (state.kind === 'rung' && waited)
  return (
    <KioskDialog
      open={open}
      onClose={onClose}
      title={t(state.kind === 'answered' ? 'kiosk.call.comingTitle' : 'kiosk.call.title')}
      actions={
        <>
          <KioskButton look="sill" onClick={onClose}>
            {t('kiosk.close')}
          </KioskButton>
          {call && again && <KioskButton onClick={call.ring}>{t('kiosk.call.again')}</KioskButton>}
        </>
      }
    >
      <p role="status">{words()}</p>
      <p>{t(state.kind === 'none' ? 'kiosk.call.text' : 'kiosk.call.canDo')}</p>
    </KioskDialog>
  )

  function words(): string {
    switch (state.kind) {
      case 'none':
        return t('kiosk.call.truth')
      case 'ringing':
        return t('kiosk.call.ringing')
      case 'failed':
        return t('kiosk.call.failed')
      case 'answered':
        return t('kiosk.call.coming', { time: time(state.at) })
      case 'rung':
        if (!state.heard) return t('kiosk.call.unheard', { time: time(state.rungAt) })
        return t(waited ? 'kiosk.call.noAnswer' : 'kiosk.call.rung', { time: time(state.rungAt) })
    }
  }
}

/** Whether a call has been ringing for so long that the visitor is told. */
function useWaited(state: Rung | undefined): boolean {
  const [waited, setWaited] = useState<Rung | null>(null)
  useEffect(() => {
    if (state?.kind !== 'rung') return
    const timer = setTimeout(() => setWaited(state), unansweredAfter)
    return () => clearTimeout(timer)
  }, [state])
  return waited !== null && waited === state
}
