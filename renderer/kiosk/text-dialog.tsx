import { useTranslation } from 'react-i18next'
import { ChoicePair } from '../ui/kiosk/choice-pair.tsx'
import { KioskButton } from '../ui/kiosk/kiosk-button.tsx'
import { KioskDialog } from '../ui/kiosk/kiosk-dialog.tsx'
import { serves, useScreenKeys } from '../ui/kiosk/keyboard/screen-keys.ts'
import type { Comfort, Help } from './help-dialogs.tsx'
import styles from './kiosk-pages.module.css'

/** How a visitor has this screen: until they leave it, and kept nowhere. */
export function TextDialog({ open, help }: { open: boolean; help: Help }) {
  const { t } = useTranslation()
  const words: (key: string) => string = t
  const ownKeys = serves(useScreenKeys())
  const { display, choose } = help
  const done = (
    <KioskButton look="sill" onClick={help.close}>
      {t('kiosk.done')}
    </KioskButton>
  )
  const pair = <Name extends keyof Comfort>(
    name: Name,
    values: readonly [Comfort[Name], Comfort[Name]],
    now: Comfort[Name] = display[name],
  ) => (
    <ChoicePair
      legend={words(`kiosk.display.${name}.legend`)}
      value={now}
      onChange={(value) => choose({ [name]: value })}
      choices={values.map((value) => ({ value, label: words(`kiosk.display.${name}.${value}`) }))}
    />
  )
  return (
    <KioskDialog open={open} onClose={help.close} title={t('kiosk.display.title')} actions={done}>
      <div className={styles.pairs}>
        {pair('text', ['normal', 'large'])}
        {pair('contrast', ['normal', 'more'])}
        {pair('reach', ['normal', 'low'])}
        {pair('keys', ['hidden', 'shown'], ownKeys ? 'shown' : 'hidden')}
        {ownKeys && pair('touch', ['normal', 'steady'])}
      </div>
      <p className={styles.aside}>{t('kiosk.display.resets')}</p>
    </KioskDialog>
  )
}
