import { IconClockX, IconDoorExit, IconPointFilled, IconUserCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './visit-state.module.css'

export type VisitStateName = 'on_site' | 'left' | 'closed' | 'expired'

const marks = { on_site: IconPointFilled, left: IconDoorExit, closed: IconUserCheck, expired: IconClockX }

/** How a visit stands: a mark and its word, never colour alone. */
export function VisitState({ state }: { state: VisitStateName }) {
  const { t } = useTranslation()
  const Mark = marks[state]
  return (
    <span className={styles.state} data-state={state}>
      <Mark size="1.25em" stroke={2} aria-hidden="true" className={state === 'left' ? 'foyer-mirror' : undefined} />
      {t(`ui.state.${state}`)}
    </span>
  )
}
