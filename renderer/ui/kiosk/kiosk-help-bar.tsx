import { IconBell, IconInfoCircle, IconReload, IconTextIncrease } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './kiosk-help-bar.module.css'

export type KioskHelpBarProps = {
  onCall: () => void
  onText: () => void
  /** The third place: start again on a visitor's way, the notice on welcome and done. */
  onStartAgain?: () => void
  onNotice?: () => void
}

/** A person is always there: the same three things in the same three places. */
export function KioskHelpBar({ onCall, onText, onStartAgain, onNotice }: KioskHelpBarProps) {
  const { t } = useTranslation()
  return (
    <nav className={styles.help} aria-label={t('ui.kiosk.help')}>
      <Help icon={<IconBell {...drawn} />} onPress={onCall} first>
        {t('ui.kiosk.callPerson')}
      </Help>
      <Help icon={<IconTextIncrease {...drawn} />} onPress={onText} short={t('ui.kiosk.textShort')}>
        {t('ui.kiosk.textContrast')}
      </Help>
      {onStartAgain && (
        <Help icon={<IconReload {...drawn} />} onPress={onStartAgain}>
          {t('ui.kiosk.startAgain')}
        </Help>
      )}
      {onNotice && (
        <Help icon={<IconInfoCircle {...drawn} />} onPress={onNotice}>
          {t('ui.kiosk.privacyNotice')}
        </Help>
      )}
    </nav>
  )
}

const drawn = { size: '1.3em', stroke: 2, 'aria-hidden': true } as const

type HelpProps = { icon: ReactNode; onPress: () => void; first?: boolean; short?: string; children: string }

function Help({ icon, onPress, first, short, children }: HelpProps) {
  return (
    <button
      type="button"
      className={styles.action}
      data-first={first ? '' : undefined}
      aria-label={short ? children : undefined}
      onClick={onPress}
    >
      {icon}
      <span className={short ? styles.long : undefined}>{children}</span>
      {short && <span className={styles.short}>{short}</span>}
    </button>
  )
}
