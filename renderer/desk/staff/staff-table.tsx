import { useTranslation } from 'react-i18next'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { dateTime } from '../../ui/dates.ts'
import { PersonName } from '../../ui/person-name.tsx'
import { useDesk } from '../desk-context.ts'
import { listText } from '../list-text.ts'
import styles from '../cells.module.css'
import type { AccessChange } from './staff-access.tsx'
import type { StaffMember } from './staff-screen.tsx'

type Props = {
  staff: StaffMember[]
  onEdit: ((member: StaffMember) => void) | null
  onAccess: (change: AccessChange) => void
}

export function StaffTable({ staff, onEdit, onAccess }: Props) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const ordered = [...staff].sort(
    (a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null) || a.name.localeCompare(b.name),
  )
  return (
    <RegisterTable
      caption={t('staff.title')}
      columns={[
        {
          key: 'name',
          header: t('staff.column.name'),
          width: '26%',
          cell: (member) => (
            <span className={styles.name}>
              <TwoLines first={<PersonName>{member.name}</PersonName>} second={member.signInName} />
            </span>
          ),
        },
        {
          key: 'roles',
          header: t('staff.column.roles'),
          cell: (member) => listText(member.roles.map((role) => t(`roles.${role}`))),
        },
        {
          key: 'last',
          header: t('staff.column.last'),
          cell: (member) => (
            <span className={styles.line}>
              {member.lastSignInAt === null ? t('desk.never') : dateTime(member.lastSignInAt, zone)}
            </span>
          ),
        },
        { key: 'state', header: t('staff.column.state'), cell: stateOf },
        ...(onEdit
          ? [
              {
                key: 'actions',
                header: t('staff.column.actions'),
                width: '330px',
                headerHidden: true,
                align: 'end' as const,
                cell: (member: StaffMember) => <Actions member={member} onEdit={onEdit} onAccess={onAccess} />,
              },
            ]
          : []),
      ]}
      rows={ordered}
      rowKey={(member) => member.id}
      empty={t('staff.empty')}
    />
  )

  function stateOf(member: StaffMember): string {
    if (member.disabledAt !== null) return t('staff.state.disabled', { at: dateTime(member.disabledAt, zone) })
    return member.mustChangeSecret ? t('staff.state.oneTime') : t('staff.state.active')
  }
}

function Actions({
  member,
  onEdit,
  onAccess,
}: { member: StaffMember } & { onEdit: (m: StaffMember) => void } & Pick<Props, 'onAccess'>) {
  const { t } = useTranslation()
  const { staff } = useDesk()
  const own = member.id === staff.id
  const enabled = member.disabledAt === null
  return (
    <span className={`${styles.actions} ${styles.line}`}>
      {enabled && (
        <TextAction onClick={() => onEdit(member)} of={member.name}>
          {t('desk.change')}
        </TextAction>
      )}
      {enabled && !own && (
        <TextAction onClick={() => onAccess({ member, act: 'reset' })} of={member.name}>
          {t('staff.reset.open')}
        </TextAction>
      )}
      {enabled && !own && (
        <TextAction danger onClick={() => onAccess({ member, act: 'disable' })} of={member.name}>
          {t('staff.disable.open')}
        </TextAction>
      )}
      {!enabled && (
        <TextAction onClick={() => onAccess({ member, act: 'enable' })} of={member.name}>
          {t('staff.enable.open')}
        </TextAction>
      )}
    </span>
  )
}
