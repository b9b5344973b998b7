import { useTranslation } from 'react-i18next'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { ClearsItself } from '../clears-itself.tsx'
import { useCountdown } from '../idle-watch.ts'
import { useKiosk } from '../kiosk-context.ts'
import { VisitorPage } from '../visitor-page.tsx'

/** The same words whether anybody matched or not: a stranger learns nothing. */
export function SignedOutPage() {
  const { t } = useTranslation()
  const { clear } = useKiosk()
  const { left } = useCountdown(20, clear)
  return (
    <VisitorPage title={t('kiosk.signOut.pageTitle')}>
      <KioskQuestion
        title={t('kiosk.signOut.said')}
        hint={t('kiosk.signOut.unsure')}
        wide
        actions={
          <KioskButton look="sill" type="submit">
            {t('kiosk.done')}
          </KioskButton>
        }
        onSubmit={() => clear()}
      >
        <ClearsItself seconds={left} />
      </KioskQuestion>
    </VisitorPage>
  )
}
