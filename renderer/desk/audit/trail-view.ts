import { localDay } from '../../../shared/time.ts'

/** What the screen asks of the trail; days are local. */
export type TrailView = {
  page: number
  action?: string | undefined
  staffId?: number | undefined
  fromOn?: string | undefined
  toOn?: string | undefined
}

export const freshTrail: TrailView = { page: 1 }

/** The same as instants: the first of the first day, the last of the last. */
export function askOf({ page, action, staffId, fromOn, toOn }: TrailView, zone: string) {
  return {
    page,
    ...(action ? { action } : {}),
    ...(staffId ? { staffId } : {}),
    ...(fromOn ? { fromAt: localDay(fromOn, zone).fromAt } : {}),
    ...(toOn ? { toAt: localDay(toOn, zone).toAt - 1 } : {}),
  }
}
