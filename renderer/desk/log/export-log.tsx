import { Checkbox, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PurposeCode } from '../../../shared/contract/staff.ts'
import type { LogColumn } from '../../../shared/contract/visits.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { countText } from '../../ui/dates.ts'
import { summaryOf, useDraft, type Problems } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { logColumns, purposeCodes } from '../word-lists.ts'
import styles from './export-log.module.css'
import { isFiltered, type LogView } from './log-filter.ts'
import { usePurposeOptions } from './purpose-options.tsx'

const usual: LogColumn[] = ['signedInAt', 'endedAt', 'state', 'name', 'company', 'host', 'category', 'removedOn']

/** What leaves in the file, and why: both are recorded before the download begins. */
export function ExportLog({ view, total, onClose }: { view: LogView; total: number; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useDraft({ exportNote: '' })
  const [columns, setColumns] = useState<LogColumn[]>(usual)
  const [code, setCode] = useState<PurposeCode | null>(null)
  const [incidentId, setIncidentId] = useState<number>()
  const options = usePurposeOptions(incidentId, setIncidentId)
  const state = useAct('staff', 'statePurpose', [])
  const issue = useAct('visits', 'exportCsv', [])

  const noIncident = fieldRefusals(state.error, t)['incidentId']

  function submit(): void {
    const problems: Problems = {}
    if (columns.length === 0) problems['export-signedInAt'] = t('log.export.noColumn')
    if (!code) problems[`export-${purposeCodes[0]}`] = t('log.export.noPurpose')
    if (form.draft.exportNote.trim().length < 10) problems.exportNote = t('ui.desk.purposeShort')
    form.refuse(problems)
    if (Object.keys(problems).length > 0 || !code) return
    const { page: _page, ...filter } = view
    const download = () =>
      issue.mutate(
        { ...filter, columns: logColumns.filter((column) => columns.includes(column)) },
        {
          onSuccess: ({ url }) => {
            location.assign(url)
            onClose()
          },
        },
      )
    const named = code === 'incident' && incidentId ? { incidentId } : {}
    state.mutate({ task: 'visit-export', code, text: form.draft.exportNote, ...named }, { onSuccess: download })
  }

  return (
    <ConfirmDialog
      open
      title={t('log.export.title', { count: total, shown: countText(total) })}
      confirm={t('log.export.action')}
      busy={state.isPending || issue.isPending}
      onConfirm={submit}
      onClose={onClose}
    >
      <Stack gap="lg">
        <DeskErrorSummary problems={summaryOf(form.problems)} />
        {noIncident ? <NoticeBox tone="brick">{noIncident}</NoticeBox> : <Refused error={state.error ?? issue.error} />}
        <p>{isFiltered(view) ? t('log.export.textFiltered') : t('log.export.text')}</p>
        <p>{t('log.export.noAnswers')}</p>
        <Checkbox.Group
          label={t('log.export.columns')}
          value={columns}
          onChange={(value) => setColumns(value as LogColumn[])}
        >
          <div className={styles.pairs}>
            {logColumns.map((column) => (
              <Checkbox key={column} id={`export-${column}`} value={column} label={t(`log.column.${column}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Radio.Group
          label={t('log.export.why')}
          value={code}
          onChange={(value) => setCode(value as PurposeCode)}
          error={form.problems[`export-${purposeCodes[0]}`]}
        >
          {options.map(({ value, label, detail }) => (
            <div key={value}>
              <Radio id={`export-${value}`} value={value} label={label} />
              {code === value && detail}
            </div>
          ))}
        </Radio.Group>
        <Textarea {...form.text('exportNote')} label={t('ui.desk.purposeNote')} rows={2} />
      </Stack>
    </ConfirmDialog>
  )
}
