import type { LogRow } from '../../shared/contract/visits.ts'
import { MaskedName } from '../ui/masked-name.tsx'
import { PersonName } from '../ui/person-name.tsx'
import cells from './cells.module.css'

/** A visitor as the host allows: the name, or its mask. */
export function VisitName({ visit }: { visit: Pick<LogRow, 'masked' | 'name'> }) {
  if (visit.masked) return <MaskedName initials={visit.name} />
  return (
    <span className={cells.name}>
      <PersonName>{visit.name}</PersonName>
    </span>
  )
}

/** The same for a sentence that is heard. */
export function visitWords(visit: Pick<LogRow, 'masked' | 'name' | 'company'>): string {
  return [visit.name, visit.masked ? visit.company : ''].filter(Boolean).join(', ')
}
