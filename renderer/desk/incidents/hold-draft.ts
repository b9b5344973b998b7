import { useSearch } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { addDays, localDate, minute } from '../../../shared/time.ts'
import type { Problems } from '../draft.ts'
import { instantOf, momentOf } from './local-moment.ts'
import type { LocalMoment } from './local-moment.ts'

export type HoldDraft = {
  incidentId: string
  cameraIds: number[]
  from: LocalMoment
  to: LocalMoment
  reason: string
  reviewOn: string
}

/** What the address brings along: an incident, cameras, a time. Ids and times only. */
export function useHoldStart(zone: string): HoldDraft {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const todayOn = localDate(Date.now(), zone)
  const moment = (value: unknown) =>
    typeof value === 'number' && Number.isSafeInteger(value) ? momentOf(value, zone) : { on: todayOn, time: '' }
  const cameras = typeof search.cameras === 'string' || typeof search.cameras === 'number' ? String(search.cameras) : ''
  return {
    incidentId: typeof search.incident === 'number' ? String(search.incident) : '',
    cameraIds: cameras
      .split(',')
      .map(Number)
      .filter((id) => Number.isSafeInteger(id) && id > 0),
    from: moment(search.from),
    to: moment(search.to),
    reason: '',
    reviewOn: addDays(todayOn, 30),
  }
}

/** Half an hour before and after an incident: where looking starts when nothing else was asked. */
export function aroundIncident(happenedAt: number, zone: string): Pick<HoldDraft, 'from' | 'to'> {
  return { from: momentOf(happenedAt - 30 * minute, zone), to: momentOf(happenedAt + 30 * minute, zone) }
}

/** The asked range in instants; nothing until both ends can be read and are in order. */
export function rangeOf({ from, to }: HoldDraft, zone: string): { fromAt: number; toAt: number } | null {
  const fromAt = instantOf(from, zone, 'first')
  const toAt = instantOf(to, zone, 'last')
  // An end of 07:45 means until that minute is over.
  return fromAt === null || toAt === null || toAt < fromAt ? null : { fromAt, toAt: toAt + 59_999 }
}

/** What is still missing, by input. */
export function missingIn(draft: HoldDraft, zone: string, t: TFunction): Problems {
  const found: Problems = {}
  if (!draft.incidentId) found.incidentId = t('holds.place.incidentMissing')
  if (draft.cameraIds.length === 0) found.cameraIds = t('holds.place.cameraMissing')
  if (instantOf(draft.from, zone, 'first') === null) found.from = t('incidents.moment.missing')
  if (instantOf(draft.to, zone, 'last') === null) found.to = t('incidents.moment.missing')
  else if (!found.from && !rangeOf(draft, zone)) found.to = t('errors.hold-range-order')
  if (draft.reason.trim().length < 10) found.reason = t('holds.reasonShort')
  if (!draft.reviewOn) found.reviewOn = t('holds.review.missing')
  return found
}
