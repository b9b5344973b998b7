import { Button, Checkbox, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { directionOf, type Language, languageNames } from '../../../shared/languages.ts'
import { type QuestionKind, questionKinds, type SeenBy, seenBys } from '../../../shared/question-kinds.ts'
import type { Texts } from '../../../shared/texts-of.ts'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { RegisterSheet } from '../../ui/desk/register-sheet.tsx'
import { summaryOf, type useDraft } from '../draft.ts'
import { Refused } from '../refusals.tsx'
import { ChoiceLines } from './choice-lines.tsx'
import { DocumentChoice } from './document-choice.tsx'
import type { QuestionDraft } from './question-draft.ts'
import { QuestionLanguages } from './question-languages.tsx'
import styles from './question-form.module.css'

export type QuestionFormProps = {
  /** What the form makes: "Add a question", or the question that it changes. */
  title: string
  form: ReturnType<typeof useDraft<QuestionDraft>>
  language: Language
  onLanguage: (language: Language) => void
  busy: boolean
  error: unknown
  onSubmit: () => void
  onClose: () => void
}

/** One question as the office writes it; its preview stands beside. */
export function QuestionForm(props: QuestionFormProps) {
  const { title, form, language, onLanguage, busy, error, onSubmit, onClose } = props
  const { t } = useTranslation()
  const { draft, set, problems } = form
  const summary = summaryOf(problems)
  /** A photo is needed for as long as its owner is here: unless the office says otherwise it goes the next day. */
  function choose(kind: QuestionKind): void {
    set('kind', kind)
    if (kind !== 'photo' || draft.ownDays) return
    set('ownDays', true)
    set('days', '1')
  }
  const write = (key: 'wording' | 'why', text: string) => set(key, { ...draft[key], [language]: text } satisfies Texts)
  const written = (key: 'wording' | 'why') => ({
    id: key,
    label: t(`categories.question.form.${key}`, { language: languageNames[language] }),
    description: language === 'en' ? t(`categories.question.form.${key}Hint`) : t('categories.question.form.leftEmpty'),
    value: draft[key][language] ?? '',
    error: problems[key],
    lang: language,
    dir: directionOf(language),
    autoComplete: 'off',
  })
  return (
    <RegisterSheet title={title}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <DeskErrorSummary problems={summary} />
        {summary.length === 0 && <Refused error={error} />}
        <QuestionLanguages value={language} onChange={onLanguage} />
        <TextInput {...written('wording')} onChange={(event) => write('wording', event.currentTarget.value)} />
        <Textarea
          {...written('why')}
          autosize
          minRows={2}
          onChange={(event) => write('why', event.currentTarget.value)}
        />
        <NativeSelect
          id="kind"
          label={t('categories.question.form.kind')}
          value={draft.kind}
          onChange={(event) => choose(event.currentTarget.value as QuestionKind)}
          data={questionKinds.map((kind) => ({ value: kind, label: t(`categories.question.kind.${kind}`) }))}
        />
        {draft.kind === 'choice' && (
          <ChoiceLines
            choices={draft.choices}
            onChange={(choices) => set('choices', choices)}
            language={language}
            error={problems['choices']}
          />
        )}
        {draft.kind === 'document' && <DocumentChoice draft={draft} set={set} error={problems['document']} />}
        <Checkbox
          label={t('categories.question.form.required')}
          description={t('categories.question.form.requiredHint')}
          checked={draft.required}
          onChange={(event) => set('required', event.currentTarget.checked)}
        />
        <Radio.Group
          label={t('categories.question.form.seenBy')}
          value={draft.seenBy}
          onChange={(seenBy) => set('seenBy', seenBy as SeenBy)}
        >
          <Stack gap="xs" mt="xs">
            {seenBys.map((seenBy) => (
              <Radio key={seenBy} value={seenBy} label={t(`categories.question.seenBy.${seenBy}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Checkbox
          label={t('categories.question.form.ownDays')}
          description={t('categories.question.form.ownDaysHint')}
          checked={draft.ownDays}
          onChange={(event) => set('ownDays', event.currentTarget.checked)}
        />
        {draft.ownDays && (
          <TextInput
            id="days"
            className={styles.days}
            label={t('categories.question.form.days')}
            inputMode="numeric"
            autoComplete="off"
            value={draft.days}
            error={problems['days']}
            onChange={(event) => set('days', event.currentTarget.value)}
          />
        )}
        <div className={styles.actions}>
          <Button type="submit" variant="sill" loading={busy}>
            {t('desk.save')}
          </Button>
          <Button onClick={onClose}>{t('ui.desk.cancel')}</Button>
        </div>
      </form>
    </RegisterSheet>
  )
}
