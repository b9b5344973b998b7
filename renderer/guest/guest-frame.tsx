import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { TileBand } from '../ui/tile-band.tsx'
import styles from './guest.module.css'

type Props = {
  organisation?: string | undefined
  title: string
  lead?: ReactNode
  children?: ReactNode
}

/** The hall on a phone: a painted wall that says what this is about, its floor, and what to do under it. */
export function GuestFrame({ organisation, title, lead, children }: Props) {
  useEffect(() => {
    document.title = organisation ?? 'Foyer'
  }, [organisation])
  return (
    <div className={styles.page}>
      <header className={styles.wall}>
        <div className={styles.column}>
          <p className={styles.organisation}>{organisation ?? 'Foyer'}</p>
          <h1 className={styles.title}>{title}</h1>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
      </header>
      <TileBand />
      <main className={styles.main}>
        <div className={styles.column}>{children}</div>
      </main>
    </div>
  )
}
