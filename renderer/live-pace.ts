/**
 * Keeps what is told in bursts to a pace: the first is passed on at once, those that follow within `span` ms together at
 * its end, each once. One act of a person tells of several changes.
 */
export function pacedBy<Told>(span: number, pass: (told: ReadonlySet<Told>) => void) {
  let waiting = new Set<Told>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function passOn(): void {
    const told = waiting
    waiting = new Set()
    timer = told.size > 0 ? setTimeout(passOn, span) : undefined
    if (told.size > 0) pass(told)
  }
  return {
    hear(told: Told): void {
      waiting.add(told)
      if (timer === undefined) passOn()
    },
    stop(): void {
      clearTimeout(timer)
      waiting.clear()
    },
  }
}
