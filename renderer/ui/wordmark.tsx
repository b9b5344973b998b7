import styles from './wordmark.module.css'

/** The product's name in the hall's lettering. */
export function Wordmark({ children = 'Foyer' }: { children?: string }) {
  return <span className={styles.wordmark}>{children}</span>
}
