import { day, localDateTime } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { createRollCallPeopleStore } from './rollcall-people-store.ts'
import type { createRollCallStore } from './rollcall-store.ts'
import type { RollCallWorld } from './rollcall.ts'

type Parts = {
  audit: Audit
  office: OfficeRegister
  store: ReturnType<typeof createRollCallStore>
  people: ReturnType<typeof createRollCallPeopleStore>
  /** Begins a roll call inside the transaction under way. */
  begin(caller: Caller, drill: boolean, startedAt: number): number
}
type CatchUp = Services['rollcall']['catchUp']
type Opening = Parameters<CatchUp>[1]['openings'][number]

/** How long a tablet may have been off before it tells, ms. */
const longestUntold = 7 * day

/**
 * What a tablet did while it had lost the host. Ticks and names go to the roll call that is open, or to the one that the tablet
 * knew; where there was none, the tablet's ticks are one, and staff end it. Told twice, it counts once. Who cannot have
 * stood on the tablet's list is no part of it: a tablet without a person could otherwise have the log read out to it.
 */
export function createCatchUp(world: RollCallWorld, { audit, office, store, people, begin }: Parts): CatchUp {
  const { db, clock } = world
  const local = (at: number) => localDateTime(at, office.current().timeZone)

  const withinReason = (at: number) => Math.min(Math.max(at, clock.now() - longestUntold), clock.now())

  function callFor(caller: Caller, openings: Opening[], ticked: boolean): number | null {
    const told = openings.map(({ key }) => store.findOpening(key)?.rollCallId).find((id) => id)
    const known = openings.map(({ rollCallId }) => rollCallId).find((id) => id !== null && store.find(id))
    const there = told ?? store.findOpen()?.id ?? known
    if (there) return there
    const firstOpened = Math.min(...openings.map(({ openedAt }) => openedAt))
    return ticked ? begin(caller, false, withinReason(firstOpened)) : null
  }

  return (caller, { openings, marks, added }) =>
    db.transaction(() => {
      const now = clock.now()
      const firstListed = withinReason(Math.min(...openings.map(({ listedAt }) => listedAt)))
      const safe = marks.filter((mark) => mark.safe && people.mayHaveBeenInside(mark.person, firstListed))
      const rollCallId = callFor(caller, openings, safe.length + added.length > 0)
      for (const { key, listedAt, openedAt } of openings) {
        if (store.findOpening(key)) continue
        const removedOn = office.removedOn(office.todayOn())
        store.insertOpening({ key, deviceId: caller.device!.id, listedAt, openedAt, rollCallId, removedOn })
        const detail = { listedAt: local(listedAt), openedAt: local(openedAt), rollCallId }
        audit.record(caller, 'rollcall.opened_offline', { detail })
      }
      let marked = 0
      for (const { person, markedAt } of rollCallId === null ? [] : safe) {
        people.insertMark(rollCallId!, person)
        if (!people.setSafe(rollCallId!, person, Math.min(markedAt, now), null)) continue
        audit.record(caller, 'rollcall.ticked', { subject: person.kind, subjectId: person.id, detail: { rollCallId } })
        marked += 1
      }
      for (const { key, name, safe: isSafe, addedAt } of rollCallId === null ? [] : added) {
        const at = withinReason(addedAt)
        const person = { key, name, addedAt: at, safeAt: isSafe ? at : null, by: null }
        if (!people.insertAdded(rollCallId!, person)) continue
        audit.record(caller, 'rollcall.added', {
          subject: 'roll call',
          subjectId: rollCallId!,
          detail: { safe: isSafe },
        })
      }
      db.afterCommit(() => world.events.changed('rollcall'))
      return { marked }
    })
}
