import { IconAccessible } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './needs-help-chip.module.css'

/** Beside the name of somebody on site who needs help to leave the building. */
export function NeedsHelpChip() {
  const { t } = useTranslation()
  return (
    <span className={styles.chip}>
      <IconAccessible size="1.2em" stroke={2} aria-hidden="true" />
      {t('reception.needsHelp')}
    </span>
  )
}
