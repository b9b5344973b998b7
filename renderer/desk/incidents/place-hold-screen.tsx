import { Button, Select, Textarea } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { addDays, localDate } from '../../../shared/time.ts'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { EmptyState, LoadingState } from '../../ui/desk/page-states.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { summaryOf, useDraft } from '../draft.ts'
import { useAct, useAnswer } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { CameraChoice } from './camera-choice.tsx'
import { aroundIncident, missingIn, rangeOf, useHoldStart } from './hold-draft.ts'
import type { HoldDraft } from './hold-draft.ts'
import { HoldPlaced } from './hold-placed.tsx'
import { HoldPreviewSheet } from './hold-preview.tsx'
import { comesTwice, instantOf } from './local-moment.ts'
import { MomentField } from './moment-field.tsx'
import { readDate } from './read-date.ts'
import styles from './incident-forms.module.css'

type Incident = Answer<'incidents', 'list'>[number]
type Camera = Answer<'cameras', 'list'>[number]

/** Keeps footage for an incident: cameras, a time, why, and when somebody looks at it again. */
export function PlaceHoldScreen() {
  const { t } = useTranslation()
  const incidents = useAnswer('incidents', 'list', {}, ['incidents'])
  const cameras = useAnswer('cameras', 'list', {}, ['footage'])
  const open = incidents.data?.filter((incident) => incident.closedAt === null)
  const error = incidents.error ?? cameras.error
  return (
    <>
      <PageHeader
        above={<DeskLink to="/incidents">{t('incidents.all')}</DeskLink>}
        title={t('holds.place.title')}
        below={t('holds.place.lead')}
      />
      <Refused error={error} />
      {!error && (!open || !cameras.data) && <LoadingState />}
      {open?.length === 0 && (
        <EmptyState
          action={
            <Button component={DeskLink} to="/incidents/open" variant="sill">
              {t('incidents.open.title')}
            </Button>
          }
        >
          {t('holds.place.noIncident')}
        </EmptyState>
      )}
      {cameras.data?.length === 0 && open?.length !== 0 && <EmptyState>{t('holds.place.noCamera')}</EmptyState>}
      {open && open.length > 0 && cameras.data && cameras.data.length > 0 && (
        <PlaceHoldForm incidents={open} cameras={cameras.data} />
      )}
    </>
  )
}

function PlaceHoldForm({ incidents, cameras }: { incidents: Incident[]; cameras: Camera[] }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const start = useHoldStart(zone)
  const asked = incidents.find((incident) => String(incident.id) === start.incidentId)
  const first = asked ?? (incidents.length === 1 ? incidents[0] : undefined)
  const form = useDraft<HoldDraft>({
    ...start,
    ...(first && !start.from.time ? aroundIncident(first.happenedAt, zone) : {}),
    incidentId: first ? String(first.id) : '',
    cameraIds: start.cameraIds.filter((id) => cameras.some((camera) => camera.id === id)),
  })
  const [attempt, setAttempt] = useState(0)
  const place = useAct('holds', 'place', ['incidents', 'holds', 'coverage', 'sweeps', 'dashboard', 'visits'])
  const { draft, set, text, problems } = form
  const range = rangeOf(draft, zone)
  const todayOn = localDate(Date.now(), zone)
  const twice = [draft.from, draft.to].some((moment) => instantOf(moment, zone, 'first') && comesTwice(moment, zone))

  function chooseIncident(incidentId: string | null) {
    set('incidentId', incidentId ?? '')
    const chosen = incidents.find((incident) => String(incident.id) === incidentId)
    if (!chosen || draft.from.time || draft.to.time) return
    const { from, to } = aroundIncident(chosen.happenedAt, zone)
    set('from', from)
    set('to', to)
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    setAttempt((count) => count + 1)
    const found = missingIn(draft, zone, t)
    form.refuse(found)
    if (Object.keys(found).length > 0 || !range) return
    const { cameraIds, reason, reviewOn } = draft
    place.mutate(
      { incidentId: Number(draft.incidentId), cameraIds, ...range, reason, reviewOn },
      {
        onError: (error) => {
          const { fromAt, toAt, ...rest } = fieldRefusals(error, t)
          form.refuse({ ...rest, ...(fromAt ? { from: fromAt } : {}), ...(toAt ? { to: toAt } : {}) })
        },
      },
    )
  }

  if (place.data) return <HoldPlaced placed={place.data} incidentId={Number(draft.incidentId)} />
  return (
    <form className={styles.wide} noValidate onSubmit={onSubmit}>
      <div className={styles.form}>
        <DeskErrorSummary problems={summaryOf(problems)} attempt={attempt} />
        {Object.keys(problems).length === 0 && <Refused error={place.error} />}
        <Select
          id="incidentId"
          label={t('holds.place.incident')}
          data={incidents.map(({ id, reference, title }) => ({ value: String(id), label: `${reference}, ${title}` }))}
          value={draft.incidentId || null}
          error={problems.incidentId}
          onChange={chooseIncident}
        />
        <CameraChoice
          id="cameraIds"
          cameras={cameras}
          chosen={draft.cameraIds}
          error={problems.cameraIds}
          onChange={(cameraIds) => set('cameraIds', cameraIds)}
        />
        <div className={styles.ranges}>
          <MomentField
            id="from"
            label={t('holds.place.from')}
            value={draft.from}
            error={problems.from}
            onChange={(from) => set('from', from)}
          />
          <MomentField
            id="to"
            label={t('holds.place.to')}
            value={draft.to}
            error={problems.to}
            onChange={(to) => set('to', to)}
          />
        </div>
      </div>
      <HoldPreviewSheet cameraIds={draft.cameraIds} range={range} twice={twice} />
      <div className={styles.form}>
        <Textarea
          label={t('holds.place.reason')}
          description={t('holds.place.reasonHint')}
          autosize
          minRows={2}
          maxLength={2000}
          {...text('reason')}
        />
        <DateInput
          id="reviewOn"
          className={styles.date}
          label={t('holds.place.review')}
          description={t('holds.place.reviewHint')}
          value={draft.reviewOn || null}
          valueFormat="D MMM YYYY"
          dateParser={readDate}
          minDate={addDays(todayOn, 1)}
          autoComplete="off"
          error={problems.reviewOn}
          onChange={(on) => set('reviewOn', on ?? '')}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="sill" loading={place.isPending}>
            {t('holds.place.act')}
          </Button>
        </div>
      </div>
    </form>
  )
}
