import { Button } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDate } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import { readDate } from '../../desk/incidents/read-date.ts'
import styles from './proof.module.css'

/** "What footage existed on this day?" */
export function AskForDay({ shown }: { shown?: string }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const navigate = useNavigate()
  const todayOn = localDate(Date.now(), zone)
  const [on, setOn] = useState<string | null>(shown ?? todayOn)
  return (
    <section className={styles.ask} aria-labelledby="ask-for-day">
      <h2 id="ask-for-day">{t('proof.ask')}</h2>
      <p className={styles.quiet}>{t('proof.askWhy')}</p>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (on) void navigate({ to: `/proof/${on}` as '/' })
        }}
      >
        <DateInput
          label={t('proof.on')}
          value={on}
          valueFormat="D MMMM YYYY"
          dateParser={readDate}
          maxDate={todayOn}
          autoComplete="off"
          onChange={setOn}
        />
        <Button type="submit" disabled={!on}>
          {t('proof.prove')}
        </Button>
      </form>
    </section>
  )
}
