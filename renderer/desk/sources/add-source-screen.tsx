import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { summaryOf, useDraft } from '../draft.ts'
import { useAct, useAnswer } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { layoutInput, missingIn, placeLayoutProblem, takesPattern } from './source-draft.ts'
import type { Layouts, SourceDraft } from './source-draft.ts'
import { SourceFields } from './source-fields.tsx'
import { SourcePreview } from './source-preview.tsx'
import styles from './sources-screen.module.css'

/** A new folder to read, with a live preview of what its layout makes of the files in it. */
export function AddSourceScreen() {
  const { t } = useTranslation()
  const layouts = useAnswer('sources', 'layouts', {})
  return (
    <>
      <PageHeader
        above={<DeskLink to="/sources">{t('sources.all')}</DeskLink>}
        title={t('sources.add.title')}
        below={t('sources.add.lead')}
      />
      <Refused error={layouts.error} />
      {layouts.data ? <AddForm layouts={layouts.data} /> : !layouts.error && <LoadingState />}
    </>
  )
}

function AddForm({ layouts }: { layouts: Layouts }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const navigate = useNavigate()
  const form = useDraft<SourceDraft>({ name: '', path: '', layout: '', pattern: '', timeZone: zone })
  const [attempt, setAttempt] = useState(0)
  const add = useAct('sources', 'add', ['sources', 'cameras', 'coverage', 'dashboard'])
  const { draft, problems } = form

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    setAttempt((count) => count + 1)
    const found = missingIn(draft, layouts, t)
    form.refuse(found)
    if (Object.keys(found).length > 0) return
    add.mutate(
      { name: draft.name, ...layoutInput(draft, layouts) },
      {
        onSuccess: () => void navigate({ to: '/sources' as '/' }),
        onError: (error) => {
          const refused = fieldRefusals(error, t)
          form.refuse(placeLayoutProblem(refused, takesPattern(layouts, draft.layout)))
        },
      },
    )
  }

  return (
    <form className={styles.form} noValidate onSubmit={onSubmit}>
      <div className={styles.fields}>
        <DeskErrorSummary problems={summaryOf(problems)} attempt={attempt} />
        {Object.keys(problems).length === 0 && <Refused error={add.error} />}
        <SourceFields layouts={layouts} draft={draft} problems={problems} text={form.text} set={form.set} />
      </div>
      <SourcePreview draft={draft} layouts={layouts} />
      <div className={styles.fields}>
        <p>{t('sources.add.marker')}</p>
        <div className={styles.actions}>
          <Button type="submit" variant="sill" loading={add.isPending}>
            {t('sources.add.act')}
          </Button>
        </div>
      </div>
    </form>
  )
}
