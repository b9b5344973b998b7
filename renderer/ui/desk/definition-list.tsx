import type { ReactNode } from 'react'
import styles from './definition-list.module.css'

export type Definition = { term: string; value: ReactNode; detail?: ReactNode }

export type DefinitionListProps = {
  items: Definition[]
  /** Side by side (the foot of a sheet) or one a line. */
  columns?: boolean
}

/** Facts with their names. */
export function DefinitionList({ items, columns = false }: DefinitionListProps) {
  return (
    <dl className={styles.list} data-columns={columns ? '' : undefined}>
      {items.map(({ term, value, detail }) => (
        <div key={term} className={styles.item}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.value}>{value}</dd>
          {detail && <dd className={styles.detail}>{detail}</dd>}
        </div>
      ))}
    </dl>
  )
}
