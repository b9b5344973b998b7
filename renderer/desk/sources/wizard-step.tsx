import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { DeskLink } from '../desk-link.tsx'
import { type Problems, summaryOf, type useDraft } from '../draft.ts'
import type { WizardDraft } from './source-draft.ts'
import styles from './sources-screen.module.css'

export type WizardForm = ReturnType<typeof useDraft<WizardDraft>>

export type WizardStepProps = {
  title: string
  lead?: string
  form: WizardForm
  /** What is still missing, by input. */
  check: () => Problems
  onDone: () => void
  onBack?: () => void
  busy?: boolean
  act?: string
  children: ReactNode
  /** Stands below the question, as wide as the page. */
  below?: ReactNode
}

/** One question, its answer, and the way on. A page that follows another is read from its heading. */
export function WizardStep({ title, lead, form, check, onDone, onBack, busy, act, children, below }: WizardStepProps) {
  const { t } = useTranslation()
  const [attempt, setAttempt] = useState(0)
  const top = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (onBack) top.current?.focus()
    // Only as the page is shown.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return (
    <form
      ref={top}
      tabIndex={-1}
      aria-label={title}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt((count) => count + 1)
        const found = check()
        form.refuse(found)
        if (Object.keys(found).length === 0) onDone()
      }}
    >
      <PageHeader above={<DeskLink to="/sources">{t('sources.all')}</DeskLink>} title={title} below={lead} />
      <div className={styles.fields}>
        <DeskErrorSummary problems={summaryOf(form.problems)} attempt={attempt} />
        {children}
      </div>
      {below}
      <div className={styles.actions}>
        <Button type="submit" variant="sill" loading={busy ?? false}>
          {act ?? t('sources.wizard.on')}
        </Button>
        {onBack && <Button onClick={onBack}>{t('sources.wizard.back')}</Button>}
      </div>
    </form>
  )
}
