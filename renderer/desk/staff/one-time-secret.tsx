import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { BigCode } from '../big-code.tsx'

export type FreshSecret = { name: string; secret: string }

/** Shown once: the host keeps only its hash. */
export function OneTimeSecret({ secret, onClose }: { secret: FreshSecret | null; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      open={secret !== null}
      title={t('staff.secret.title', { name: secret?.name ?? '' })}
      confirm={t('staff.secret.action')}
      cancel={null}
      onConfirm={onClose}
      onClose={onClose}
    >
      <BigCode>{secret?.secret ?? ''}</BigCode>
      <p>{t('staff.secret.text')}</p>
    </ConfirmDialog>
  )
}
