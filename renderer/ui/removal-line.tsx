import type { ReactNode } from 'react'
import styles from './removal-line.module.css'

export type RemovalLineProps = {
  fromLabel: string
  from: string
  untilLabel: string
  until: string
  /** A full-width brass band with rules above and below; otherwise the line alone. */
  band?: boolean
  /** A word before the line, in its own column ("How long"). */
  lead?: string
  /** A sentence under the line: what the date rests on. */
  note?: ReactNode
}

/** Show the end at the start: today, the days, the brass threshold, and the date beyond it. */
export function RemovalLine({ fromLabel, from, untilLabel, until, band = false, lead, note }: RemovalLineProps) {
  return (
    <div className={band ? styles.band : undefined}>
      <div className={styles.line}>
        {lead && <span className={styles.lead}>{lead}</span>}
        <span className={styles.date}>
          <span className={styles.label}>{fromLabel}</span> <strong>{from}</strong>
        </span>
        <span className={styles.days} aria-hidden="true" />
        <span className={styles.date}>
          <span className={styles.label}>{untilLabel}</span> <strong>{until}</strong>
        </span>
      </div>
      {note && <p className={lead ? styles.leadNote : styles.note}>{note}</p>}
    </div>
  )
}

export type DayTilesProps = { days: number; removedLabel: string; todayLabel: string }

/** One tile a day from the brass line to today. */
export function DayTiles({ days, removedLabel, todayLabel }: DayTilesProps) {
  return (
    <div className={styles.calendar}>
      <div className={styles.tiles} aria-hidden="true">
        <span className={styles.threshold} />
        {Array.from({ length: days }, (_, day) => (
          <span key={day} className={day === days - 1 ? styles.today : styles.day} />
        ))}
      </div>
      <div className={styles.ends}>
        <span>{removedLabel}</span>
        <span>{todayLabel}</span>
      </div>
    </div>
  )
}
