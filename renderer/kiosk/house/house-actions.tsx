import { IconPackage, IconUserCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { QuietAction } from '../../ui/kiosk/quiet-action.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { useHouseOffers } from './house-offers.ts'

/** The quiet actions of the welcome: only what this office uses. */
export function HouseActions() {
  const { t } = useTranslation()
  const { take } = useKiosk()
  const { deliveries, presence } = useHouseOffers()
  if (!deliveries && !presence) return null
  return (
    <>
      {deliveries && (
        <QuietAction icon={<IconPackage stroke={2} aria-hidden="true" />} onClick={() => take({ kind: 'delivery' })}>
          {t('kiosk.delivery.action')}
        </QuietAction>
      )}
      {presence && (
        <QuietAction icon={<IconUserCheck stroke={2} aria-hidden="true" />} onClick={() => take({ kind: 'presence' })}>
          {t('kiosk.presence.action')}
        </QuietAction>
      )}
    </>
  )
}
