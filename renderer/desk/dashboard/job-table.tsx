import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { dateTime } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import styles from './job-table.module.css'

type Job = Answer<'dashboard', 'get'>['jobs'][number]

/** What Foyer does by itself, and when. */
export function JobTable({ jobs }: { jobs: Job[] }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const outcome = (job: Job) => {
    if (job.lastAt === null) return t('dashboard.job.notYet')
    return t(`dashboard.job.outcome.${job.outcome}`, { defaultValue: job.outcome ?? '' })
  }
  return (
    <section className={styles.jobs}>
      <h2>{t('dashboard.job.title')}</h2>
      <RegisterTable
        caption={t('dashboard.job.title')}
        columns={[
          {
            key: 'job',
            header: t('dashboard.job.job'),
            cell: (job) => t(`dashboard.job.names.${job.job}`, { defaultValue: job.job }),
          },
          {
            key: 'last',
            header: t('dashboard.job.last'),
            cell: (job) => (job.lastAt === null ? t('desk.never') : dateTime(job.lastAt, zone)),
          },
          { key: 'outcome', header: t('dashboard.job.result'), cell: outcome },
          {
            key: 'next',
            header: t('dashboard.job.next'),
            cell: (job) => (job.nextAt === null ? '–' : dateTime(job.nextAt, zone)),
          },
        ]}
        rows={jobs}
        rowKey={(job) => job.job}
        empty={t('dashboard.job.none')}
        dense
      />
    </section>
  )
}
