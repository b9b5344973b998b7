import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/languages.ts'
import { inLanguage } from '../../../shared/texts-of.ts'
import { addDays, localDate } from '../../../shared/time.ts'
import { PageColumns, PageHeader } from '../../ui/desk/page-header.tsx'
import { useDesk } from '../desk-context.ts'
import { useDraft } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals } from '../refusals.tsx'
import { useNow } from '../use-now.ts'
import type { Category, Question } from './asked-list.ts'
import { KioskPreviewFrame } from './kiosk-preview.tsx'
import { draftOf, inputOf, newQuestion, problemsOf, type QuestionDraft } from './question-draft.ts'
import { QuestionForm } from './question-form.tsx'

export type QuestionEditorProps = {
  category: Category
  question: Question | null
  language: Language
  onLanguage: (language: Language) => void
  onClose: () => void
}

/** Writes a question beside its own page at the kiosk, which follows every letter. */
export function QuestionEditor({ category, question, language, onLanguage, onClose }: QuestionEditorProps) {
  const { t } = useTranslation()
  const form = useDraft<QuestionDraft>(question ? draftOf(question) : newQuestion)
  const add = useAct('questions', 'add')
  const update = useAct('questions', 'update')

  function submit(): void {
    const problems = Object.entries(problemsOf(form.draft))
    if (problems.length > 0) {
      if (problems.some(([input]) => input !== 'days')) onLanguage('en')
      return form.refuse(
        Object.fromEntries(problems.map(([input, key]) => [input, t(`categories.question.form.${key}`)])),
      )
    }
    const told = { onSuccess: onClose, onError: (error: unknown) => form.refuse(fieldRefusals(error, t)) }
    const input = inputOf(form.draft)
    if (question) update.mutate({ ...input, questionId: question.id }, told)
    else add.mutate({ ...input, categoryId: category.id }, told)
  }

  const title = question ? inLanguage(question.wording, 'en') : t('categories.question.add')
  return (
    <>
      <PageHeader title={<bdi>{category.name}</bdi>} below={t('categories.question.keepsOld')} />
      <PageColumns
        wide
        aside={<KioskPreviewFrame shown={{ question: usePreviewed(form.draft, category) }} language={language} />}
      >
        <QuestionForm
          title={title}
          form={form}
          language={language}
          onLanguage={onLanguage}
          busy={add.isPending || update.isPending}
          error={add.error ?? update.error}
          onSubmit={submit}
          onClose={onClose}
        />
      </PageColumns>
    </>
  )
}

/** The draft as the kiosk would be told it, with words of our own where it has none yet. */
function usePreviewed(draft: QuestionDraft, category: Category): Question {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const todayOn = localDate(useNow(60_000), zone)
  const { keepDays, ...input } = inputOf(draft)
  const days = keepDays && Number.isInteger(keepDays) && keepDays > 0 && keepDays <= 3650 ? keepDays : null
  return {
    ...input,
    id: 1,
    categoryId: category.id,
    keepDays: days,
    wording: { ...input.wording, en: input.wording['en']?.trim() || t('categories.preview.wording') },
    why: { ...input.why, en: input.why['en']?.trim() || t('categories.preview.why') },
    removedOn: days === null ? null : addDays(todayOn, days),
  }
}
