import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { useAct } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import type { FreshSecret } from './one-time-secret.tsx'
import type { StaffMember } from './staff-screen.tsx'

export type AccessChange = { member: StaffMember; act: 'reset' | 'disable' | 'enable' }

type Props = { change: AccessChange; onClose: () => void; onSecret: (secret: FreshSecret) => void }

/** Asks before access is taken away, given back, or a secret replaced. */
export function AccessDialog({ change: { member, act }, onClose, onSecret }: Props) {
  const { t } = useTranslation()
  const reset = useAct('staff', 'resetSecret')
  const disable = useAct('staff', 'disable')
  const enable = useAct('staff', 'enable')
  const input = { staffId: member.id }

  function submit(): void {
    if (act === 'disable') return disable.mutate(input, { onSuccess: onClose })
    if (act === 'enable') return enable.mutate(input, { onSuccess: onClose })
    reset.mutate(input, {
      onSuccess: ({ oneTimeSecret }) => {
        onClose()
        onSecret({ name: member.name, secret: oneTimeSecret })
      },
    })
  }

  return (
    <ConfirmDialog
      open
      title={t(`staff.${act}.title`, { name: member.name })}
      confirm={t(`staff.${act}.action`)}
      danger={act === 'disable'}
      busy={reset.isPending || disable.isPending || enable.isPending}
      onConfirm={submit}
      onClose={onClose}
    >
      <p>{t(`staff.${act}.text`)}</p>
      <Refused error={reset.error ?? disable.error ?? enable.error} />
    </ConfirmDialog>
  )
}
