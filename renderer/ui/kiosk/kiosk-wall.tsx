import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { useTitleFocus } from './title-focus.ts'
import styles from './kiosk-wall.module.css'

export type KioskWallProps = {
  organisation?: string
  /** "Tue 24 Nov, 10:42" */
  clock?: string
  greeting: ReactNode
  lead?: ReactNode
  /** At the end of the first line: a LanguageButton. */
  corner?: ReactNode
  /** A short fact with a check before the greeting: "You're signed in". */
  status?: string
  /** The office's own, in place of its name on the wall. */
  logo?: { path: string; width: number; height: number }
  children?: ReactNode
}

/** The painted wall with its greeting: the first and the last thing a visitor sees. */
export function KioskWall({ organisation, clock, corner, greeting, lead, status, logo, children }: KioskWallProps) {
  const title = useRef<HTMLHeadingElement>(null)
  useTitleFocus(title)
  return (
    <div className={styles.wall}>
      {(organisation || clock || corner) && (
        <div className={styles.sign}>
          {logo ? (
            <img className={styles.logo} src={logo.path} width={logo.width} height={logo.height} alt={organisation} />
          ) : (
            <bdi className={styles.organisation}>{organisation}</bdi>
          )}
          {clock && <span className={styles.clock}>{clock}</span>}
          {corner}
        </div>
      )}
      <div className={styles.words}>
        {status && (
          <p className={styles.status}>
            <span className={styles.check}>
              <IconCheck size="1em" stroke={2.4} aria-hidden="true" />
            </span>
            {status}
          </p>
        )}
        <h1 ref={title} tabIndex={-1} className={styles.greeting}>
          {greeting}
        </h1>
        {lead && <div className={styles.lead}>{lead}</div>}
      </div>
      {children && <div className={styles.rest}>{children}</div>}
    </div>
  )
}
