import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { DeskLink } from '../desk-link.tsx'
import { listText } from '../list-text.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { AskForDay } from './ask-for-day.tsx'
import { CertificatePaper } from './certificate-paper.tsx'
import { ProofCalendar } from './proof-calendar.tsx'
import { TakeAway } from './take-away.tsx'
import styles from './certificate.module.css'

/** One certificate, to be read, printed and checked. */
export function CertificateScreen() {
  const { t } = useTranslation()
  const { number } = useParams({ strict: false }) as { number?: string }
  const wanted = Number(number)
  const known = Number.isSafeInteger(wanted) && wanted > 0
  const certificate = useAnswer('sweeps', 'certificate', { number: wanted }, [], { enabled: known })
  const take = useAct('sweeps', 'certificateFile', [])
  const back = <DeskLink to="/sweeps">{t('certificate.all')}</DeskLink>
  if (!certificate.data)
    return (
      <>
        <PageHeader above={back} title={t('certificate.nav')} />
        {known && !certificate.error && <LoadingState />}
        {!known && <p>{t('errors.certificate-unknown')}</p>}
        <Refused error={certificate.error} />
      </>
    )
  return (
    <div className={styles.screen}>
      <div className={styles.beforeSheet}>
        <ProofCalendar current={wanted} />
        <AskForDay />
      </div>
      <div className={styles.sheet}>
        <div className={styles.tools}>
          {back}
          <div className={styles.takeAway}>
            <Button
              leftSection={<IconPrinter size={20} stroke={2} aria-hidden="true" />}
              onClick={() => window.print()}
            >
              {t('certificate.print')}
            </Button>
            <TakeAway
              busy={take.isPending}
              onTake={(format) =>
                take.mutate({ number: wanted, format }, { onSuccess: ({ url }) => location.assign(url) })
              }
            />
          </div>
        </div>
        <Refused error={take.error} />
        <CertificatePaper certificate={certificate.data} />
        {certificate.data.confirmedBy.length > 0 && (
          <p className={styles.beside}>
            {t('certificate.confirmed', { names: listText(certificate.data.confirmedBy) })}
          </p>
        )}
      </div>
    </div>
  )
}
