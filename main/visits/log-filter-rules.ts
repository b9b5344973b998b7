import type { LogFilter } from '../../shared/contract/visits.ts'
import { fold } from '../../shared/fold.ts'

/** What a filter asks of a visit, part by part; what it leaves open is not there. */
export type LogNarrowing = {
  fromOn?: string
  toOn?: string
  categoryId?: number
  hostId?: number
  onSite?: true
  endedAs?: string
  nameFrom?: string
  nameBefore?: string
  /** Signs alone fold to nothing, and begin only such names as do too. */
  nameless?: true
}

export function narrowingOf(filter: Omit<LogFilter, 'sort' | 'descending'>): LogNarrowing {
  const { fromOn, toOn, categoryId, hostId, state, namePrefix } = filter
  return {
    ...(fromOn && { fromOn }),
    ...(toOn && { toOn }),
    ...(categoryId && { categoryId }),
    ...(hostId && { hostId }),
    ...(state === 'on-site' ? { onSite: true } : state && { endedAs: state }),
    ...(namePrefix?.trim() && ofName(fold(namePrefix))),
  }
}

const ofName = (start: string): LogNarrowing =>
  start === '' ? { nameless: true } : { nameFrom: start, nameBefore: `${start}\u{10ffff}` }
