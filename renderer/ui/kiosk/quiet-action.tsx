import type { ReactNode } from 'react'
import styles from './quiet-action.module.css'

/** Up to three things that fewer visitors need, under the two doors of the welcome page. */
export function QuietActions({ children }: { children: ReactNode }) {
  return (
    <div className={styles.actions} data-quiet>
      {children}
    </div>
  )
}

export type QuietActionProps = { icon: ReactNode; onClick: () => void; children: ReactNode }

/** A line with its icon, as tall as every other target. */
export function QuietAction({ icon, onClick, children }: QuietActionProps) {
  return (
    <button type="button" className={styles.action} onClick={onClick}>
      {icon}
      <span>{children}</span>
    </button>
  )
}
