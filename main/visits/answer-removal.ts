import { setImmediate } from 'node:timers/promises'
import type { Caller } from '../caller.ts'
import { createAnswerStore } from './answer-store.ts'
import type { VisitPorts, VisitWorld } from './visit-ports.ts'
import { holdOf, spanOf } from './visit-rules.ts'

/** Visits whose answers go in one transaction. */
const batchSize = 500

/** Answers that leave before their visit does: on the date that the visitor was told. */
export function createAnswerRemoval(world: VisitWorld, { audit, holds }: Pick<VisitPorts, 'audit' | 'holds'>) {
  const store = createAnswerStore(world.db)

  const removeBatch = (caller: Caller, todayOn: string, afterVisit: number) =>
    world.db.transaction(() => {
      const now = world.clock.now()
      const due = store.listVisitsDue(todayOn, afterVisit, batchSize)
      const { fromAt, toAt } = spanOf(due, now)
      const active = due.length > 0 ? holds.ofAny(fromAt, toAt) : []
      const free = due.filter((visit) => !holdOf(visit, active, now))
      const answers = free.reduce((sum, { id }) => sum + store.removeDue(id, todayOn), 0)
      if (answers > 0) audit.record(caller, 'answers.removed', { detail: { answers, visits: free.length } })
      return { answers, last: due.length === batchSize ? due.at(-1)!.id : undefined }
    })

  /** Removes every answer whose own date has come, and answers how many; those of a visit that a hold keeps stay. */
  return async function removeAnswersDue(caller: Caller, todayOn: string): Promise<number> {
    let answers = 0
    let after: number | undefined = 0
    while (after !== undefined) {
      const batch = removeBatch(caller, todayOn, after)
      answers += batch.answers
      after = batch.last
      if (after !== undefined) await setImmediate()
    }
    return answers
  }
}
