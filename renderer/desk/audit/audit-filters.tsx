import { Button, Select } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ControlRow } from '../../ui/desk/page-header.tsx'
import { useAnswer } from '../queries.ts'
import { auditActionNames } from './audit-words.ts'
import { freshTrail, type TrailView } from './trail-view.ts'

export function AuditFilters({ view, onView }: { view: TrailView; onView: (view: TrailView) => void }) {
  const { t } = useTranslation()
  const staff = useAnswer('staff', 'list', {}, ['staff'])
  const [range, setRange] = useState<[string | null, string | null]>([null, null])
  const change = (part: Partial<TrailView>) => onView({ ...view, ...part, page: 1 })
  const filtered = Boolean(view.action ?? view.staffId ?? view.fromOn)
  return (
    <ControlRow>
      <Select
        label={t('audit.filter.action')}
        placeholder={t('audit.filter.anyAction')}
        data={auditActionNames(t)}
        value={view.action ?? null}
        onChange={(action) => change({ action: action ?? undefined })}
        nothingFoundMessage={t('audit.filter.noAction')}
        searchable
        clearable
        w={{ base: '100%', sm: 260 }}
      />
      <Select
        label={t('audit.filter.person')}
        placeholder={t('audit.filter.anyone')}
        data={(staff.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={view.staffId ? String(view.staffId) : null}
        onChange={(value) => change({ staffId: value ? Number(value) : undefined })}
        searchable
        clearable
        w={{ base: '100%', sm: 220 }}
      />
      <DatePickerInput
        type="range"
        label={t('audit.filter.days')}
        placeholder={t('audit.filter.allDays')}
        leftSection={<IconCalendar size={20} stroke={2} aria-hidden />}
        value={range}
        onChange={(next) => {
          setRange(next)
          const [fromOn, toOn] = next
          if (!fromOn || toOn) change({ fromOn: fromOn ?? undefined, toOn: toOn ?? undefined })
        }}
        valueFormat="D MMM YYYY"
        labelSeparator={t('log.filter.to')}
        allowSingleDateInRange
        clearable
        w={{ base: '100%', sm: 240 }}
      />
      {filtered && (
        <Button
          variant="plain"
          onClick={() => {
            setRange([null, null])
            onView(freshTrail)
          }}
        >
          {t('log.filter.clear')}
        </Button>
      )}
    </ControlRow>
  )
}
