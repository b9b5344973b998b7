import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { DeskLink } from '../desk-link.tsx'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { AskForDay } from './ask-for-day.tsx'
import styles from './certificate.module.css'
import { ProofPaper } from './proof-paper.tsx'
import { TakeAway } from './take-away.tsx'

/** What footage existed on one day beyond its time, to be read, printed and taken away. */
export function ProofScreen() {
  const { t } = useTranslation()
  const { on = '' } = useParams({ strict: false }) as { on?: string }
  const proof = useAnswer('sweeps', 'prove', { on }, [])
  const take = useAct('sweeps', 'proofFile', [])
  const back = <DeskLink to="/sweeps">{t('certificate.all')}</DeskLink>
  return (
    <div className={styles.screen}>
      <AskForDay key={on} shown={on} />
      <div className={styles.sheet}>
        <div className={styles.tools}>
          {back}
          {proof.data && (
            <div className={styles.takeAway}>
              <Button
                leftSection={<IconPrinter size={20} stroke={2} aria-hidden="true" />}
                onClick={() => window.print()}
              >
                {t('certificate.print')}
              </Button>
              <TakeAway
                busy={take.isPending}
                onTake={(format) => take.mutate({ on, format }, { onSuccess: ({ url }) => location.assign(url) })}
              />
            </div>
          )}
        </div>
        <Refused error={take.error} />
        {!proof.data && <PageHeader title={t('proof.nav')} />}
        {!proof.data && !proof.error && <LoadingState />}
        <Refused error={proof.error} />
        {proof.data && <ProofPaper proof={proof.data} />}
      </div>
    </div>
  )
}
