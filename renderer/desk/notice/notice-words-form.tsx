import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NoticePart, OwnWording } from '../../../shared/contract/privacy.ts'
import { directionOf, type Language } from '../../../shared/languages.ts'
import { TextAction } from '../../ui/desk/text-action.tsx'
import styles from './notice-words.module.css'
import { grouped, type PartGroup, written } from './own-words.ts'

export type NoticeWordsFormProps = {
  language: Language
  parts: readonly NoticePart[]
  own: OwnWording
  onChange: (own: OwnWording) => void
}

/** Every part of the notice in one language, each to be put otherwise. */
export function NoticeWordsForm({ language, parts, own, onChange }: NoticeWordsFormProps) {
  const { t } = useTranslation()
  const groups = grouped(parts)
  const layer = (which: PartGroup['layer']) =>
    groups
      .filter((group) => group.layer === which)
      .map((group) => (
        <fieldset key={group.heading} className={styles.group}>
          <legend lang={language} dir={directionOf(language)}>
            {group.heading}
          </legend>
          {group.parts.map((part, place) => (
            <Part
              key={part.key}
              part={part}
              name={`${group.heading} ${place + 1}`}
              language={language}
              text={own[language]?.[part.key] ?? part.made}
              onChange={(text) => onChange(written(own, language, part, text))}
            />
          ))}
        </fieldset>
      ))
  return (
    <>
      <h2 className={styles.layer}>{t('noticeWords.short')}</h2>
      {layer('short')}
      <h2 className={styles.layer}>{t('noticeWords.full')}</h2>
      {layer('full')}
    </>
  )
}

type PartProps = { part: NoticePart; name: string; language: Language; text: string; onChange: (text: string) => void }

function Part({ part, name, language, text, onChange }: PartProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.part}>
      <Textarea
        id={part.key}
        aria-label={name}
        lang={language}
        dir={directionOf(language)}
        value={text}
        autosize
        minRows={1}
        maxLength={3000}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {text !== part.made && (
        <p className={styles.own}>
          {t(text.trim() === '' ? 'noticeWords.left' : 'noticeWords.own')}{' '}
          <TextAction of={name} onClick={() => onChange(part.made)}>
            {t('noticeWords.made')}
          </TextAction>
        </p>
      )}
    </div>
  )
}
