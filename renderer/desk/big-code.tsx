import styles from './big-code.module.css'

/** A code to be read out or typed elsewhere: large, and every zero slashed. */
export function BigCode({ children }: { children: string }) {
  return <p className={styles.code}>{children}</p>
}
