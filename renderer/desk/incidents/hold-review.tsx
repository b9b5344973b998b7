import { Button } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, localDate } from '../../../shared/time.ts'
import { fullDate } from '../../ui/dates.ts'
import { AsideCard } from '../../ui/desk/aside-card.tsx'
import { useDesk } from '../desk-context.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import type { Hold } from './hold-section.tsx'
import { readDate } from './read-date.ts'
import styles from './incident-screen.module.css'

/** "Review by Monday 30 November", and the way to set a new date. */
export function HoldReview({ hold }: { hold: Hold }) {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const [setting, setSetting] = useState(false)
  const [done, setDone] = useState(false)
  const todayOn = localDate(Date.now(), zone)
  const days = Math.round((Date.parse(hold.reviewOn) - Date.parse(todayOn)) / 86_400_000)
  const when = days > 0 ? 'ahead' : days === 0 ? 'today' : 'late'
  return (
    <AsideCard title={t('holds.review.by')} tone={days <= 0 ? 'brick' : 'brass'} rule="start">
      <p className={styles.review}>{fullDate(hold.reviewOn, zone)}</p>
      <p>{t(`holds.review.${when}`, { count: Math.abs(days) })}</p>
      {may('holds.setReview') &&
        (setting ? (
          <NewDate
            hold={hold}
            todayOn={todayOn}
            onDone={() => {
              setSetting(false)
              setDone(true)
            }}
          />
        ) : (
          <div>
            <Button autoFocus={done} onClick={() => setSetting(true)}>
              {t('holds.review.set')}
            </Button>
          </div>
        ))}
    </AsideCard>
  )
}

function NewDate({ hold, todayOn, onDone }: { hold: Hold; todayOn: string; onDone: () => void }) {
  const { t } = useTranslation()
  const [on, setOn] = useState<string | null>(addDays(todayOn, 30))
  const act = useAct('holds', 'setReview', ['incidents', 'dashboard'])
  const wrong = fieldRefusals(act.error, t).reviewOn
  return (
    <form
      className={styles.ask}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (on) act.mutate({ holdId: hold.id, reviewOn: on }, { onSuccess: onDone })
      }}
    >
      <DateInput
        autoFocus
        label={t('holds.review.next')}
        value={on}
        valueFormat="D MMM YYYY"
        dateParser={readDate}
        minDate={addDays(todayOn, 1)}
        autoComplete="off"
        error={wrong}
        onChange={setOn}
      />
      {!wrong && <Refused error={act.error} />}
      <div className={styles.buttons}>
        <Button type="submit" variant="sill" loading={act.isPending} disabled={!on}>
          {t('holds.review.keep')}
        </Button>
        <Button onClick={onDone}>{t('ui.desk.cancel')}</Button>
      </div>
    </form>
  )
}
