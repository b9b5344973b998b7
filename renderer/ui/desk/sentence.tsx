import type { ReactNode } from 'react'
import styles from './sentence.module.css'

export type SentencePart = { value: ReactNode; text: ReactNode }

/** Numbers as people say them: "3 gaps to explain". Never a card, never a gauge. */
export function Sentence({ parts }: { parts: SentencePart[] }) {
  return (
    <p className={styles.sentence}>
      {parts.map(({ value, text }, at) => (
        <span key={at} className={styles.part}>
          <span className={styles.value}>{value}</span> {text}
        </span>
      ))}
    </p>
  )
}
