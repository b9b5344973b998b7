import type { ReactNode } from 'react'
import styles from './aside-card.module.css'

export type AsideCardProps = {
  title: string
  /** A mark before the title. */
  icon?: ReactNode
  tone?: 'plain' | 'door' | 'brass' | 'brick'
  /** Where the coloured rule runs: over the card (paper) or at its start (tint). */
  rule?: 'top' | 'start'
  children: ReactNode
}

/** What stands beside the page: a decision to make, or what is coming. */
export function AsideCard({ title, icon, tone = 'plain', rule = 'top', children }: AsideCardProps) {
  return (
    <section className={styles.card} data-tone={tone} data-rule={rule}>
      <h2 className={styles.title}>
        {icon}
        {title}
      </h2>
      {children}
    </section>
  )
}
