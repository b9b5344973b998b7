import { useTranslation } from 'react-i18next'
import { EmptyState, LoadingState } from '../../ui/desk/page-states.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { useDesk } from '../desk-context.ts'
import { Refused } from '../refusals.tsx'
import { JobTable } from './job-table.tsx'
import { NeedList } from './need-list.tsx'
import { useDashboard } from './use-dashboard.ts'

/** What needs a person, most urgent first, each with the way to mend it; and what Foyer did by itself. */
export function DashboardScreen() {
  const { t } = useTranslation()
  const { staff } = useDesk()
  const { data, error } = useDashboard()
  const runsTheOffice = staff.roles.some((role) => role !== 'receptionist')
  return (
    <>
      <PageHeader title={t('dashboard.title')} />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data &&
        (data.needs.length > 0 ? <NeedList needs={data.needs} /> : <EmptyState>{t('dashboard.empty')}</EmptyState>)}
      {data && runsTheOffice && <JobTable jobs={data.jobs} />}
    </>
  )
}
