import type { Answer } from '../../../shared/contract/index.ts'
import type { LogFilter, VisitState } from '../../../shared/contract/visits.ts'

export type LogAnswer = Answer<'visits', 'search'>

/** What the screen remembers while it is open; never in the address, never after. */
export type LogView = LogFilter & { page: number }

export const freshView: LogView = { sort: 'signedInAt', descending: true, page: 1 }

/** A changed filter starts again at the first page; emptied values are left out. */
export function withFilter(view: LogView, change: Partial<LogFilter>): LogView {
  const next = { ...view, ...change, page: 1 }
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== '')) as LogView
}

/** Sorting by the same column again turns it round; names begin at A, times at the newest. */
export function withSort(view: LogView, sort: LogFilter['sort']): LogView {
  const startsDown = sort === 'signedInAt' || sort === 'endedAt'
  return { ...view, sort, descending: sort === view.sort ? !view.descending : startsDown, page: 1 }
}

/** Without a purpose nothing may be asked that would tell names. */
export function withoutNames(view: LogView): LogView {
  const { namePrefix: _namePrefix, ...rest } = view
  return rest.sort === 'name' ? { ...rest, sort: 'signedInAt', descending: true } : rest
}

export const isFiltered = (view: LogView): boolean =>
  Boolean(view.fromOn ?? view.toOn ?? view.categoryId ?? view.hostId ?? view.state ?? view.namePrefix)

/** The contract's state as the kit's mark is called. */
export const markOf = (state: VisitState) => (state === 'on-site' ? 'on_site' : state)
