import { Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DeskLink } from '../desk-link.tsx'
import { useAnswer } from '../queries.ts'
import type { QuestionDraft } from './question-draft.ts'

export type DocumentChoiceProps = {
  draft: QuestionDraft
  set: <Key extends keyof QuestionDraft>(key: Key, value: QuestionDraft[Key]) => void
  error: string | undefined
}

/** Which document is read, and what is asked besides reading it. */
export function DocumentChoice({ draft, set, error }: DocumentChoiceProps) {
  const { t } = useTranslation()
  const documents = useAnswer('documents', 'list', {}, ['settings'])
  // Until a version stands nobody can be asked for it.
  const there = (documents.data ?? [])
    .filter(({ inForce }) => inForce !== null)
    .map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <>
      <NativeSelect
        id="document"
        label={t('categories.question.form.document')}
        description={<DeskLink to="/documents">{t('categories.question.form.documents')}</DeskLink>}
        value={draft.documentId}
        error={error}
        onChange={(event) => set('documentId', event.currentTarget.value)}
        data={[{ value: '', label: t('categories.question.form.documentNone') }, ...there]}
      />
      <Checkbox
        label={t('categories.question.form.signed')}
        description={t('categories.question.form.signedHint')}
        checked={draft.signed}
        onChange={(event) => set('signed', event.currentTarget.checked)}
      />
      <Checkbox
        label={t('categories.question.form.offersCopy')}
        description={t('categories.question.form.offersCopyHint')}
        checked={draft.offersCopy}
        onChange={(event) => set('offersCopy', event.currentTarget.checked)}
      />
    </>
  )
}
