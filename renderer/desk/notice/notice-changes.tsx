import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/languages.ts'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterSheet } from '../../ui/desk/register-sheet.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from './notice-screen.module.css'

/** What a version says otherwise than the one before it, paragraph by paragraph. */
export function NoticeChanges({ version, language }: { version: number; language: Language }) {
  const { t } = useTranslation()
  const { data, error } = useAnswer('privacy', 'changes', { version, language })
  return (
    <RegisterSheet title={t('noticeVersions.changes.title', { version, language: t(`languageNames.${language}`) })}>
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data?.length === 0 && <p>{t('noticeVersions.changes.none')}</p>}
      <dl className={styles.changes}>
        {data?.map(({ heading, before, after }, place) => (
          <div key={place} lang={language}>
            <dt>{heading}</dt>
            {before !== null && (
              <dd>
                <span lang="en">{t('noticeVersions.changes.before')}</span> <del dir="auto">{before}</del>
              </dd>
            )}
            {after !== null && (
              <dd>
                <span lang="en">{t('noticeVersions.changes.after')}</span> <ins dir="auto">{after}</ins>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </RegisterSheet>
  )
}
