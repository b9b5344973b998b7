import type { Topic } from '../shared/topics.ts'

/** What changed, never how: a screen asks again through its own door, and so sees only what its caller may. */
export type Events = {
  /** Tells every listener; called after the transaction has committed. */
  changed(topic: Topic): void
  /** Calls `hear` at each change until the returned function is called. */
  listen(hear: (topic: Topic) => void): () => void
}

export function createEvents(): Events {
  const listeners = new Set<(topic: Topic) => void>()
  return {
    changed(topic) {
      for (const hear of listeners) hear(topic)
    },
    listen(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}
