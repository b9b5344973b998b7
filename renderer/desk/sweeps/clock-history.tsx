import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { dateTime, durationText } from '../../ui/dates.ts'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { useDesk } from '../desk-context.ts'
import { listText } from '../list-text.ts'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from './sweeps-screen.module.css'

type Doubt = Answer<'clock', 'history'>[number]

/** Every time that the clock was in doubt; removal was suspended then. */
export function ClockHistory() {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const history = useAnswer('clock', 'history', {}, ['clock'])
  return (
    <section className={styles.section} aria-labelledby="clock-history">
      <h2 id="clock-history" className={styles.heading}>
        {t('sweeps.clock.history.title')}
      </h2>
      <Refused error={history.error} />
      {history.data && (
        <RegisterTable
          caption={t('sweeps.clock.history.title')}
          rows={history.data}
          rowKey={({ id }) => id}
          empty={t('sweeps.clock.history.none')}
          dense
          columns={[
            {
              key: 'when',
              header: t('sweeps.clock.history.when'),
              cell: ({ beganAt }) => dateTime(beganAt, zone),
            },
            {
              key: 'what',
              header: t('sweeps.clock.history.what'),
              cell: ({ reason }) => t(`sweeps.clock.history.short.${reason}`),
            },
            {
              key: 'off',
              header: t('sweeps.clock.history.off'),
              cell: ({ offMs }) => durationText(Math.abs(offMs)),
            },
            { key: 'ended', header: t('sweeps.clock.history.ended'), cell: (doubt) => <Ending doubt={doubt} /> },
          ]}
        />
      )}
    </section>
  )
}

function Ending({ doubt }: { doubt: Doubt }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  if (doubt.endedAt === null) return <strong>{t('sweeps.clock.history.open')}</strong>
  const names = listText(doubt.saidBy.map(({ name }) => name))
  return <bdi>{t(`sweeps.clock.history.${doubt.endedBy}`, { names, moment: dateTime(doubt.endedAt, zone) })}</bdi>
}
