import { IconDeviceCctv } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DayTilesProps } from '../removal-line.tsx'
import { DayTiles } from '../removal-line.tsx'
import styles from './cctv-plate.module.css'

export type CctvPlateProps = DayTilesProps & { title: string; text: ReactNode }

/** A wall plate, not a warning: CCTV in operation, who runs it, why, and when each day is gone. */
export function CctvPlate({ title, text, ...tiles }: CctvPlateProps) {
  return (
    <section className={styles.plate}>
      <h2 className={styles.title}>
        <IconDeviceCctv size="1.2em" stroke={1.6} aria-hidden="true" />
        {title}
      </h2>
      <p className={styles.text}>{text}</p>
      <DayTiles {...tiles} />
    </section>
  )
}
