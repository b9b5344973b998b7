import { IconQrcode } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { QuietAction } from '../../ui/kiosk/quiet-action.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { useCodeOffers } from './code-offers.ts'

/** Off unless a visitor touches it: nobody is remembered by default, and whoever has a pass is not asked again. */
export function RememberAction() {
  const { t } = useTranslation()
  const { flow, take } = useKiosk()
  const passDays = useCodeOffers()?.passDays ?? null
  if (passDays === null || flow.brought?.kind === 'pass') return null
  return (
    <QuietAction icon={<IconQrcode stroke={2} aria-hidden="true" />} onClick={() => take({ kind: 'remember' })}>
      {t('kiosk.remember.action')}
    </QuietAction>
  )
}
