import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { clockTime, dateTime, durationText, longDate } from '../../ui/dates.ts'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { useDesk } from '../desk-context.ts'
import { listText } from '../list-text.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import styles from './sweeps-screen.module.css'

type Clock = Answer<'sweeps', 'state'>['clock']

/** The machine's clock is in doubt, so nothing is removed until two people have looked at it, or other clocks agree. */
export function ClockPanel({ clock, nowAt }: { clock: Clock; nowAt: number }) {
  const { t } = useTranslation()
  const { zone, may, staff } = useDesk()
  const others = clock.agreeing.map((name) => t(`sweeps.clock.corroborator.${name}`))
  const said = clock.saidBy.map(({ name }) => name)
  const haveSaid = clock.saidBy.some(({ staffId }) => staffId === staff.id)
  return (
    <NoticeBox tone="brick" title={t('sweeps.clock.title')}>
      <p>
        {clock.reason && t(`sweeps.clock.reason.${clock.reason}`)}{' '}
        {clock.offMs !== null && t('sweeps.clock.off', { time: durationText(Math.abs(clock.offMs)) })}{' '}
        {t('sweeps.clock.since', { moment: dateTime(clock.since, zone) })}
      </p>
      <p>
        {others.length > 0 ? t('sweeps.clock.agreeing', { names: listText(others) }) : t('sweeps.clock.agreeingNone')}{' '}
        {t('sweeps.clock.heals')}
      </p>
      {said.length > 0 && !haveSaid && (
        <p>
          <bdi>{t('sweeps.clock.said', { names: listText(said) })}</bdi>
        </p>
      )}
      {haveSaid && <p role="status">{t('sweeps.clock.youSaid')}</p>}
      {may('clock.confirm') && !haveSaid ? <ConfirmClock nowAt={nowAt} /> : <p>{t('sweeps.clock.guards')}</p>}
    </NoticeBox>
  )
}

function ConfirmClock({ nowAt }: { nowAt: number }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const [reason, setReason] = useState('')
  const [short, setShort] = useState(false)
  const confirm = useAct('clock', 'confirm', ['sweeps', 'clock', 'dashboard', 'coverage'])
  const wrong = short ? t('holds.reasonShort') : fieldRefusals(confirm.error, t).reason
  return (
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
  )
}
