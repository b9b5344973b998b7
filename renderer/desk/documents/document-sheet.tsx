import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NativeSelect } from '@mantine/core'
import { directionOf, isLanguage, languageNames } from '../../../shared/languages.ts'
import { SideSheet } from '../../ui/desk/side-sheet.tsx'
import type { DocumentVersion } from './documents-screen.tsx'
import styles from './documents-screen.module.css'

export type DocumentSheetProps = { name: string; version: DocumentVersion | null; onClose: () => void }

/** One version, word for word, in the language that is chosen. */
export function DocumentSheet({ name, version, onClose }: DocumentSheetProps) {
  return (
    <SideSheet open={version !== null} title={version && <bdi>{`${name}, ${version.version}`}</bdi>} onClose={onClose}>
      {version && <Read key={version.version} version={version} />}
    </SideSheet>
  )
}

function Read({ version: { wordings } }: { version: DocumentVersion }) {
  const { t } = useTranslation()
  const [language, setLanguage] = useState('en')
  const shown = wordings.find((wording) => wording.language === language) ?? wordings[0]!
  return (
    <>
      {wordings.length > 1 && (
        <NativeSelect
          label={t('documents.language')}
          value={shown.language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
          data={wordings.map(({ language: one }) => ({
            value: one,
            label: isLanguage(one) ? languageNames[one] : one,
          }))}
        />
      )}
      <WordingText title={shown.title} paragraphs={shown.paragraphs} language={shown.language} />
      <p className={styles.digest}>SHA-256 {shown.sha256}</p>
    </>
  )
}

/** A wording as visitors read it. */
export function WordingText(props: { title: string; paragraphs: readonly string[]; language: string }) {
  const { title, paragraphs, language } = props
  return (
    <article className={styles.wording} lang={language} dir={isLanguage(language) ? directionOf(language) : undefined}>
      <h3>{title}</h3>
      {paragraphs.map((paragraph, place) => (
        <p key={place}>{paragraph}</p>
      ))}
    </article>
  )
}
