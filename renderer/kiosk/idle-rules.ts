/** ms without a touch before the page is covered, and then before its details are cleared (WCAG 2.2.1: at least 20 s). */
export const quietFor = 60_000
export const warnFor = 20_000

export type Idle = { kind: 'present' } | { kind: 'warned'; seconds: number } | { kind: 'gone' }

/** How a page stands after `ms` without a touch. */
export function idleAfter(ms: number): Idle {
  if (ms < quietFor) return { kind: 'present' }
  const left = quietFor + warnFor - ms
  return left > 0 ? { kind: 'warned', seconds: Math.ceil(left / 1000) } : { kind: 'gone' }
}

/** Which greeting an hour (0–23) calls for. */
export function greetingAt(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour >= 4 && hour < 12) return 'morning'
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening'
}
