import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { useAct } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import type { Expected } from './invitation-draft.ts'

/** The visitor hears of it where there is an address, and their calendar too. */
export function CancelInvitation({ invitation, onClose }: { invitation: Expected | null; onClose: () => void }) {
  const { t } = useTranslation()
  const cancel = useAct('invitations', 'cancel')
  const leave = () => {
    cancel.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      open={invitation !== null}
      title={t('expected.cancel.title', { name: invitation?.name ?? '' })}
      confirm={t('expected.cancel.action')}
      cancel={t('expected.cancel.keep')}
      danger
      busy={cancel.isPending}
      onConfirm={() => invitation && cancel.mutate({ invitationId: invitation.id }, { onSuccess: leave })}
      onClose={leave}
    >
      <p>{t(invitation?.email ? 'expected.cancel.told' : 'expected.cancel.silent')}</p>
      <Refused error={cancel.error} />
    </ConfirmDialog>
  )
}
