import { useTranslation } from 'react-i18next'
import type { NoticeText as Text } from '../../../shared/contract/privacy.ts'
import { directionOf } from '../../../shared/languages.ts'
import { RegisterSheet } from '../../ui/desk/register-sheet.tsx'
import styles from './notice-screen.module.css'

/** Both layers as a visitor gets them. */
export function NoticeText({ text, language }: { text: Text; language: string }) {
  const { t } = useTranslation()
  return (
    <div className={styles.text}>
      <RegisterSheet title={t('noticeVersions.short')}>
        <dl className={styles.rows} lang={language} dir={directionOf(language)}>
          {text.rows.map((row) => (
            <div key={row.key}>
              <dt>{row.heading}</dt>
              <dd>{row.text}</dd>
            </div>
          ))}
        </dl>
      </RegisterSheet>
      <details className={styles.full}>
        <summary>{t('noticeVersions.full')}</summary>
        {text.full.map(({ heading, paragraphs }) => (
          <section key={heading} lang={language} dir={directionOf(language)}>
            <h3>{heading}</h3>
            {paragraphs.map((paragraph, place) => (
              <p key={place}>{paragraph}</p>
            ))}
          </section>
        ))}
      </details>
    </div>
  )
}
