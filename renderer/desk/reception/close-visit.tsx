import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { useAct } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { visitWords } from '../visit-name.tsx'
import type { OnSiteVisit } from './reception-screen.tsx'

/** Staff sign a visitor out: recorded as closed by staff, never as left. */
export function CloseVisit({ visit, onClose }: { visit: OnSiteVisit | null; onClose: () => void }) {
  const { t } = useTranslation()
  const close = useAct('visits', 'close')
  const leave = () => {
    close.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      open={visit !== null}
      title={t('reception.close.title', { name: visit ? visitWords(visit) : '' })}
      confirm={t('reception.close.action')}
      busy={close.isPending}
      onConfirm={() => visit && close.mutate({ visitId: visit.id }, { onSuccess: leave })}
      onClose={leave}
    >
      <p>{t('reception.close.text')}</p>
      <Refused error={close.error} />
    </ConfirmDialog>
  )
}
