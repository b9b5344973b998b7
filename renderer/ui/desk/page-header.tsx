import type { ReactNode } from 'react'
import styles from './page-header.module.css'

export type PageHeaderProps = {
  title: ReactNode
  /** A number before the title, in the hall's big numerals: "23 on site now". */
  figure?: ReactNode
  /** The way back, above the title. */
  above?: ReactNode
  /** One line of facts under the title. */
  below?: ReactNode
  /** Buttons; at most one of them a sill. */
  actions?: ReactNode
}

/** The page's h1, and what can be done here. */
export function PageHeader({ title, figure, above, below, actions }: PageHeaderProps) {
  return (
    <div className={styles.head}>
      {above && <div className={styles.above}>{above}</div>}
      <div className={styles.row}>
        <div className={styles.words} data-figure={figure === undefined ? undefined : ''}>
          <h1 className={styles.title}>
            {figure !== undefined && <span className={styles.figure}>{figure} </span>}
            <span className={styles.name}>{title}</span>
          </h1>
          {below && <div className={styles.below}>{below}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}

export type PageColumnsProps = { children: ReactNode; aside: ReactNode; wide?: boolean }

/** The page and what stands beside it (324 px, `wide` 416); below 1100 px it follows. */
export function PageColumns({ children, aside, wide = false }: PageColumnsProps) {
  return (
    <div className={styles.columns} data-wide={wide ? '' : undefined}>
      <div className={styles.column}>{children}</div>
      <div className={styles.column}>{aside}</div>
    </div>
  )
}

/** Filters or buttons in one line that wraps; fields align at their foot. */
export function ControlRow({ children }: { children: ReactNode }) {
  return <div className={styles.controls}>{children}</div>
}
