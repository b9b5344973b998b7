import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isLanguage, type Language, languageNames, languages } from '../../../shared/languages.ts'

export type QuestionLanguagesProps = { value: Language; onChange: (language: Language) => void }

/** Which language the form writes and the preview shows. */
export function QuestionLanguages({ value, onChange }: QuestionLanguagesProps) {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      aria-label={t('categories.question.language')}
      value={value}
      onChange={(chosen) => isLanguage(chosen) && onChange(chosen)}
      data={languages.map((language) => ({
        value: language,
        label: <bdi lang={language}>{languageNames[language]}</bdi>,
      }))}
    />
  )
}
