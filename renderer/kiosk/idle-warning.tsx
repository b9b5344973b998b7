import { useTranslation } from 'react-i18next'
import { KioskButton } from '../ui/kiosk/kiosk-button.tsx'
import { Countdown, KioskDialog } from '../ui/kiosk/kiosk-dialog.tsx'
import { KioskHelpBar } from '../ui/kiosk/kiosk-help-bar.tsx'
import { warnFor } from './idle-rules.ts'
import { usePageTitle } from './page-title.ts'

export type IdleWarningProps = {
  seconds: number
  onStay: () => void
  onClear: () => void
  onCall: () => void
  onText: () => void
}

/** Covers a page that nobody touches: nothing of it is shown or can be reached until somebody says that they are here. */
export function IdleWarning({ seconds, onStay, onClear, onCall, onText }: IdleWarningProps) {
  const { t } = useTranslation()
  const title = t('kiosk.idle.title')
  usePageTitle(title)
  const actions = (
    <>
      <KioskButton look="sill" size="grand" autoFocus onClick={onStay}>
        {t('kiosk.idle.stay')}
      </KioskButton>
      <KioskButton onClick={onClear}>{t('kiosk.idle.clear')}</KioskButton>
    </>
  )
  return (
    <KioskDialog
      open
      cover
      title={title}
      onClose={onStay}
      actions={actions}
      help={<KioskHelpBar onCall={onCall} onText={onText} onStartAgain={onClear} />}
    >
      <p>{t('kiosk.idle.text')}</p>
      <Countdown seconds={seconds} of={warnFor / 1000} unit={t('kiosk.idle.unit', { count: seconds })} />
    </KioskDialog>
  )
}
