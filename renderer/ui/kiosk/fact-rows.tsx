import type { ReactNode } from 'react'
import styles from './fact-rows.module.css'

export type Fact = { label: string; text: ReactNode }

/** The short notice: a word at the margin, a sentence beside it, a rule between. */
export function FactRows({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, text }) => (
        <div key={label} className={styles.fact}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.text}>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
