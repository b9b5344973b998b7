import { Button } from '@mantine/core'
import { IconBell, IconBellOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../ui/dates.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from './help-call-banner.module.css'
import { isMuted, mute, ringBell, ringEvery } from './help-call-sound.ts'

export type HelpCallBannerProps = {
  zone: string
  /** Whether whoever sits here may say that they are coming. */
  answers: boolean
  /** Nobody is signed in on this desk. */
  locked?: boolean
}

/** Somebody at a kiosk asks for a person: above every screen of the desk, and heard. */
export function HelpCallBanner({ zone, answers, locked = false }: HelpCallBannerProps) {
  const { t } = useTranslation()
  const { data: calls = [] } = useAnswer('calls', 'waiting', {}, ['calls'])
  const answer = useAct('calls', 'answer')
  const [muted, setMuted] = useState(isMuted)
  useRinging(muted ? '' : calls.map(({ id, rungAt }) => `${id} ${rungAt}`).join())
  const quieten = () => {
    mute(!muted)
    setMuted(!muted)
  }
  return (
    <div role="alert" className={styles.place} data-locked={locked ? '' : undefined}>
      {calls.map((call) => (
        <div key={call.id} className={styles.call}>
          <IconBell size={26} stroke={2} aria-hidden="true" />
          <p className={styles.words}>
            {t('helpCalls.waiting', { device: call.device, time: clockTime(call.rungAt, zone) })}
            {locked && ` ${t('helpCalls.signIn')}`}
          </p>
          {answers && (
            <Button variant="sill" loading={answer.isPending} onClick={() => answer.mutate({ callId: call.id })}>
              {t('helpCalls.coming')}
            </Button>
          )}
          <Button
            variant="plain"
            aria-pressed={muted}
            leftSection={
              muted ? <IconBellOff size={18} aria-hidden="true" /> : <IconBell size={18} aria-hidden="true" />
            }
            onClick={quieten}
          >
            {t(muted ? 'helpCalls.soundOff' : 'helpCalls.soundOn')}
          </Button>
        </div>
      ))}
      {answer.error && <Refused error={answer.error} />}
    </div>
  )
}

/** Rings at once for what is new, then every ten seconds until nothing waits; '' is silence. */
function useRinging(calls: string): void {
  useEffect(() => {
    if (calls === '') return
    ringBell()
    const timer = setInterval(ringBell, ringEvery)
    return () => clearInterval(timer)
  }, [calls])
}
