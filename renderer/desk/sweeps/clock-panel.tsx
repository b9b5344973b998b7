import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { clockTime, dateTime, longDate } from '../../ui/dates.ts'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { useDesk } from '../desk-context.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import styles from './sweeps-screen.module.css'

type Clock = Answer<'sweeps', 'state'>['clock']

/** The machine's clock cannot be trusted, so nothing is removed until a manager has looked at it. */
export function ClockPanel({ clock, nowAt }: { clock: Clock; nowAt: number }) {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const [reason, setReason] = useState('')
  const [short, setShort] = useState(false)
  const confirm = useAct('clock', 'confirm', ['sweeps', 'clock', 'dashboard', 'coverage'])
  const wrong = short ? t('holds.reasonShort') : fieldRefusals(confirm.error, t).reason
  const known = clock.reason ? t(`sweeps.clock.reason.${clock.reason}`, { defaultValue: '' }) : ''
  return (
    <NoticeBox tone="brick" title={t('sweeps.clock.title')}>
      <p>
        {known} {t('sweeps.clock.since', { moment: dateTime(clock.since, zone) })}
      </p>
      {may('clock.confirm') ? (
        <form
          className={styles.clock}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const tooShort = reason.trim().length < 10
            setShort(tooShort)
            if (!tooShort) confirm.mutate({ reason })
          }}
        >
          <p>{t('sweeps.clock.compare', { date: longDate(nowAt, zone), time: clockTime(nowAt, zone) })}</p>
          <Textarea
            label={t('sweeps.clock.why')}
            description={t('sweeps.clock.whyHint')}
            autosize
            minRows={2}
            maxLength={2000}
            autoComplete="off"
            value={reason}
            error={wrong}
            onChange={(event) => {
              setReason(event.currentTarget.value)
              setShort(false)
            }}
          />
          {!wrong && <Refused error={confirm.error} />}
          <div>
            <Button type="submit" variant="sill" loading={confirm.isPending}>
              {t('sweeps.clock.confirm')}
            </Button>
          </div>
        </form>
      ) : (
        <p>{t('sweeps.clock.manager')}</p>
      )}
    </NoticeBox>
  )
}
