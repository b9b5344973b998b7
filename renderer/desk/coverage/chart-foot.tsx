import type { ReactNode } from 'react'
import styles from './chart-foot.module.css'

export type ChartFootProps = {
  id: string
  /** What is pointed at or has the focus. */
  spoken: string | null
  /** How to look at it by pointer, and how by keyboard. */
  point: string
  hint: string
  children?: ReactNode
}

/** Under a chart: what is pointed at or has the focus, what can be done with it, and how to walk. */
export function ChartFoot({ id, spoken, point, hint, children }: ChartFootProps) {
  return (
    <div className={styles.foot}>
      <p className={styles.spoken} aria-hidden="true">
        {spoken ?? point}
      </p>
      {children}
      <p className="foyer-hidden" id={id}>
        {hint}
      </p>
    </div>
  )
}
