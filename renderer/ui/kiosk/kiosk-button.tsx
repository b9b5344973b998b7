import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './kiosk-button.module.css'

export type KioskButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** One sill a page; outline beside it; plain is an underlined text of the same height. */
  look?: 'sill' | 'outline' | 'plain'
  /** Grand for the two doors on welcome. */
  size?: 'plain' | 'grand'
  icon?: ReactNode
}

/** At least 20 mm tall on every screen. */
export function KioskButton({ look = 'outline', size = 'plain', icon, children, ...rest }: KioskButtonProps) {
  return (
    <button type="button" {...rest} className={styles.button} data-look={look} data-size={size}>
      {icon}
      <span className={styles.words}>{children}</span>
    </button>
  )
}

/** Buttons side by side, 2 mm or more apart; they wrap rather than shrink. */
export function KioskActions({ children, grand = false }: { children: ReactNode; grand?: boolean }) {
  return (
    <div className={styles.actions} data-grand={grand ? '' : undefined}>
      {children}
    </div>
  )
}
