import { useTranslation } from 'react-i18next'
import { KioskSwitch } from '../ui/kiosk/kiosk-switch.tsx'
import { useKiosk } from './kiosk-context.ts'

/** Help to leave the building: that it is needed, never why. */
export function NeedsHelp() {
  const { t } = useTranslation()
  const { flow, take } = useKiosk()
  return (
    <KioskSwitch
      label={t('kiosk.needsHelp.label')}
      detail={t('kiosk.needsHelp.detail')}
      on={flow.answers.needsHelp}
      onChange={(needsHelp) => take({ kind: 'answer', answers: { needsHelp } })}
    />
  )
}
