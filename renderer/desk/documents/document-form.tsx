import { Button, Textarea, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf, isLanguage, type Language, languageNames } from '../../../shared/languages.ts'
import { localDate } from '../../ui/dates.ts'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { PageColumns, PageHeader } from '../../ui/desk/page-header.tsx'
import { RegisterSheet } from '../../ui/desk/register-sheet.tsx'
import { QuestionLanguages } from '../categories/question-languages.tsx'
import { useDesk } from '../desk-context.ts'
import { type Problems, summaryOf, useDraft } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { useNow } from '../use-now.ts'
import { type Drafted, paragraphsOf, wordingsOf } from './document-draft.ts'
import { WordingText } from './document-sheet.tsx'
import type { OfficeDocument } from './documents-screen.tsx'
import styles from './documents-screen.module.css'

/** Writes a version beside what visitors will read; a document that is there keeps its versions. */
export function DocumentForm({ document, onClose }: { document: OfficeDocument | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const todayOn = localDate(useNow(60_000), zone)
  const [language, setLanguage] = useState<Language>('en')
  const form = useDraft({ name: '', effectiveOn: todayOn, wordings: draftedOf(document) })
  const add = useAct('documents', 'add')
  const revise = useAct('documents', 'revise')
  const shown = form.draft.wordings[language] ?? { title: '', text: '' }
  const write = (part: Partial<Drafted>) =>
    form.set('wordings', { ...form.draft.wordings, [language]: { ...shown, ...part } })
  const title = document ? t('documents.reviseTitle', { name: document.name }) : t('documents.add')

  function submit(event: FormEvent): void {
    event.preventDefault()
    const { name, effectiveOn, wordings } = form.draft
    const english = wordings['en']
    const problems: Problems = {
      ...(document || name.trim() ? {} : { name: t('documents.nameMissing') }),
      ...(english?.title.trim() ? {} : { title: t('documents.titleMissing') }),
      ...(english?.text.trim() ? {} : { text: t('documents.textMissing') }),
      ...(effectiveOn >= todayOn ? {} : { effectiveOn: t('documents.dateWrong') }),
    }
    if (problems['title'] || problems['text']) setLanguage('en')
    form.refuse(problems)
    if (Object.keys(problems).length > 0) return
    const told = { onSuccess: onClose, onError: (error: unknown) => form.refuse(fieldRefusals(error, t)) }
    const input = { effectiveOn, wordings: wordingsOf(wordings) }
    if (document) revise.mutate({ ...input, documentId: document.id }, told)
    else add.mutate({ ...input, name }, told)
  }

  const summary = summaryOf(form.problems)
  return (
    <>
      <PageHeader title={title} below={t('documents.below')} />
      <PageColumns
        wide
        aside={
          <RegisterSheet title={t('documents.preview')}>
            <WordingText title={shown.title} paragraphs={paragraphsOf(shown.text)} language={language} />
          </RegisterSheet>
        }
      >
        <form className={styles.form} onSubmit={submit} noValidate>
          <DeskErrorSummary problems={summary} />
          {summary.length === 0 && <Refused error={add.error ?? revise.error} />}
          {!document && (
            <TextInput {...form.text('name')} label={t('documents.name')} description={t('documents.nameHint')} />
          )}
          <QuestionLanguages value={language} onChange={setLanguage} />
          <TextInput
            id="title"
            label={`${t('documents.wordingTitle')} (${languageNames[language]})`}
            lang={language}
            dir={directionOf(language)}
            autoComplete="off"
            maxLength={120}
            value={shown.title}
            error={form.problems['title']}
            onChange={(event) => write({ title: event.currentTarget.value })}
          />
          <Textarea
            id="text"
            label={`${t('documents.text')} (${languageNames[language]})`}
            description={t('documents.textHint')}
            lang={language}
            dir={directionOf(language)}
            autosize
            minRows={8}
            maxRows={24}
            maxLength={8000}
            value={shown.text}
            error={form.problems['text']}
            onChange={(event) => write({ text: event.currentTarget.value })}
          />
          <DatePickerInput
            id="effectiveOn"
            className={styles.date}
            label={t('documents.effectiveOn')}
            valueFormat="D MMM YYYY"
            minDate={todayOn}
            value={form.draft.effectiveOn}
            error={form.problems['effectiveOn']}
            onChange={(on) => form.set('effectiveOn', on ?? todayOn)}
          />
          <div className={styles.actions}>
            <Button type="submit" variant="sill" loading={add.isPending || revise.isPending}>
              {t('documents.save')}
            </Button>
            <Button onClick={onClose}>{t('ui.desk.cancel')}</Button>
          </div>
        </form>
      </PageColumns>
    </>
  )
}

/** A new version begins with the words of the newest. */
function draftedOf(document: OfficeDocument | null): Partial<Record<Language, Drafted>> {
  const wordings = document?.versions[0]?.wordings ?? []
  return Object.fromEntries(
    wordings.flatMap(({ language, title, paragraphs }) =>
      isLanguage(language) ? [[language, { title, text: paragraphs.join('\n\n') }]] : [],
    ),
  )
}
