import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { keepHyphens } from './keep-hyphens.tsx'
import styles from './just-in-time.module.css'

/** Why we ask, said at the field, beside the brass. */
export function JustInTime({ children }: { children: ReactNode }) {
  return (
    <div className={styles.reason}>
      <IconInfoCircle size="1.15em" stroke={2} aria-hidden="true" />
      <div>{keepHyphens(children)}</div>
    </div>
  )
}
