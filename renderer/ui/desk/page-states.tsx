import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './page-states.module.css'

/** Nothing to show is a sentence, and what to do next where there is something. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {action}
    </div>
  )
}

/** Calm waiting: one line that shows only after half a second, and nothing that turns. */
export function LoadingState({ what }: { what?: string }) {
  const { t } = useTranslation()
  return (
    <p className={styles.loading} role="status" aria-busy="true">
      {what ?? t('ui.desk.loading')}
    </p>
  )
}
