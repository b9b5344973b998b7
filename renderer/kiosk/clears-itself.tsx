import { useTranslation } from 'react-i18next'
import styles from './kiosk-pages.module.css'

/** "This page clears itself in 18 seconds." Numerals only: nothing moves. */
export function ClearsItself({ seconds }: { seconds: number }) {
  const { t } = useTranslation()
  return (
    <p role="timer" aria-live="off" className={styles.clears}>
      {t('kiosk.clears.before')} <strong>{t('kiosk.clears.seconds', { count: seconds })}</strong>
    </p>
  )
}
