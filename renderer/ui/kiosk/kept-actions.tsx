import type { CSSProperties, ReactNode } from 'react'
import { useRef } from 'react'
import styles from './kept-actions.module.css'
import { MoreBelow } from './more-below.tsx'
import { useKept } from './use-kept.ts'

export type KeptActionsProps = {
  /** KioskButtons. */
  children: ReactNode
  /** A sentence right above them. */
  lead?: ReactNode
}

/** What there is to press, in sight over the help bar or beside the keys where it leaves room for what is above it. */
export function KeptActions({ children, lead }: KeptActionsProps) {
  const end = useRef<HTMLDivElement>(null)
  const { stays, hidden, beside, foot } = useKept(end)
  const style: CSSProperties & Record<`--${string}`, string> = { '--foot-high': `${foot}px` }
  return (
    <div
      ref={end}
      className={styles.end}
      style={style}
      data-kept=""
      data-ruled={lead ? '' : undefined}
      data-stays={stays}
      data-covers={hidden ? '' : undefined}
    >
      {lead && <div className={styles.before}>{lead}</div>}
      <div className={styles.actions} data-row="">
        {children}
        {hidden && <MoreBelow part={hidden} beside={beside} />}
      </div>
    </div>
  )
}
