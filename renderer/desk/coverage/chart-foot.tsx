import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './chart-foot.module.css'

/** Under a chart: what is pointed at or has the focus, what can be done with it, and how to walk. */
export function ChartFoot({ id, spoken, children }: { id: string; spoken: string | null; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={styles.foot}>
      <p className={styles.spoken} aria-hidden="true">
        {spoken ?? t('coverage.chart.point')}
      </p>
      {children}
      <p className="foyer-hidden" id={id}>
        {t('coverage.chart.hint')}
      </p>
    </div>
  )
}
