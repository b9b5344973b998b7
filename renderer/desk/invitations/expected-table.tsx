import { IconAlertTriangle, IconCheck, IconClock, IconMail, IconMinus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { InvitationState } from '../../../shared/contract/invitations.ts'
import type { RegisterColumn } from '../../ui/desk/register-column.ts'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { fullDate } from '../../ui/dates.ts'
import { PersonName } from '../../ui/person-name.tsx'
import cells from '../cells.module.css'
import { useDesk } from '../desk-context.ts'
import styles from './expected-table.module.css'
import type { Expected } from './invitation-draft.ts'

type Props = {
  rows: Expected[]
  when: 'today' | 'coming' | 'past'
  onChange: (row: Expected) => void
  onCancel: (row: Expected) => void
  onResend: (row: Expected) => void
}

/** Each state has a mark of its own beside its word. */
const marks = { expected: IconClock, arrived: IconCheck, missed: IconMinus, cancelled: IconX }

function State({ state }: { state: InvitationState }) {
  const { t } = useTranslation()
  const Mark = marks[state]
  return (
    <span className={styles.state} data-state={state}>
      <Mark size={18} stroke={2.5} aria-hidden />
      {t(`expected.state.${state}`)}
    </span>
  )
}

function Mail({ mail }: Pick<Expected, 'mail'>) {
  const { t } = useTranslation()
  const Mark = mail === 'failed' ? IconAlertTriangle : IconMail
  return (
    <span className={styles.mail} data-mail={mail}>
      {mail !== 'none' && <Mark size={16} stroke={2} aria-hidden />}
      {t(`expected.mail.${mail}`)}
    </span>
  )
}

/** The ruled list of who is expected; days stand between where there are several. */
export function ExpectedTable({ rows, when, onChange, onCancel, onResend }: Props) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const columns: RegisterColumn<Expected>[] = [
    {
      key: 'time',
      header: t('expected.column.time'),
      width: '128px',
      cell: ({ from, until }) => <strong className={styles.time}>{t('expected.times', { from, until })}</strong>,
    },
    {
      key: 'visitor',
      header: t('expected.column.visitor'),
      rowHeader: true,
      cell: ({ name, company, category }) => (
        <TwoLines
          first={
            <span className={cells.name}>
              <PersonName>{name}</PersonName>
            </span>
          }
          second={[company, category].filter(Boolean).map((part, place) => (
            <span key={place}>
              {place > 0 && ' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
        />
      ),
    },
    {
      key: 'host',
      header: t('expected.column.host'),
      width: '18%',
      cell: ({ host, byHost }) => (
        <TwoLines first={<PersonName>{host.name}</PersonName>} second={byHost && t('expected.byHost')} />
      ),
    },
    {
      key: 'state',
      header: t('expected.column.state'),
      width: '17%',
      cell: ({ state, mail }) => <TwoLines first={<State state={state} />} second={<Mail mail={mail} />} />,
    },
    {
      key: 'action',
      header: t('expected.column.action'),
      headerHidden: true,
      align: 'end',
      cell: (row) =>
        row.state === 'expected' && (
          <span className={cells.actions}>
            {row.mail !== 'none' && (
              <TextAction onClick={() => onResend(row)} of={row.name}>
                {t('expected.action.resend')}
              </TextAction>
            )}
            <TextAction onClick={() => onChange(row)} of={row.name}>
              {t('desk.change')}
            </TextAction>
            <TextAction onClick={() => onCancel(row)} of={row.name}>
              {t('expected.action.cancel')}
            </TextAction>
          </span>
        ),
    },
  ]
  return (
    <RegisterTable
      caption={t('expected.caption')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      {...(when === 'today' ? {} : { groupOf: ({ expectedOn }: Expected) => fullDate(expectedOn, zone) })}
      empty={t(`expected.empty.${when}`)}
      {...(when === 'past' ? { note: t('expected.removed') } : {})}
    />
  )
}
