/** ms without a touch before the page is covered, and then before its details are cleared (WCAG 2.2.1: at least 20 s). */
export const quietFor = 60_000
export const warnFor = 20_000
/** Whoever reads touches nothing: the notice is given longer, ms. */
const quietForReaders = 240_000

/** How long (ms) a page of this name may stay untouched. */
export const quietOn = (page: unknown): number =>
  page === 'notice' || page === 'full-notice' ? quietForReaders : quietFor

export type Idle = { kind: 'present' } | { kind: 'warned'; seconds: number } | { kind: 'gone' }

/** How a page stands after `ms` without a touch, of which it allows `quiet`. */
export function idleAfter(ms: number, quiet = quietFor): Idle {
  if (ms < quiet) return { kind: 'present' }
  const left = quiet + warnFor - ms
  return left > 0 ? { kind: 'warned', seconds: Math.ceil(left / 1000) } : { kind: 'gone' }
}

/** Which greeting an hour (0–23) calls for. */
export function greetingAt(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour >= 4 && hour < 12) return 'morning'
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening'
}
