import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../ui/desk/confirm-dialog.tsx'
import { meKey } from './queries.ts'

const warnMs = 20_000
const tickMs = 500
const acts = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Signs out after `idleMs` without a touch of key, pointer or wheel in any tab of this browser, with a warning 20 s
 * before. While somebody works without a call (a long form), it asks the host now and then, so that both agree.
 */
export function IdleLock({ idleMs, onIdle }: { idleMs: number; onIdle: () => void }) {
  const { t } = useTranslation()
  const { seconds, stay } = useIdle(idleMs, onIdle)
  return (
    <ConfirmDialog
      open={seconds !== null}
      title={t('desk.idle.title')}
      confirm={t('desk.idle.stay')}
      cancel={null}
      onConfirm={stay}
      onClose={stay}
    >
      <p>{t('desk.idle.text', { count: seconds ?? 0 })}</p>
    </ConfirmDialog>
  )
}

/** Seconds until the lock while the warning shows, else null. */
function useIdle(idleMs: number, onIdle: () => void): { seconds: number | null; stay: () => void } {
  const queries = useQueryClient()
  const [seconds, setSeconds] = useState<number | null>(null)
  const actedAt = useRef(Date.now())
  const askedAt = useRef(Date.now())
  const warning = useRef(false)
  const channel = useRef<BroadcastChannel>(null)
  const idle = useRef(onIdle)
  idle.current = onIdle

  const stay = useCallback(() => {
    actedAt.current = Date.now()
    warning.current = false
    setSeconds(null)
    channel.current?.postMessage('stay')
    void queries.invalidateQueries({ queryKey: meKey })
  }, [queries])

  useEffect(() => {
    const tabs = new BroadcastChannel('foyer-activity')
    channel.current = tabs
    let toldAt = 0
    const seen = (anywhere: boolean) => {
      const now = Date.now()
      actedAt.current = now
      if (anywhere || now - toldAt < 1000) return
      toldAt = now
      tabs.postMessage('active')
    }
    const here = () => {
      if (!warning.current) seen(false)
    }
    tabs.addEventListener('message', () => {
      warning.current = false
      setSeconds(null)
      seen(true)
    })
    for (const act of acts) document.addEventListener(act, here, { passive: true, capture: true })
    const tick = setInterval(() => {
      const now = Date.now()
      const left = actedAt.current + idleMs - now
      if (left <= 0) return idle.current()
      warning.current = left <= warnMs
      setSeconds(warning.current ? Math.ceil(left / 1000) : null)
      if (actedAt.current > askedAt.current && now - askedAt.current > idleMs / 3) {
        askedAt.current = now
        void queries.invalidateQueries({ queryKey: meKey })
      }
    }, tickMs)
    return () => {
      clearInterval(tick)
      tabs.close()
      for (const act of acts) document.removeEventListener(act, here, { capture: true })
    }
  }, [idleMs, queries])

  return { seconds, stay }
}
