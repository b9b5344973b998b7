import { type AsyncSubscription, subscribe } from '@parcel/watcher'
import { relative, sep } from 'node:path'
import type { World } from '../world.ts'
import type { Source } from './source-store.ts'

export type Watching = ReturnType<typeof createWatching>
const mostHints = 50_000

/** Where recorders have just written: a hint for the next scan, never the truth. Some file systems and many folders cannot be watched. */
export function createWatching(world: Pick<World, 'log'>) {
  const subscriptions = new Map<number, AsyncSubscription>()
  const hints = new Map<number, Set<string>>()
  let closed = false

  function hint(sourceId: number, paths: readonly string[]): void {
    const seen = hints.get(sourceId) ?? new Set<string>()
    hints.set(sourceId, seen)
    // What does not fit is found by the next whole scan.
    for (const path of paths) if (seen.size < mostHints) seen.add(path)
  }

  return {
    async watch({ id, path }: Pick<Source, 'id' | 'path'>): Promise<void> {
      if (subscriptions.has(id) || closed) return
      try {
        const subscription = await subscribe(path, (error, events) => {
          if (error) return
          const written = events.filter(({ type }) => type !== 'delete')
          hint(
            id,
            written.map((event) => relative(path, event.path).split(sep).join('/')),
          )
        })
        if (closed) await subscription.unsubscribe()
        else subscriptions.set(id, subscription)
      } catch {
        world.log.warn({ source: id }, 'a source cannot be watched; it is read from time to time')
      }
    },
    isOn: (sourceId: number): boolean => subscriptions.has(sourceId),
    /** The paths seen since the last time. */
    take(sourceId: number): string[] {
      const seen = [...(hints.get(sourceId) ?? [])]
      hints.delete(sourceId)
      return seen
    },
    giveBack: hint,
    async unwatch(sourceId: number): Promise<void> {
      await subscriptions.get(sourceId)?.unsubscribe()
      subscriptions.delete(sourceId)
      hints.delete(sourceId)
    },
    async close(): Promise<void> {
      closed = true
      await Promise.allSettled([...subscriptions.values()].map((subscription) => subscription.unsubscribe()))
      subscriptions.clear()
    },
  }
}
