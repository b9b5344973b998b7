import { useTranslation } from 'react-i18next'
import { KioskHelpBar } from '../../ui/kiosk/kiosk-help-bar.tsx'
import { KioskPage } from '../../ui/kiosk/kiosk-page.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import type { Help } from '../help-dialogs.tsx'
import { usePageTitle } from '../page-title.ts'

/** The host does not answer: said plainly, tried again by itself, and nothing that was typed is lost. */
export function LostPage({ organisation, help, kept }: { organisation: string; help: Help; kept: boolean }) {
  const { t } = useTranslation()
  const title = t('kiosk.lost.title')
  usePageTitle(title)
  return (
    <KioskPage organisation={organisation} help={<KioskHelpBar onCall={help.openCall} onText={help.openText} />}>
      <KioskQuestion title={title} hint={t('kiosk.lost.text')} wide>
        <p role="status">{t(kept ? 'kiosk.lost.kept' : 'kiosk.lost.empty')}</p>
      </KioskQuestion>
    </KioskPage>
  )
}
