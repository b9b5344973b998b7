/** Soonest after one run that the next begins, so that what wakes it all the time does not keep it busy. */
const soonestMs = 50

/**
 * Runs something again and again, never twice at once: when it said it wants to be run, which it answers in ms, or sooner
 * once it is woken.
 */
export function startPace(run: () => Promise<number>): { wake: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  let dueAt = Infinity
  let running = false
  let woken = false
  let stopped = false

  function after(ms: number): void {
    const at = performance.now() + ms
    if (stopped || running || at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => void once(), ms)
  }
  async function once(): Promise<void> {
    dueAt = Infinity
    running = true
    woken = false
    const again = await run()
    running = false
    after(woken ? soonestMs : again)
  }
  after(0)
  return {
    wake() {
      woken = true
      after(soonestMs)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
