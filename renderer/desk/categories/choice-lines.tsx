import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { directionOf, type Language } from '../../../shared/languages.ts'
import type { Texts } from '../../../shared/texts-of.ts'
import { TextAction } from '../../ui/desk/text-action.tsx'
import styles from './question-form.module.css'

export type ChoiceLinesProps = {
  choices: readonly Texts[]
  onChange: (choices: Texts[]) => void
  language: Language
  error?: string
}

const most = 12

/** The answers to choose from, a line each, in the order in which they are offered. */
export function ChoiceLines({ choices, onChange, language, error }: ChoiceLinesProps) {
  const { t } = useTranslation()
  return (
    <fieldset
      className={styles.lines}
      id="choices"
      tabIndex={-1}
      aria-describedby={error ? 'choices-error' : undefined}
    >
      <legend className={styles.legend}>{t('categories.question.form.choices')}</legend>
      {error && (
        <p id="choices-error" className={styles.error}>
          {error}
        </p>
      )}
      {choices.map((texts, place) => (
        <div key={place} className={styles.line}>
          <TextInput
            label={t('categories.question.form.choice', { number: place + 1 })}
            placeholder={language === 'en' ? undefined : texts['en']}
            value={texts[language] ?? ''}
            lang={language}
            dir={directionOf(language)}
            autoComplete="off"
            onChange={(event) => onChange(choices.with(place, { ...texts, [language]: event.currentTarget.value }))}
          />
          {choices.length > 2 && (
            <TextAction
              of={t('categories.question.form.choice', { number: place + 1 })}
              onClick={() => onChange(choices.filter((_texts, at) => at !== place))}
            >
              {t('categories.question.form.removeChoice')}
            </TextAction>
          )}
        </div>
      ))}
      {choices.length < most && (
        <div>
          <Button onClick={() => onChange([...choices, {}])}>{t('categories.question.form.addChoice')}</Button>
        </div>
      )}
    </fieldset>
  )
}
