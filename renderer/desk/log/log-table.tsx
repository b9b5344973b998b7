import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { LogFilter, LogRow } from '../../../shared/contract/visits.ts'
import type { RegisterColumn } from '../../ui/desk/register-column.ts'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { clockTime, shortDate, weekdayDate } from '../../ui/dates.ts'
import { HeldChip } from '../../ui/held-chip.tsx'
import { PersonName } from '../../ui/person-name.tsx'
import { TimeInDoubt } from '../../ui/time-in-doubt.tsx'
import { VisitState } from '../../ui/visit-state.tsx'
import cells from '../cells.module.css'
import { useDesk } from '../desk-context.ts'
import { visitWords } from '../visit-name.tsx'
import { OpenVisit } from '../visits/open-visit.tsx'
import { isFiltered, markOf, type LogAnswer, type LogView } from './log-filter.ts'

type Props = {
  data: LogAnswer
  view: LogView
  onSort: (sort: LogFilter['sort']) => void
  onOpen: (visitId: number) => void
  onErase: ((visit: LogRow) => void) | null
  busy: boolean
}

/** The register's pages: by day while it is sorted by time, and who each visit was only where that may be told. */
export function LogTable({ data, view, onSort, onOpen, onErase, busy }: Props) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const byDay = view.sort === 'signedInAt'
  const masked = data.rows.some((row) => row.masked)
  return (
    <RegisterTable
      caption={t('log.title')}
      columns={useColumns(data, byDay, { onOpen, onErase })}
      rows={data.rows}
      rowKey={(row) => row.id}
      {...(byDay ? { groupOf: (row: LogRow) => dayName(row.signedInOn) } : {})}
      sort={{
        key: view.sort,
        direction: view.descending ? 'down' : 'up',
        onSort: (key) => onSort(key as LogFilter['sort']),
      }}
      empty={isFiltered(view) ? t('log.nothingFits') : t('log.nothing')}
      note={masked ? t('log.maskNote') : undefined}
      busy={busy}
      dense
    />
  )

  function dayName(on: string): string {
    const day = weekdayDate(on, zone)
    const year = on.slice(0, 4) === data.todayOn.slice(0, 4) ? '' : ` ${on.slice(0, 4)}`
    return on === data.todayOn ? t('log.today', { day }) : `${day}${year}`
  }
}

function useColumns(
  data: LogAnswer,
  byDay: boolean,
  { onOpen, onErase }: Pick<Props, 'onOpen' | 'onErase'>,
): RegisterColumn<LogRow>[] {
  const { t } = useTranslation()
  const { zone, purposeUntil } = useDesk()
  const named = purposeUntil('visit-log') !== null
  const narrow = useMediaQuery('(max-width: 1330px)')
  const column = (key: string, rest: Omit<RegisterColumn<LogRow>, 'key' | 'header'>) => ({
    key,
    header: t(`log.column.${key}`),
    ...rest,
  })
  const columns: RegisterColumn<LogRow>[] = [
    column('signedInAt', {
      sortable: true,
      cell: (row) => (
        <strong className={cells.line}>
          {byDay
            ? clockTime(row.signedInAt, zone)
            : `${shortDate(row.signedInOn, zone)}, ${clockTime(row.signedInAt, zone)}`}
        </strong>
      ),
    }),
    column('endedAt', {
      sortable: true,
      // When the machine ended a visit says nothing about when the visitor left.
      cell: (row) => (row.endedAt && row.state !== 'expired' ? clockTime(row.endedAt, zone) : <None />),
    }),
    column('name', {
      sortable: named,
      rowHeader: true,
      width: narrow ? '36%' : '23%',
      cell: (row) =>
        narrow ? (
          <TwoLines
            first={<OpenVisit visit={row} onOpen={onOpen} />}
            second={<bdi className={cells.name}>{row.company}</bdi>}
          />
        ) : (
          <OpenVisit visit={row} onOpen={onOpen} />
        ),
    }),
    column('company', {
      sortable: true,
      width: '22%',
      cell: (row) => (row.company ? <bdi className={cells.name}>{row.company}</bdi> : t('desk.none')),
    }),
    column('host', {
      sortable: true,
      width: '15%',
      cell: (row) => (row.host ? <PersonName>{row.host}</PersonName> : t('desk.nobody')),
    }),
    column('state', {
      cell: (row) => (
        <>
          <span className={cells.line}>
            <VisitState state={markOf(row.state)} />
          </span>
          {row.timeInDoubt && (
            <div>
              <TimeInDoubt />
            </div>
          )}
        </>
      ),
    }),
    column('removedOn', {
      cell: (row) =>
        row.heldBy ? (
          <span className={cells.held}>
            <HeldChip>{row.heldBy}</HeldChip>
          </span>
        ) : (
          <span className={cells.line}>{shortDate(row.removedOn, zone)}</span>
        ),
    }),
  ]
  // Where there is little room the company stands under the visitor, and is still sorted by at a wider screen.
  const shown = narrow ? columns.filter(({ key }) => key !== 'company') : columns
  if (!onErase || data.rows.length === 0) return shown
  return [
    ...shown,
    column('action', {
      headerHidden: true,
      align: 'end',
      cell: (row) =>
        row.heldBy ? null : (
          <TextAction danger onClick={() => onErase(row)} of={visitWords(row)}>
            {t('log.erase.open')}
          </TextAction>
        ),
    }),
  ]
}

function None() {
  const { t } = useTranslation()
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="foyer-hidden">{t('log.noTime')}</span>
    </>
  )
}
