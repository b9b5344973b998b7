import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import { day } from '../../shared/time.ts'
import type { Caller } from '../caller.ts'
import { createAnswerRemoval } from './answer-removal.ts'
import type { VisitPorts, VisitWorld } from './visit-ports.ts'
import { createVisitRemovalStore, type DueVisit } from './visit-removal-store.ts'
import { holdOf, spanOf } from './visit-rules.ts'
import { createVisitStore } from './visit-store.ts'

type Place = { removedOn: string; id: number }

/** Visits removed in one transaction, so that a long run never keeps a visitor waiting. */
const batchSize = 500

/** How visits end and leave by themselves, and how the lead erases one before its time. */
export function createRetention(world: VisitWorld, { audit, office, holds, passes }: VisitPorts) {
  const removeAnswersDue = createAnswerRemoval(world, { audit, holds })
  const store = createVisitStore(world.db)
  const removal = createVisitRemovalStore(world.db)
  const changed = () => world.db.afterCommit(() => world.events.changed('visits'))

  function erase(caller: Caller, { visitId, reason, passToo }: { visitId: number; reason: string; passToo?: boolean }) {
    world.db.transaction(() => {
      const visit = store.find(visitId)
      if (!visit) throw new AppError('not_found', 'visit-not-found')
      const now = world.clock.now()
      const hold = holds.ofAny(visit.signedInAt, visit.endedAt ?? now)[0]
      if (hold) throw new AppError('conflict', 'visit-held', { reference: hold.reference })
      // Which pass it is, only the visit knows: so the pass goes first.
      if (passToo) passes?.removeOfVisit(caller, visitId)
      removal.remove([visitId])
      const by = caller.staff!.id
      removal.insertErasure({ visitId, reason, by, at: now, removedOn: office.removedOn(office.todayOn()) })
      audit.record(caller, 'visit.erased', { subject: 'visit', subjectId: visitId })
      changed()
    })
    removal.emptyLog()
    return {}
  }

  function removeFree(caller: Caller, due: DueVisit[]): number {
    const now = world.clock.now()
    const { fromAt, toAt } = spanOf(due, now)
    const active = holds.ofAny(fromAt, toAt)
    const free = due.filter((visit) => !holdOf(visit, active, now))
    if (free.length === 0) return 0
    removal.remove(free.map(({ id }) => id))
    const days = free.map(({ signedInOn }) => signedInOn).toSorted()
    const detail = { visits: free.length, fromOn: days[0]!, toOn: days.at(-1)! }
    audit.record(caller, 'visits.removed', { detail })
    changed()
    return free.length
  }

  /** One batch behind `after`; nothing more is due when it comes back shorter than asked for. */
  const removeBatch = (caller: Caller, todayOn: string, after: Place) =>
    world.db.transaction(() => {
      const due = removal.listDue(todayOn, after, batchSize)
      const removed = due.length > 0 ? removeFree(caller, due) : 0
      return { removed, held: due.length - removed, last: due.length === batchSize ? due.at(-1) : undefined }
    })

  function removeReasons(caller: Caller, todayOn: string): number {
    return world.db.transaction(() => {
      const reasons = removal.removeErasuresDue(todayOn)
      if (reasons > 0) audit.record(caller, 'erasure_reasons.removed', { detail: { reasons } })
      return reasons
    })
  }

  return {
    erase,

    /**
     * Removes every visit whose promised date has come by the office's calendar, forgotten sign-outs too; those that an
     * active hold touches stay until the first run after its release. One entry a batch (500), with count and days. Answers
     * whose own date has come go before them.
     */
    async removeDue(caller: Caller): Promise<{ removed: number; held: number; reasons: number; answers: number }> {
      const todayOn = office.todayOn()
      const reasons = removeReasons(caller, todayOn)
      const answers = await removeAnswersDue(caller, todayOn)
      let removed = 0
      let held = 0
      let after: Place | undefined = { removedOn: '', id: 0 }
      while (after) {
        const batch = removeBatch(caller, todayOn, after)
        removed += batch.removed
        held += batch.held
        after = batch.last
        if (after) await setImmediate()
      }
      if (removed + reasons + answers > 0) removal.emptyLog()
      return { removed, held, reasons, answers }
    },

    /**
     * Marks visits still open from earlier local days as expired, ended now: when they left, nobody knows. Attempts that
     * nobody sends again are forgotten.
     */
    expireOpen: (caller: Caller): { expired: number } =>
      world.db.transaction(() => {
        const now = world.clock.now()
        store.forgetAttemptsBefore(now - day)
        const expired = store.markExpiredBefore(office.todayOn(), now)
        if (expired > 0) {
          audit.record(caller, 'visits.expired', { detail: { visits: expired } })
          changed()
        }
        return { expired }
      }),

    /** Visits whose stay touches the closed range [fromAt, toAt]. */
    countTouching: (fromAt: number, toAt: number): number => store.countTouching(fromAt, toAt, world.clock.now()),
  }
}
