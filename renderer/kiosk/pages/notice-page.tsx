import { useTranslation } from 'react-i18next'
import { longDate, shortDate } from '../../ui/dates.ts'
import { FactRows } from '../../ui/kiosk/fact-rows.tsx'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { RemovalLine } from '../../ui/removal-line.tsx'
import type { Notice } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import styles from '../kiosk-pages.module.css'
import { useNoticeInLanguage } from '../notice-language.ts'
import { ReadAloud } from '../read-aloud.tsx'
import { VisitorPage } from '../visitor-page.tsx'

/** The short layer, before any field: who, what, why, who sees it, until which day, and one's rights. */
export function NoticePage({ notice }: { notice: Notice }) {
  const { t } = useTranslation()
  const { timeZone, flow, take } = useKiosk()
  useNoticeInLanguage(notice)
  const title = t('kiosk.notice.title')
  const version = t('kiosk.notice.version', {
    version: notice.version,
    date: longDate(notice.effectiveOn, timeZone),
  })
  const actions = (
    <>
      <KioskButton look="sill" type="submit">
        {t('kiosk.continue')}
      </KioskButton>
      <KioskButton onClick={() => take({ kind: 'read-notice', notice })}>{t('kiosk.notice.readFull')}</KioskButton>
    </>
  )
  return (
    <VisitorPage title={title} onBack={flow.noticeChanged ? undefined : () => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        kicker={
          <span className={styles.kicker}>
            {t('kiosk.notice.kicker')} <span className={styles.version}>{version}</span>
          </span>
        }
        hint={
          <>
            {flow.noticeChanged && <JustInTime>{t('kiosk.notice.changed')}</JustInTime>}
            <ReadAloud texts={[title, ...shortTexts(notice, timeZone)]} language={notice.language} />
          </>
        }
        actions={actions}
        actionsLead={t('kiosk.notice.notConsent')}
        wide
        onSubmit={() => take({ kind: 'next' })}
      >
        <ShortNotice notice={notice} timeZone={timeZone} />
      </KioskQuestion>
    </VisitorPage>
  )
}

/** The short layer as it is heard, the day of removal said out. */
function shortTexts({ text, language, removedOn }: Notice, timeZone: string): string[] {
  return text.rows.flatMap(({ key, heading, text: said }) => [
    heading,
    key === 'long' ? `${longDate(removedOn, timeZone, language)}. ${said}` : said,
  ])
}

const facts = (rows: Notice['text']['rows']) => rows.map(({ heading, text }) => ({ label: heading, text }))

function ShortNotice({ notice, timeZone }: { notice: Notice; timeZone: string }) {
  const { t } = useTranslation()
  const { rows } = notice.text
  const long = rows.findIndex(({ key }) => key === 'long')
  const band = (
    <RemovalLine
      band
      lead={rows[long]?.heading ?? t('kiosk.notice.howLong')}
      fromLabel={t('kiosk.notice.today')}
      from={shortDate(notice.todayOn, timeZone)}
      untilLabel={t('kiosk.notice.removed')}
      until={shortDate(notice.removedOn, timeZone)}
      note={rows[long]?.text}
    />
  )
  return (
    <div className={styles.notice}>
      <FactRows facts={facts(long < 0 ? rows : rows.slice(0, long))} />
      {band}
      {long >= 0 && <FactRows facts={facts(rows.slice(long + 1))} />}
    </div>
  )
}
