/** Where a browser has no idle callback (Safari), how long after the page stands, ms. */
const instead = 500

/** Runs `work` once the page has nothing else to do; returns a function that calls it off. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, instead)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(work)
  return () => cancelIdleCallback(idle)
}
