import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { localDate } from '../../../shared/time.ts'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { summaryOf, useDraft } from '../draft.ts'
import type { Problems } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { instantOf } from './local-moment.ts'
import { MomentField } from './moment-field.tsx'
import styles from './incident-forms.module.css'

type Kind = Answer<'incidents', 'list'>[number]['kind']

// The contract's own list would bring its schemas along; the compiler finds a kind that misses here.
const kinds: Record<Kind, true> = {
  theft: true,
  damage: true,
  assault: true,
  accident: true,
  intrusion: true,
  other: true,
}
const incidentKinds = Object.keys(kinds) as Kind[]

type Draft = {
  title: string
  kind: string
  happenedOn: string
  happenedTime: string
  place: string
  description: string
  reportedBy: string
}

/** Writes down what happened. A hold may follow. */
export function OpenIncidentScreen() {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const navigate = useNavigate()
  const todayOn = localDate(Date.now(), zone)
  const form = useDraft<Draft>({
    title: '',
    kind: '',
    happenedOn: todayOn,
    happenedTime: '',
    place: '',
    description: '',
    reportedBy: '',
  })
  const [attempt, setAttempt] = useState(0)
  const open = useAct('incidents', 'open')
  const { draft, set, text, problems } = form
  const happened = { on: draft.happenedOn, time: draft.happenedTime }

  function check(): Problems {
    const found: Problems = {}
    if (!draft.title.trim()) found.title = t('incidents.open.titleMissing')
    if (!draft.kind) found.kind = t('incidents.open.kindMissing')
    if (instantOf(happened, zone, 'first') === null) found.happenedOn = t('incidents.moment.missing')
    if (!draft.place.trim()) found.place = t('incidents.open.placeMissing')
    return found
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    setAttempt((count) => count + 1)
    const found = check()
    form.refuse(found)
    const happenedAt = instantOf(happened, zone, 'first')
    const kind = incidentKinds.find((known) => known === draft.kind)
    if (Object.keys(found).length > 0 || happenedAt === null || !kind) return
    const { title, place, description, reportedBy } = draft
    open.mutate(
      { kind, title, happenedAt, place, description, reportedBy },
      {
        onSuccess: ({ id }) =>
          void navigate(
            may('holds.place')
              ? { to: '/incidents/hold' as '/', search: { incident: id } as never }
              : { to: `/incidents/${id}` as '/' },
          ),
        onError: (error) => {
          const { happenedAt: ahead, ...rest } = fieldRefusals(error, t)
          form.refuse(ahead ? { ...rest, happenedOn: ahead } : rest)
        },
      },
    )
  }

  return (
    <>
      <PageHeader
        above={<DeskLink to="/incidents">{t('incidents.all')}</DeskLink>}
        title={t('incidents.open.title')}
        below={t('incidents.open.lead')}
      />
      <form className={styles.form} noValidate onSubmit={onSubmit}>
        <DeskErrorSummary problems={summaryOf(problems)} attempt={attempt} />
        {Object.keys(problems).length === 0 && <Refused error={open.error} />}
        <TextInput
          label={t('incidents.open.name')}
          description={t('incidents.open.nameHint')}
          maxLength={120}
          {...text('title')}
        />
        <Select
          id="kind"
          label={t('incidents.open.kind')}
          data={incidentKinds.map((value) => ({ value, label: t(`incidents.kind.${value}`) }))}
          value={draft.kind || null}
          error={problems.kind}
          onChange={(kind) => set('kind', kind ?? '')}
        />
        <MomentField
          id="happenedOn"
          label={t('incidents.open.when')}
          hint={t('incidents.open.whenHint')}
          value={happened}
          maxOn={todayOn}
          error={problems.happenedOn}
          onChange={(next) => {
            set('happenedOn', next.on)
            set('happenedTime', next.time)
          }}
        />
        <TextInput label={t('incidents.open.place')} maxLength={120} {...text('place')} />
        <Textarea
          label={t('incidents.open.description')}
          description={t('incidents.open.descriptionHint')}
          autosize
          minRows={4}
          maxLength={8000}
          {...text('description')}
        />
        <TextInput label={t('incidents.open.reportedBy')} maxLength={200} {...text('reportedBy')} />
        <div className={styles.actions}>
          <Button type="submit" variant="sill" loading={open.isPending}>
            {t('incidents.open.act')}
          </Button>
        </div>
      </form>
    </>
  )
}
