import { useId } from 'react'
import styles from './tile-band.module.css'

/** Drawn six calendars wide; CSS shows 31 tiles across, or a multiple (`--tiles-across`). */
const tiles = 186

/** The hall's floor under its painted wall, one tile a day: decoration. One row under a bar, two under a wall. */
export function TileBand({ rows = 1 }: { rows?: 1 | 2 }) {
  const id = useId()
  const height = rows * 32
  return (
    <div className={styles.band} aria-hidden="true">
      <svg
        className={styles.tiles}
        viewBox={`0 0 ${tiles * 32} ${height}`}
        preserveAspectRatio="none"
        focusable="false"
      >
        <defs>
          <pattern id={id} width="32" height="32" patternUnits="userSpaceOnUse">
            <rect width="32" height="32" className={styles.bone} />
            <path d="M-9 0L0 9 9 0ZM23 0L32 9 41 0ZM-9 32L0 23 9 32ZM23 32L32 23 41 32Z" className={styles.slate} />
            <path d="M16 0L32 16 16 32 0 16Z" className={styles.door} />
            <path d="M16 9.8L22.2 16 16 22.2 9.8 16Z" className={styles.ochre} />
          </pattern>
        </defs>
        <rect width={tiles * 32} height={height} fill={`url(#${id})`} />
      </svg>
    </div>
  )
}
