import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { LookForm } from './look-form.tsx'

/** How visitors meet the office on the kiosk: set by the manager, sensible with nothing set. */
export function LookScreen() {
  const { t } = useTranslation()
  const { data, error } = useAnswer('look', 'get', {})
  return (
    <>
      <PageHeader title={t('look.title')} below={t('look.below')} />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data && <LookForm look={data} />}
    </>
  )
}
