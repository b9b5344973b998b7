import type { HostView } from './use-host-link.ts'

export const usualUntil = '17:00'

/** Today, or tomorrow once the usual hours are over: nobody is written to about a visit that has passed. `now` in unix ms. */
export function usualDay({ todayOn, timeZone }: Pick<HostView, 'todayOn' | 'timeZone'>, now: number): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' }).format(now)
  if (clock < usualUntil) return todayOn
  return new Date(Date.parse(`${todayOn}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
