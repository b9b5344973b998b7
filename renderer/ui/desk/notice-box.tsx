import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './notice-box.module.css'

export type NoticeBoxProps = {
  /** Brass: attend to this. Brick: something is wrong. Door: it is done. */
  tone: 'brass' | 'brick' | 'door'
  title?: string
  /** Announced when it appears: brick at once, the others when there is a pause. */
  live?: boolean
  children?: ReactNode
}

const marks = { brass: IconInfoCircle, brick: IconAlertTriangle, door: IconCheck }

/** A sentence that must not be missed, with its mark and its rule. */
export function NoticeBox({ tone, title, live = false, children }: NoticeBoxProps) {
  const Mark = marks[tone]
  return (
    <div className={styles.box} data-tone={tone} role={live ? (tone === 'brick' ? 'alert' : 'status') : undefined}>
      <Mark size={22} stroke={2} aria-hidden="true" />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  )
}
