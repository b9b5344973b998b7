import { Button, Select, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconCalendar, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VisitState } from '../../../shared/contract/visits.ts'
import { ControlRow } from '../../ui/desk/page-header.tsx'
import { useAnswer } from '../queries.ts'
import { visitStates } from '../word-lists.ts'
import styles from './log-filters.module.css'
import { freshView, isFiltered, markOf, withFilter, type LogView } from './log-filter.ts'

type Props = {
  view: LogView
  onView: (view: LogView) => void
  /** Names may be looked for: a purpose has been stated. */
  byName: boolean
  /** Other days than today may be seen. */
  days: boolean
}

export function LogFilters({ view, onView, byName, days }: Props) {
  const { t } = useTranslation()
  const hosts = useAnswer('hosts', 'list', {}, ['hosts'])
  const categories = useAnswer('categories', 'list', {}, ['settings'])
  const choices = (rows: { id: number; name: string }[] | undefined) =>
    (rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }))
  const number = (value: string | null) => (value ? Number(value) : undefined)
  return (
    <ControlRow>
      {byName && <NameFilter key={view.namePrefix === undefined ? 'fresh' : 'typed'} view={view} onView={onView} />}
      {days && <DayFilter view={view} onView={onView} />}
      <Select
        label={t('log.filter.category')}
        placeholder={t('log.filter.allCategories')}
        data={choices(categories.data)}
        value={view.categoryId ? String(view.categoryId) : null}
        onChange={(value) => onView(withFilter(view, { categoryId: number(value) }))}
        clearable
        w={{ base: '100%', sm: 180 }}
      />
      <Select
        label={t('log.filter.host')}
        placeholder={t('log.filter.allHosts')}
        data={choices(hosts.data)}
        value={view.hostId ? String(view.hostId) : null}
        onChange={(value) => onView(withFilter(view, { hostId: number(value) }))}
        nothingFoundMessage={t('log.filter.noHost')}
        searchable
        clearable
        w={{ base: '100%', sm: 200 }}
      />
      <Select
        label={t('log.filter.state')}
        placeholder={t('log.filter.allStates')}
        data={visitStates.map((state) => ({ value: state, label: t(`ui.state.${markOf(state)}`) }))}
        value={view.state ?? null}
        onChange={(value) => onView(withFilter(view, { state: (value as VisitState | null) ?? undefined }))}
        clearable
        w={{ base: '100%', sm: 180 }}
      />
      {days && !byName && (
        <Button
          className={styles.toNames}
          leftSection={<IconEyeOff size={20} stroke={2} aria-hidden />}
          onClick={goToNames}
        >
          {t('log.names.open')}
        </Button>
      )}
      {isFiltered(view) && (
        <Button variant="plain" onClick={() => onView({ ...freshView, sort: view.sort, descending: view.descending })}>
          {t('log.filter.clear')}
        </Button>
      )}
    </ControlRow>
  )
}

/** Where the page is one column, the panel that asks why lies under the rows. */
function goToNames(): void {
  const panel = document.getElementById('names')
  panel?.scrollIntoView()
  panel?.focus()
}

function NameFilter({ view, onView }: Pick<Props, 'view' | 'onView'>) {
  const { t } = useTranslation()
  const [name, setName] = useState(view.namePrefix ?? '')
  const ask = useDebouncedCallback((text: string) => onView(withFilter(view, { namePrefix: text })), 300)
  return (
    <TextInput
      label={t('log.filter.name')}
      value={name}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        setName(event.currentTarget.value)
        ask(event.currentTarget.value)
      }}
      w={{ base: '100%', sm: 220 }}
    />
  )
}

function DayFilter({ view, onView }: Pick<Props, 'view' | 'onView'>) {
  const { t } = useTranslation()
  const [range, setRange] = useState<[string | null, string | null]>([view.fromOn ?? null, view.toOn ?? null])
  const shown: [string | null, string | null] = range[0] && !range[1] ? range : [view.fromOn ?? null, view.toOn ?? null]
  return (
    <DatePickerInput
      type="range"
      label={t('log.filter.days')}
      placeholder={t('log.filter.allDays')}
      leftSection={<IconCalendar size={20} stroke={2} aria-hidden />}
      value={shown}
      onChange={(next) => {
        setRange(next)
        const [fromOn, toOn] = next
        if (fromOn && !toOn) return
        onView(withFilter(view, { fromOn: fromOn ?? undefined, toOn: toOn ?? undefined }))
      }}
      valueFormat="D MMM YYYY"
      labelSeparator={t('log.filter.to')}
      allowSingleDateInRange
      clearable
      w={{ base: '100%', sm: 240 }}
    />
  )
}
