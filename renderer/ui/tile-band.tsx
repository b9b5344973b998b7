import { useId } from 'react'
import styles from './tile-band.module.css'

export type TileBandProps = {
  /** One row under a bar, two under a wall. */
  rows?: 1 | 2
  /** Tiles across: 31 on the kiosk, one for each day that footage is kept; a multiple elsewhere. */
  tiles?: number
}

/** The hall's floor under its painted wall: decoration, hidden from readers and in high contrast. */
export function TileBand({ rows = 1, tiles = 31 }: TileBandProps) {
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
