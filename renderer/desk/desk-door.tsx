import type { ReactNode } from 'react'
import { TileBand } from '../ui/tile-band.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import styles from './desk-door.module.css'

/** The page around everything that comes before the desk: set-up, sign-in, enrolment. */
export function DeskDoor({ children, note }: { children: ReactNode; note?: string }) {
  return (
    <div className={styles.door}>
      <header className={styles.bar}>
        <Wordmark />
        {note && <span className={styles.note}>{note}</span>}
      </header>
      <TileBand rows={1} />
      <main className={styles.page}>
        <div className={styles.sheet}>{children}</div>
      </main>
    </div>
  )
}
