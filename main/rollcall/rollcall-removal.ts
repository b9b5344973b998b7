import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { createRollCallPeopleStore } from './rollcall-people-store.ts'
import type { createRollCallStore, Due } from './rollcall-store.ts'
import type { RollCallWorld } from './rollcall.ts'

type Parts = {
  audit: Audit
  office: OfficeRegister
  holds: HoldPredicate
  store: ReturnType<typeof createRollCallStore>
  people: ReturnType<typeof createRollCallPeopleStore>
}

/**
 * Removes roll calls with the visits of their day and, long before, the names of hosts and of who was added: with hosts'
 * times; their number stays. A hold that touches a roll call keeps it whole. Answers how many roll calls went.
 */
export function createRollCallRemoval({ db, clock }: RollCallWorld, { audit, office, holds, store, people }: Parts) {
  const isHeld = ({ startedAt, endedAt }: Due) => holds.ofAny(startedAt, endedAt ?? clock.now()).length > 0

  function removeNames(todayOn: string): number {
    let names = 0
    for (const call of store.listNamesDue(todayOn)) {
      if (isHeld(call)) continue
      const gone = people.removeNames(call.id)
      store.addUnnamed(call.id, gone)
      names += gone.unnamed
    }
    return names
  }

  return (caller: Caller): number =>
    db.transaction(() => {
      const todayOn = office.todayOn()
      const due = store.listDue(todayOn)
      const held = due.filter(isHeld)
      const free = due.filter((call) => !held.includes(call))
      const openings = store.removeOpeningsDue(
        todayOn,
        held.map(({ id }) => id),
      )
      for (const { id } of free) store.remove(id)
      const detail = { calls: free.length, openings, names: removeNames(todayOn) }
      if (detail.calls + detail.openings + detail.names > 0) audit.record(caller, 'rollcalls.removed', { detail })
      return free.length
    })
}
