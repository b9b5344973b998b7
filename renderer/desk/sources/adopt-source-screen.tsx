import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
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
import styles from './sources-screen.module.css'

/** Takes over a folder that another installation looked after: an administrator, who types its name. */
export function AdoptSourceScreen() {
  const { t } = useTranslation()
  const layouts = useAnswer('sources', 'layouts', {})
  return (
    <>
      <PageHeader
        above={<DeskLink to="/sources">{t('sources.all')}</DeskLink>}
        title={t('sources.adopt.title')}
        below={t('sources.adopt.lead')}
      />
      <Refused error={layouts.error} />
      {layouts.data ? <AdoptForm layouts={layouts.data} /> : !layouts.error && <LoadingState />}
    </>
  )
}

type AdoptDraft = SourceDraft & { folderName: string }

function AdoptForm({ layouts }: { layouts: Layouts }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const form = useDraft<AdoptDraft>({ name: '', path: '', layout: '', pattern: '', timeZone: zone, folderName: '' })
  const [attempt, setAttempt] = useState(0)
  const adopt = useAct('sources', 'adopt', ['sources', 'dashboard'])
  const { draft, problems } = form

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    setAttempt((count) => count + 1)
    const found = missingIn(draft, layouts, t)
    if (!draft.folderName.trim()) found.folderName = t('errors.source-folder-name')
    form.refuse(found)
    if (Object.keys(found).length > 0) return
    adopt.mutate(
      { name: draft.name, folderName: draft.folderName, ...layoutInput(draft, layouts) },
      {
        onError: (error) => {
          const refused = fieldRefusals(error, t)
          form.refuse(placeLayoutProblem(refused, takesPattern(layouts, draft.layout)))
        },
      },
    )
  }

  if (adopt.isSuccess)
    return (
      <NoticeBox tone="door" live title={t('sources.adopt.done', { source: draft.name })}>
        <DeskLink to="/sources">{t('sources.all')}</DeskLink>
      </NoticeBox>
    )
  return (
    <form className={styles.form} noValidate onSubmit={onSubmit}>
      <div className={styles.fields}>
        <DeskErrorSummary problems={summaryOf(problems)} attempt={attempt} />
        {Object.keys(problems).length === 0 && <Refused error={adopt.error} />}
        <NoticeBox tone="brass">{t('sources.adopt.care')}</NoticeBox>
        <SourceFields layouts={layouts} draft={draft} problems={problems} text={form.text} set={form.set} />
        <TextInput
          {...form.text('folderName')}
          label={t('sources.adopt.folderName')}
          description={t('sources.adopt.folderNameHint')}
          maxLength={255}
          maw={480}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="danger" loading={adopt.isPending}>
            {t('sources.adopt.act')}
          </Button>
        </div>
      </div>
    </form>
  )
}
