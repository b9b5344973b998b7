import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { bytesText, countText, dateTime } from '../../ui/dates.ts'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { pardonsText } from './pardons-text.ts'
import styles from './sweeps-screen.module.css'

type Sweep = Answer<'sweeps', 'list'>[number]

const shownAtFirst = 10

/** Every sweep, newest first, each with its certificate. */
export function SweepsTable() {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const [all, setAll] = useState(false)
  const sweeps = useAnswer('sweeps', 'list', {}, ['sweeps'])
  const rows = all ? (sweeps.data ?? []) : (sweeps.data ?? []).slice(0, shownAtFirst)
  const hidden = (sweeps.data?.length ?? 0) - rows.length
  return (
    <section className={styles.section} aria-labelledby="sweeps-history">
      <h2 id="sweeps-history" className={styles.heading}>
        {t('sweeps.history')}
      </h2>
      <Refused error={sweeps.error} />
      {!sweeps.data && !sweeps.error && <LoadingState />}
      {sweeps.data && (
        <RegisterTable
          caption={t('sweeps.history')}
          rows={rows}
          rowKey={(sweep) => sweep.id}
          empty={t('sweeps.none')}
          tone={(sweep) => (sweep.outcome === 'complete' || sweep.outcome === 'running' ? undefined : 'brass')}
          note={
            hidden > 0 && <TextAction onClick={() => setAll(true)}>{t('sweeps.earlier', { count: hidden })}</TextAction>
          }
          columns={[
            {
              key: 'when',
              header: t('sweeps.column.when'),
              cell: (sweep) => (
                <TwoLines first={dateTime(sweep.startedAt, zone)} second={sweep.startedBy ?? t('sweeps.byMachine')} />
              ),
            },
            { key: 'outcome', header: t('sweeps.column.outcome'), cell: (sweep) => <Outcome sweep={sweep} /> },
            {
              key: 'removed',
              header: t('sweeps.column.removed'),
              align: 'end',
              cell: (sweep) => (
                <TwoLines first={countText(sweep.removed)} second={sweep.removed > 0 && bytesText(sweep.bytes)} />
              ),
            },
            { key: 'held', header: t('sweeps.column.held'), align: 'end', cell: (sweep) => countText(sweep.held) },
            {
              key: 'certificate',
              header: t('sweeps.column.certificate'),
              cell: (sweep) =>
                sweep.certificate === null ? (
                  t('sweeps.noCertificate')
                ) : (
                  <DeskLink to={`/sweeps/${sweep.certificate}`}>
                    {t('sweeps.certificate', { number: countText(sweep.certificate) })}
                  </DeskLink>
                ),
            },
          ]}
        />
      )}
    </section>
  )
}

function Outcome({ sweep }: { sweep: Sweep }) {
  const { t } = useTranslation()
  const count = (key: string, number: number) => t(key, { count: number, number: countText(number) })
  const left = [
    sweep.pardoned > 0 && `${count('sweeps.pardoned', sweep.pardoned)}: ${pardonsText(t, sweep.pardons)}`,
    sweep.unchecked > 0 && count('sweeps.unchecked', sweep.unchecked),
  ].filter((part) => part !== false)
  return <TwoLines first={t(`sweeps.outcome.${sweep.outcome}.short`)} second={left.join('; ') || undefined} />
}
