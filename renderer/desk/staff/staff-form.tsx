import { Checkbox, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../shared/contract/words.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { useDesk } from '../desk-context.ts'
import { summaryOf, useDraft, type Problems } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { roles } from '../word-lists.ts'
import type { FreshSecret } from './one-time-secret.tsx'
import type { StaffMember } from './staff-screen.tsx'

type Props = { member: StaffMember | null; onClose: () => void; onSecret: (secret: FreshSecret) => void }

/** Adds a staff member, or changes one's name and roles. Nobody gives a role to oneself. */
export function StaffForm({ member, onClose, onSecret }: Props) {
  const { t } = useTranslation()
  const { staff } = useDesk()
  const form = useDraft({ name: member?.name ?? '', signInName: member?.signInName ?? '' })
  const [chosen, setChosen] = useState<Role[]>(member?.roles ?? [])
  const add = useAct('staff', 'add')
  const update = useAct('staff', 'update')
  const own = member?.id === staff.id
  const offered = own ? roles.filter((role) => member.roles.includes(role)) : roles

  function submit(): void {
    const { name, signInName } = form.draft
    const problems: Problems = {}
    if (!name.trim()) problems.name = t('staff.form.nameMissing')
    if (!member && signInName.trim().length < 2) problems.signInName = t('staff.form.signInNameMissing')
    if (chosen.length === 0) problems[`role-${offered[0]}`] = t('staff.form.noRole')
    form.refuse(problems)
    if (Object.keys(problems).length > 0) return
    const told = (oneTimeSecret: string | undefined) => {
      onClose()
      if (oneTimeSecret) onSecret({ name, secret: oneTimeSecret })
    }
    const onError = (error: unknown) => form.refuse(fieldRefusals(error, t))
    if (member) {
      update.mutate(
        { staffId: member.id, name, roles: chosen },
        { onError, onSuccess: (answer) => told(answer.oneTimeSecret) },
      )
    } else {
      add.mutate({ name, signInName, roles: chosen }, { onError, onSuccess: (answer) => told(answer.oneTimeSecret) })
    }
  }

  const summary = summaryOf(form.problems)
  return (
    <ConfirmDialog
      open
      title={member ? t('staff.form.change', { name: member.name }) : t('staff.add')}
      confirm={member ? t('desk.save') : t('staff.form.add')}
      busy={add.isPending || update.isPending}
      onConfirm={submit}
      onClose={onClose}
    >
      <Stack gap="md">
        <DeskErrorSummary problems={summary} />
        {summary.length === 0 && <Refused error={add.error ?? update.error} />}
        <TextInput {...form.text('name')} label={t('staff.form.name')} />
        {!member && (
          <TextInput
            {...form.text('signInName')}
            label={t('staff.form.signInName')}
            description={t('staff.form.signInNameHint')}
            autoCapitalize="none"
          />
        )}
        <Checkbox.Group
          label={t('staff.form.roles')}
          description={t(own ? 'staff.form.ownRoles' : 'staff.form.rolesHint')}
          value={chosen}
          onChange={(value) => {
            setChosen(value as Role[])
            form.refuse({})
          }}
          error={form.problems[`role-${offered[0]}`]}
        >
          {offered.map((role) => (
            <Checkbox
              key={role}
              id={`role-${role}`}
              value={role}
              label={t(`roles.${role}`)}
              description={t(`staff.roleDoes.${role}`)}
              my={4}
            />
          ))}
        </Checkbox.Group>
        <p>{t(member ? 'staff.form.changeNote' : 'staff.form.secretNote')}</p>
      </Stack>
    </ConfirmDialog>
  )
}
