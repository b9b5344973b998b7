import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogRow } from '../../../shared/contract/visits.ts'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { PageColumns, PageHeader } from '../../ui/desk/page-header.tsx'
import { countText } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import { Paging } from '../paging.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { VisitPanel } from '../visits/visit-panel.tsx'
import { EraseVisit } from './erase-visit.tsx'
import { ExportLog } from './export-log.tsx'
import { LogFilters } from './log-filters.tsx'
import { freshView, isFiltered, withoutNames, withSort, type LogView } from './log-filter.ts'
import { LogTable } from './log-table.tsx'
import { NamesCard } from './names-card.tsx'

/** The visitor log: found and counted without names, which are shown once somebody has said why. */
export function LogScreen() {
  const { t } = useTranslation()
  const desk = useDesk()
  const [typed, setView] = useState<LogView>(freshView)
  const [exporting, setExporting] = useState(false)
  const [erasing, setErasing] = useState<LogRow | null>(null)
  const [opened, setOpened] = useState<number | null>(null)
  const namedUntil = desk.purposeUntil('visit-log')
  const onlyToday = !desk.may('staff.statePurpose')
  const view = namedUntil ? typed : withoutNames(typed)
  // Each answer with names is an audit entry of its own: while names are shown, only the person asks again.
  const answer = useAnswer('visits', 'search', view, namedUntil ? [] : ['visits'], { keep: true })
  const data = answer.data

  const count = data && (
    <p aria-live="polite">
      {isFiltered(view)
        ? t('log.countOf', { count: data.total, shown: countText(data.total), all: countText(data.all) })
        : t('log.count', { count: data.total, shown: countText(data.total) })}
    </p>
  )
  const table = (
    <>
      {answer.error && <Refused error={answer.error} />}
      {!data && !answer.error && <LoadingState />}
      {data && (
        <>
          <LogTable
            data={data}
            view={view}
            onSort={(sort) => setView(withSort(view, sort))}
            onOpen={setOpened}
            onErase={desk.may('visits.erase') ? setErasing : null}
            busy={answer.isPlaceholderData}
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
  return (
    <>
      <PageHeader
        title={t('log.title')}
        below={onlyToday ? t('log.onlyToday') : count}
        actions={
          desk.may('visits.exportCsv') &&
          data &&
          data.total > 0 && (
            <Button leftSection={<IconDownload size={20} stroke={2} aria-hidden />} onClick={() => setExporting(true)}>
              {t('log.export.open', { count: data.total, shown: countText(data.total) })}
            </Button>
          )
        }
      />
      <LogFilters view={view} onView={setView} byName={namedUntil !== null} days={!onlyToday} />
      {onlyToday ? (
        table
      ) : (
        <PageColumns
          aside={
            <div id="names" tabIndex={-1}>
              <NamesCard until={namedUntil} someShown={data?.rows.some((row) => !row.masked) ?? false} />
            </div>
          }
        >
          <div>{table}</div>
        </PageColumns>
      )}
      {exporting && data && <ExportLog view={view} total={data.total} onClose={() => setExporting(false)} />}
      <VisitPanel
        visit={data?.rows.find(({ id, masked }) => id === opened && !masked) ?? null}
        onClose={() => setOpened(null)}
      />
      <EraseVisit visit={erasing} onClose={() => setErasing(null)} />
    </>
  )
}
