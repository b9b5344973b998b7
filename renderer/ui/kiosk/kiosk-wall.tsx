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
  /** A short fact with a check before the greeting: "You're signed in". */
  status?: string
  children?: ReactNode
}

/** The painted wall with its greeting: the first and the last thing a visitor sees. */
export function KioskWall({ organisation, clock, greeting, lead, status, children }: KioskWallProps) {
  const title = useRef<HTMLHeadingElement>(null)
  useTitleFocus(title)
  return (
    <div className={styles.wall}>
      {(organisation || clock) && (
        <div className={styles.sign}>
          <bdi className={styles.organisation}>{organisation}</bdi>
          <span className={styles.clock}>{clock}</span>
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
