import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { useDesk } from '../desk-context.ts'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { OneTimeSecret, type FreshSecret } from './one-time-secret.tsx'
import { AccessDialog, type AccessChange } from './staff-access.tsx'
import { StaffForm } from './staff-form.tsx'
import { StaffTable } from './staff-table.tsx'

export type StaffMember = Answer<'staff', 'list'>[number]

/** Who works here and with which roles. A one-time secret is shown once, and only here. */
export function StaffScreen() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const { data, error } = useAnswer('staff', 'list', {}, ['staff'])
  const [editing, setEditing] = useState<StaffMember | 'new' | null>(null)
  const [changing, setChanging] = useState<AccessChange | null>(null)
  const [secret, setSecret] = useState<FreshSecret | null>(null)
  const keeps = may('staff.update')
  return (
    <>
      <PageHeader
        title={t('staff.title')}
        below={t(keeps ? 'staff.below' : 'staff.belowReading')}
        actions={
          may('staff.add') && (
            <Button
              variant="sill"
              leftSection={<IconUserPlus size={20} stroke={2} aria-hidden />}
              onClick={() => setEditing('new')}
            >
              {t('staff.add')}
            </Button>
          )
        }
      />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data && <StaffTable staff={data} onEdit={keeps ? setEditing : null} onAccess={setChanging} />}
      {editing && (
        <StaffForm member={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onSecret={setSecret} />
      )}
      {changing && <AccessDialog change={changing} onClose={() => setChanging(null)} onSecret={setSecret} />}
      <OneTimeSecret secret={secret} onClose={() => setSecret(null)} />
    </>
  )
}
