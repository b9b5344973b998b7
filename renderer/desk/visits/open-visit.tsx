import { VisitName } from '../visit-name.tsx'
import type { OpenedVisit } from './visit-panel.tsx'
import styles from './open-visit.module.css'

export type OpenVisitProps = { visit: OpenedVisit & { masked: boolean }; onOpen: (visitId: number) => void }

/** A visitor's name that opens their visit; a masked one opens nothing. */
export function OpenVisit({ visit, onOpen }: OpenVisitProps) {
  if (visit.masked) return <VisitName visit={visit} />
  return (
    <button type="button" className={styles.open} aria-haspopup="dialog" onClick={() => onOpen(visit.id)}>
      <VisitName visit={visit} />
    </button>
  )
}
