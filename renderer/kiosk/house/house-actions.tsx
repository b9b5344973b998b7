import { IconPackage, IconUserCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { KioskActions, KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { useHouseOffers } from './house-offers.ts'

/** The quiet actions of the welcome: only what this office uses. */
export function HouseActions() {
  const { t } = useTranslation()
  const { take } = useKiosk()
  const { deliveries, presence } = useHouseOffers()
  if (!deliveries && !presence) return null
  return (
    <KioskActions>
      {deliveries && (
        <KioskButton
          look="plain"
          icon={<IconPackage stroke={2} aria-hidden="true" />}
          onClick={() => take({ kind: 'delivery' })}
        >
          {t('kiosk.delivery.action')}
        </KioskButton>
      )}
      {presence && (
        <KioskButton
          look="plain"
          icon={<IconUserCheck stroke={2} aria-hidden="true" />}
          onClick={() => take({ kind: 'presence' })}
        >
          {t('kiosk.presence.action')}
        </KioskButton>
      )}
    </KioskActions>
  )
}
