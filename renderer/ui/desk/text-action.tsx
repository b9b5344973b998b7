import type { ButtonHTMLAttributes } from 'react'
import styles from './text-action.module.css'

export type TextActionProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** What it acts on, heard after the words: "Sign out, Amara Okonkwo". */
  of?: string
  danger?: boolean
}

/** A button that reads as a link, for the end of a row. */
export function TextAction({ of, danger = false, children, ...rest }: TextActionProps) {
  return (
    <button type="button" {...rest} className={styles.action} data-danger={danger ? '' : undefined}>
      {children}
      {of && <span className="foyer-hidden">, {of}</span>}
    </button>
  )
}
