import type { ReactNode } from 'react'
import styles from './register-sheet.module.css'

export type RegisterSheetProps = { title?: string; chip?: ReactNode; children: ReactNode }

/** A sheet of the register: paper under a thick line of ink. */
export function RegisterSheet({ title, chip, children }: RegisterSheetProps) {
  return (
    <section className={styles.sheet}>
      {(title || chip) && (
        <div className={styles.head}>
          {title && <h2 className={styles.title}>{title}</h2>}
          {chip}
        </div>
      )}
      {children}
    </section>
  )
}
