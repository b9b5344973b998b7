import { IconArrowLeft, IconLanguage } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { isReachLow, listenDisplay } from '../display.ts'
import { TileBand } from '../tile-band.tsx'
import { KeyboardDock } from './keyboard/keyboard-dock.tsx'
import styles from './kiosk-page.module.css'

export type KioskPageProps = {
  organisation: string
  onBack?: () => void
  /** The language now shown, in itself; with `onLanguage` a button. */
  languageName?: string
  onLanguage?: () => void
  /** A KioskHelpBar: on every page, in the same place. */
  help: ReactNode
  /** A KioskWall instead of the bar: welcome and done. */
  wall?: ReactNode
  children: ReactNode
}

/**
 * The hall: bar or wall, tiled floor, one thing to do, and a person to call. Where reach is low the bar stands below
 * what it belongs to, in the document too, so that the focus moves as the eye does.
 */
export function KioskPage(props: KioskPageProps) {
  const { wall, children, help } = props
  const low = useSyncExternalStore(listenDisplay, isReachLow)
  const bar = !wall && <KioskBar {...props} />
  return (
    <div className={styles.page} data-wall={wall ? '' : undefined} data-low={low ? '' : undefined}>
      {!low && bar}
      {!wall && (
        <div className={styles.band}>
          <TileBand />
        </div>
      )}
      <main className={styles.main}>
        {wall}
        {wall && <TileBand rows={2} />}
        <div className={styles.content}>{children}</div>
      </main>
      {low && bar}
      <div className={styles.foot} data-place={wall ? 'foot' : 'bar'}>
        <KeyboardDock />
        {help}
      </div>
    </div>
  )
}

function KioskBar({ organisation, onBack, languageName, onLanguage }: KioskPageProps) {
  const { t } = useTranslation()
  return (
    <header className={styles.bar}>
      <div className={styles.back}>
        {onBack && (
          <button type="button" className={styles.action} onClick={onBack}>
            <IconArrowLeft size="1.3em" stroke={2} aria-hidden="true" className="foyer-mirror" />
            {t('ui.kiosk.back')}
          </button>
        )}
      </div>
      <div className={styles.organisation}>
        <bdi>{organisation}</bdi>
      </div>
      <div className={styles.language}>
        {languageName && onLanguage && (
          <button
            type="button"
            className={styles.action}
            onClick={onLanguage}
            aria-label={t('ui.kiosk.language', { language: languageName })}
          >
            <IconLanguage size="1.3em" stroke={2} aria-hidden="true" />
            {languageName}
          </button>
        )}
      </div>
    </header>
  )
}
