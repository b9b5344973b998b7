import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isLanguage, type Language } from '../../../shared/languages.ts'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { countText, longDate, shortDate } from '../../ui/dates.ts'
import cells from '../cells.module.css'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { NoticeChanges } from './notice-changes.tsx'
import { NoticeLanguages } from './notice-languages.tsx'
import { NoticeText } from './notice-text.tsx'
import styles from './notice-screen.module.css'

/** The notice in force as visitors read it, and every version with the visits that were shown it. */
export function NoticeScreen() {
  const { t, i18n } = useTranslation()
  const { zone, may, me } = useDesk()
  const [language, setLanguage] = useState<Language>('en')
  const [looked, setLooked] = useState<{ version: number; language: Language } | null>(null)
  const notice = useAnswer('privacy', 'notice', { language }, ['settings'], { keep: true })
  const versions = useAnswer('privacy', 'versions', {}, ['settings', 'visits'])
  const error = notice.error ?? versions.error
  const inForce = notice.data
  const waiting = versions.data?.find(({ effectiveOn }) => inForce !== undefined && effectiveOn > inForce.todayOn)
  return (
    <>
      <PageHeader
        title={t('noticeVersions.title')}
        below={
          inForce && t('noticeVersions.below', { version: inForce.version, date: longDate(inForce.effectiveOn, zone) })
        }
      />
      {error && <Refused error={error} />}
      {(!inForce || !versions.data) && !error && <LoadingState />}
      {versions.data && <NoticeLanguages value={language} offered={me.languages.offered} onChange={setLanguage} />}
      {inForce && <NoticeText text={inForce.text} language={inForce.language} />}
      {inForce && waiting && waiting.version > inForce.version && (
        <div className={styles.change}>
          <NoticeBox tone="brass">
            {t('noticeVersions.waiting', { version: waiting.version, date: longDate(waiting.effectiveOn, zone) })}
          </NoticeBox>
        </div>
      )}
      {may('settings.update') && (
        <p className={styles.change}>
          {t('noticeVersions.change')} <DeskLink to="/settings">{t('noticeVersions.changeLink')}</DeskLink>{' '}
          <DeskLink to="/notice/words">{t('noticeVersions.words')}</DeskLink>
        </p>
      )}
      {versions.data && (
        <section className={styles.versions}>
          <h2>{t('noticeVersions.versions')}</h2>
          <RegisterTable
            caption={t('noticeVersions.versions')}
            columns={[
              { key: 'version', header: t('noticeVersions.column.version'), cell: (row) => row.version, width: '96px' },
              {
                key: 'from',
                header: t('noticeVersions.column.from'),
                cell: (row) => shortDate(row.effectiveOn, zone),
              },
              {
                key: 'language',
                header: t('noticeVersions.column.language'),
                cell: (row) => languageName(row.language, i18n.language),
              },
              { key: 'visits', header: t('noticeVersions.column.visits'), cell: (row) => countText(row.visits) },
              {
                key: 'sha256',
                header: t('noticeVersions.column.sha256'),
                cell: (row) => <Digest hex={row.sha256} />,
              },
              {
                key: 'changes',
                header: t('noticeVersions.changes.action'),
                headerHidden: true,
                align: 'end',
                cell: (row) =>
                  row.version > 1 &&
                  isLanguage(row.language) && (
                    <TextAction
                      of={`${row.version} ${languageName(row.language, i18n.language)}`}
                      onClick={() => setLooked({ version: row.version, language: row.language as Language })}
                    >
                      <span className={cells.line}>{t('noticeVersions.changes.action')}</span>
                    </TextAction>
                  ),
              },
            ]}
            rows={[...versions.data].sort((a, b) => b.version - a.version)}
            rowKey={(row) => `${row.version} ${row.language}`}
            empty={t('noticeVersions.none')}
            dense
          />
          {looked && <NoticeChanges {...looked} />}
        </section>
      )}
    </>
  )
}

function languageName(language: string, inLanguage: string): string {
  return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(language) ?? language
}

/** Where it takes two lines, they are equally long. */
function Digest({ hex }: { hex: string }) {
  const half = hex.length / 2
  return (
    <span className={styles.digest}>
      {hex.slice(0, half)}
      <wbr />
      {hex.slice(half)}
    </span>
  )
}
