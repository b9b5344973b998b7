import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeptAt } from '../../rollcall/use-kept-roll-call.ts'
import { clockTime } from '../../ui/dates.ts'
import { KioskHelpBar } from '../../ui/kiosk/kiosk-help-bar.tsx'
import { KioskPage } from '../../ui/kiosk/kiosk-page.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import styles from '../kiosk-pages.module.css'
import type { Help } from '../help-dialogs.tsx'
import { usePageTitle } from '../page-title.ts'

export type LostPageProps = { organisation: string; help: Help; kept: boolean; timeZone?: string }

const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** The host does not answer: said plainly, tried again by itself, and nothing that was typed is lost. */
export function LostPage({ organisation, help, kept, timeZone = ownZone() }: LostPageProps) {
  const { t, i18n } = useTranslation()
  const [since] = useState(() => Date.now())
  const keptAt = useKeptAt()
  const at = (moment: number) => clockTime(moment, timeZone, i18n.language)
  const title = t('kiosk.lost.title')
  usePageTitle(title)
  return (
    <KioskPage organisation={organisation} help={<KioskHelpBar onCall={help.openCall} onText={help.openText} />}>
      <KioskQuestion title={title} hint={t('kiosk.lost.text')} wide>
        <p role="status">
          {t('kiosk.lost.since', { at: at(since) })} {t(kept ? 'kiosk.lost.kept' : 'kiosk.lost.empty')}
        </p>
        {keptAt !== null && (
          <p>
            <a className={styles.link} href="/rollcall">
              {t('kiosk.lost.openRollCall', { at: at(keptAt) })}
            </a>
          </p>
        )}
      </KioskQuestion>
    </KioskPage>
  )
}
