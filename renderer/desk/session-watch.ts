/** Carries a 401 from any call to the session, wherever it happened. */
export type SessionWatch = {
  unauthenticated: () => void
  /** Calls `hear` at each 401 until the returned function is called. */
  listen: (hear: () => void) => () => void
}

export function createSessionWatch(): SessionWatch {
  const listeners = new Set<() => void>()
  return {
    unauthenticated: () => {
      for (const hear of listeners) hear()
    },
    listen: (hear) => {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}
