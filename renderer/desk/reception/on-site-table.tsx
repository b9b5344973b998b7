import { useTranslation } from 'react-i18next'
import type { RegisterColumn } from '../../ui/desk/register-column.ts'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { NeedsHelpChip } from '../../ui/needs-help-chip.tsx'
import { HeldChip } from '../../ui/held-chip.tsx'
import { PersonName } from '../../ui/person-name.tsx'
import { clockTime, weekdayDate } from '../../ui/dates.ts'
import type { Arrival } from '../../../shared/contract/arrivals.ts'
import { HostToldCell } from '../arrivals/host-told-cell.tsx'
import cells from '../cells.module.css'
import { useDesk } from '../desk-context.ts'
import { visitWords } from '../visit-name.tsx'
import { OpenVisit } from '../visits/open-visit.tsx'
import type { OnSiteVisit } from './reception-screen.tsx'

type Props = {
  here: OnSiteVisit[]
  leftOpen: OnSiteVisit[]
  arrivals: ReadonlyMap<number, Arrival>
  onClose: (visit: OnSiteVisit) => void
  onTold: (visit: OnSiteVisit) => void
  onOpen: (visitId: number) => void
}

/** The ruled list of today, and under it whoever was never signed out. */
export function OnSiteTable({ here, leftOpen, arrivals, onClose, onTold, onOpen }: Props) {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const old = new Set(leftOpen.map((visit) => visit.id))
  const waits = ({ id }: OnSiteVisit) => !old.has(id) && arrivals.get(id)?.waits === true

  const columns: RegisterColumn<OnSiteVisit>[] = [
    {
      key: 'in',
      header: t('reception.column.in'),
      width: '96px',
      cell: (visit) => <strong>{clockTime(visit.signedInAt, zone)}</strong>,
    },
    {
      key: 'visitor',
      header: t('reception.column.visitor'),
      rowHeader: true,
      cell: (visit) => (
        <TwoLines
          first={
            <>
              <OpenVisit visit={visit} onOpen={onOpen} /> {visit.needsHelp && <NeedsHelpChip />}{' '}
              {visit.heldBy && <HeldChip>{visit.heldBy}</HeldChip>}
            </>
          }
          second={[visit.company, visit.category].filter(Boolean).map((part, place) => (
            <span key={place}>
              {place > 0 && ' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
        />
      ),
    },
    {
      key: 'visiting',
      header: t('reception.column.visiting'),
      width: '20%',
      cell: (visit) => (visit.host ? <PersonName>{visit.host}</PersonName> : t('desk.nobody')),
    },
    {
      key: 'told',
      header: t('reception.column.told'),
      width: '22%',
      cell: (visit) => <HostToldCell arrival={arrivals.get(visit.id)} since={visit.signedInAt} />,
    },
    {
      key: 'code',
      header: t('reception.column.code'),
      width: '110px',
      cell: (visit) => <span className="foyer-mono">{visit.signOutCode}</span>,
    },
  ]
  if (may('visits.close')) {
    columns.push({
      key: 'action',
      header: t('reception.column.action'),
      headerHidden: true,
      align: 'end',
      cell: (visit) => (
        <span className={cells.actions} data-left-open={old.has(visit.id) ? '' : undefined}>
          {waits(visit) && may('arrivals.toldInPerson') && (
            <TextAction onClick={() => onTold(visit)} of={visitWords(visit)}>
              {t('reception.told')}
            </TextAction>
          )}
          <TextAction onClick={() => onClose(visit)} of={visitWords(visit)}>
            {t('reception.signOut')}
          </TextAction>
        </span>
      ),
    })
  }
  const empty = new Set<string>()
  if (!here.some((visit) => visit.signOutCode)) empty.add('code')
  if (arrivals.size === 0) empty.add('told')
  const shown = columns.filter(({ key }) => !empty.has(key))
  return (
    <RegisterTable
      caption={t('reception.caption')}
      columns={shown}
      rows={[...here, ...leftOpen]}
      rowKey={(visit) => visit.id}
      {...(leftOpen.length > 0
        ? {
            groupOf: (visit: OnSiteVisit) =>
              old.has(visit.id)
                ? t('reception.group.leftOpen', { day: weekdayDate(visit.signedInOn, zone) })
                : t('reception.group.today'),
          }
        : {})}
      tone={(visit) => (old.has(visit.id) ? 'brass' : waits(visit) ? 'brick' : undefined)}
      empty={t('reception.empty')}
    />
  )
}
