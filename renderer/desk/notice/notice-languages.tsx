import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isLanguage, type Language, languageNames } from '../../../shared/languages.ts'
import styles from './notice-screen.module.css'

export type NoticeLanguagesProps = {
  value: Language
  offered: readonly Language[]
  onChange: (language: Language) => void
}

/** In which language the notice is shown or written; nothing where there is one. */
export function NoticeLanguages({ value, offered, onChange }: NoticeLanguagesProps) {
  const { t } = useTranslation()
  if (offered.length < 2) return null
  return (
    <div className={styles.shownIn}>
      <SegmentedControl
        aria-label={t('noticeVersions.show')}
        value={value}
        onChange={(chosen) => isLanguage(chosen) && onChange(chosen)}
        data={offered.map((language) => ({
          value: language,
          label: <bdi lang={language}>{languageNames[language]}</bdi>,
        }))}
      />
    </div>
  )
}
