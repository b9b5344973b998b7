import { IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './time-in-doubt.module.css'

/** Beside a time that was written while the machine's clock was in doubt. */
export function TimeInDoubt() {
  const { t } = useTranslation()
  return (
    <span className={styles.mark}>
      <IconClockExclamation size="1.15em" stroke={2} aria-hidden="true" />
      {t('ui.timeInDoubt')}
    </span>
  )
}
