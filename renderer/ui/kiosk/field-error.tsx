import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './kiosk-field.module.css'

/** What is wrong with a field and what to do, above it: mark, word and colour. */
export function FieldError({ id, children }: { id: string; children?: string }) {
  const { t } = useTranslation()
  if (!children) return null
  return (
    <p id={`${id}-error`} className={styles.error}>
      <IconAlertTriangle size="1.15em" stroke={2} aria-hidden="true" />
      <span>
        <span className="foyer-hidden">{t('ui.error')} </span>
        {children}
      </span>
    </p>
  )
}
