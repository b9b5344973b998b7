import { useTranslation } from 'react-i18next'
import { longDate } from '../../ui/dates.ts'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import type { Notice } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import styles from '../kiosk-pages.module.css'
import { useNoticeInLanguage } from '../notice-language.ts'
import { ReadAloud } from '../read-aloud.tsx'
import { VisitorPage } from '../visitor-page.tsx'

export function FullNoticePage({ notice }: { notice: Notice }) {
  const { t } = useTranslation()
  const { timeZone, take } = useKiosk()
  useNoticeInLanguage(notice)
  const back = () => take({ kind: 'back' })
  const title = t('kiosk.notice.fullTitle')
  const version = t('kiosk.notice.version', {
    version: notice.version,
    date: longDate(notice.effectiveOn, timeZone),
  })
  const actions = (
    <KioskButton look="sill" type="submit">
      {t('kiosk.close')}
    </KioskButton>
  )
  return (
    <VisitorPage title={title} onBack={back}>
      <KioskQuestion
        title={title}
        hint={
          <>
            {version}
            <ReadAloud
              texts={notice.text.full.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])}
              language={notice.language}
            />
          </>
        }
        wide
        actions={actions}
        onSubmit={back}
      >
        {notice.text.full.map(({ heading, paragraphs }) => (
          <section key={heading} className={styles.section}>
            <h2>{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </KioskQuestion>
    </VisitorPage>
  )
}
