import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { countText, exactTime, localDate, weekdayDate } from '../../ui/dates.ts'
import { TimeInDoubt } from '../../ui/time-in-doubt.tsx'
import { useDesk } from '../desk-context.ts'
import { Paging } from '../paging.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { detailText } from './audit-detail.ts'
import { useNamesById } from './use-names-by-id.ts'
import { AuditSentence } from './audit-sentence.tsx'
import { askOf, freshTrail, type TrailView } from './trail-view.ts'

/** The trail, newest first: each entry one sentence, with ids where people were. */
export function AuditScreen() {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const [view, setView] = useState<TrailView>(freshTrail)
  const { data, error, isPlaceholderData } = useAnswer('audit', 'list', askOf(view, zone), [], { keep: true })
  const names = useNamesById()
  return (
    <>
      <PageHeader
        title={t('audit.title')}
        below={data && t('audit.count', { count: data.total, shown: countText(data.total) })}
      />
      <AuditFilters view={view} onView={setView} />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data && (
        <>
          <RegisterTable
            caption={t('audit.title')}
            columns={[
              {
                key: 'at',
                header: t('audit.column.at'),
                width: '132px',
                cell: (entry) => (
                  <TwoLines first={exactTime(entry.at, zone)} second={entry.timeInDoubt && <TimeInDoubt />} />
                ),
              },
              {
                key: 'n',
                header: t('audit.column.n'),
                width: '90px',
                cell: (entry) => <span className="foyer-mono">{entry.n}</span>,
              },
              {
                key: 'what',
                header: t('audit.column.what'),
                rowHeader: true,
                cell: (entry) => (
                  <TwoLines first={<AuditSentence entry={entry} names={names} />} second={detailText(entry, zone, t)} />
                ),
              },
              {
                key: 'device',
                header: t('audit.column.device'),
                cell: (entry) =>
                  entry.deviceId === null
                    ? '–'
                    : (names.devices.get(entry.deviceId) ?? <span className="foyer-mono">{entry.deviceId}</span>),
              },
            ]}
            rows={data.entries}
            rowKey={(entry) => entry.n}
            groupOf={(entry) => `${weekdayDate(entry.at, zone)} ${localDate(entry.at, zone).slice(0, 4)}`}
            empty={t('audit.empty')}
            busy={isPlaceholderData}
            dense
          />
          <Paging
            page={view.page}
            pages={Math.max(1, Math.ceil(data.total / data.pageSize))}
            onPage={(page) => setView({ ...view, page })}
          />
        </>
      )}
    </>
  )
}
