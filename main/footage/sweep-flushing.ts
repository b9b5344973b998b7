import type { Outcome, Removal } from './disk-types.ts'
import type { Batch } from './sweep-batch.ts'

/** A batch that the thread has answered for. */
export type Landed = Removal & { batch: Batch }
export type Flushing = ReturnType<typeof createFlushing>

/** So many batches are unlinked before their folders are flushed: a folder that several of them changed is flushed once. */
const flushEvery = 8

/** Batches between being unlinked and being settled: those that wait for a flush, and those whose folders are on disk. */
export function createFlushing(flush: () => Promise<boolean>) {
  let waiting: Landed[] = []
  const flushed: Landed[] = []
  let underWay = Promise.resolve()
  let hasFailed = false
  function begin(): void {
    const group = waiting
    waiting = []
    const flushes = flush()
    underWay = underWay.then(async () => {
      // Where one failed, its thread may have died: a flush by the next one says nothing of what was unlinked before.
      hasFailed ||= !(await flushes)
      for (const landed of group)
        flushed.push(hasFailed ? { ...landed, outcomes: landed.outcomes.map(unsure) } : landed)
    })
  }
  return {
    add(landed: Landed): void {
      waiting.push(landed)
      if (waiting.length === flushEvery) begin()
    },
    /** Whether any flush did not succeed. */
    hasFailed: (): boolean => hasFailed,
    /** Some of those that may be settled now. */
    take: (most: number): Landed[] => flushed.splice(0, most),
    /** All that are left, once they are flushed. */
    async end(): Promise<Landed[]> {
      if (waiting.length > 0) begin()
      await underWay
      return flushed.splice(0)
    },
  }
}

/** What is not there, and may come back with a crash of the machine, stays registered and condemned: the next sweep settles it. */
export const unsure = (outcome: Outcome): Outcome =>
  outcome === 'gone' || outcome === 'absent' ? 'unflushed' : outcome
