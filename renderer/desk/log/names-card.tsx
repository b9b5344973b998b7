import { IconEye } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PurposeCode } from '../../../shared/contract/staff.ts'
import { AsideCard } from '../../ui/desk/aside-card.tsx'
import { PurposePanel } from '../../ui/desk/purpose-panel.tsx'
import { clockTime } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import { meKey, useAct } from '../queries.ts'
import { fieldRefusals, refusalText } from '../refusals.tsx'
import { usePurposeOptions } from './purpose-options.tsx'

/** Asks beside the data why names are needed; then says until when they are shown. */
export function NamesCard({ until, someShown }: { until: number | null; someShown: boolean }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  useEndOf(until)
  const told = useRef<HTMLParagraphElement>(null)
  const before = useRef(until)
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what came of it.
    if (until !== null && before.current === null) told.current?.focus()
    before.current = until
  }, [until])
  if (until === null) return <AskForNames someShown={someShown} />
  return (
    <AsideCard tone="door" title={t('log.names.shown')} icon={<IconEye size={26} stroke={2} aria-hidden="true" />}>
      <p ref={told} tabIndex={-1}>
        {t('log.names.until', { at: clockTime(until, zone) })}
      </p>
    </AsideCard>
  )
}

function AskForNames({ someShown }: { someShown: boolean }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [code, setCode] = useState<PurposeCode>()
  const [incidentId, setIncidentId] = useState<number>()
  const [note, setNote] = useState('')
  const state = useAct('staff', 'statePurpose', ['visits'])
  const options = usePurposeOptions(incidentId, setIncidentId)
  return (
    <PurposePanel
      title={t('log.names.hidden')}
      intro={<p>{t(someShown ? 'log.names.introToday' : 'log.names.intro')}</p>}
      question={t('log.names.question')}
      options={options}
      value={code}
      onChange={(value) => setCode(value as PurposeCode)}
      note={note}
      onNoteChange={setNote}
      action={t('log.names.action')}
      busy={state.isPending}
      {...(state.error ? { error: fieldRefusals(state.error, t)['incidentId'] ?? refusalText(state.error, t) } : {})}
      small={t('log.names.small')}
      onSubmit={() =>
        code &&
        state.mutate(
          { task: 'visit-log', code, text: note, ...(code === 'incident' && incidentId ? { incidentId } : {}) },
          { onSuccess: () => queries.invalidateQueries({ queryKey: meKey }) },
        )
      }
    />
  )
}

/** When the purpose has run out by the host's clock, what was told is forgotten and asked again without names. */
function useEndOf(until: number | null): void {
  const queries = useQueryClient()
  const { me } = useDesk()
  useEffect(() => {
    if (until === null) return
    const hide = async () => {
      await queries.invalidateQueries({ queryKey: meKey })
      await queries.resetQueries({ queryKey: ['visits', 'search'] })
    }
    const hostAhead = me.now - (queries.getQueryState(meKey)?.dataUpdatedAt ?? Date.now())
    const timer = setTimeout(() => void hide(), Math.max(1000, until - hostAhead - Date.now() + 500))
    return () => clearTimeout(timer)
  }, [until, queries, me])
}
