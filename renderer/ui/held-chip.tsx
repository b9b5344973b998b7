import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './held-chip.module.css'

/** Kept by a hold: "Held" or "Held, INC-014". */
export function HeldChip({ children }: { children?: string }) {
  const { t } = useTranslation()
  return (
    <span className={styles.chip}>
      <IconLock size="1.15em" stroke={2} aria-hidden="true" />
      {children ? t('ui.heldFor', { what: children }) : t('ui.held')}
    </span>
  )
}
