import { useTranslation } from 'react-i18next'
import type { NoticeText as Text } from '../../../shared/contract/visits.ts'
import { DefinitionList } from '../../ui/desk/definition-list.tsx'
import { RegisterSheet } from '../../ui/desk/register-sheet.tsx'
import styles from './notice-screen.module.css'

/** Both layers as a visitor gets them. */
export function NoticeText({ text }: { text: Text }) {
  const { t } = useTranslation()
  return (
    <div className={styles.text}>
      <RegisterSheet title={t('noticeVersions.short')}>
        <DefinitionList items={text.rows.map(({ heading, text: value }) => ({ term: heading, value }))} />
      </RegisterSheet>
      <details className={styles.full}>
        <summary>{t('noticeVersions.full')}</summary>
        {text.full.map(({ heading, paragraphs }) => (
          <section key={heading}>
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
