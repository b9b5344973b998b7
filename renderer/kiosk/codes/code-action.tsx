import { IconQrcode } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietAction } from '../../ui/kiosk/quiet-action.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { useFreshCodeOffers } from './code-offers.ts'

/** The welcome's quiet action for whoever was sent a code, bears a badge or has a pass. */
export function CodeAction() {
  const { t } = useTranslation()
  const { take } = useKiosk()
  const offered = useFreshCodeOffers()?.readsCodes ?? false
  useEffect(() => {
    // The page is fetched before anybody needs it.
    if (offered) void import('./scan-page.tsx').catch(() => {})
  }, [offered])
  if (!offered) return null
  return (
    <QuietAction icon={<IconQrcode stroke={2} aria-hidden="true" />} onClick={() => take({ kind: 'scan' })}>
      {t('kiosk.codes.action')}
    </QuietAction>
  )
}
