import { AppError } from '../../shared/errors.ts'
import { addDays, localDate } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { House } from '../house/house.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createCatchUp } from './rollcall-catch-up.ts'
import { inOrder, keyOf, together } from './rollcall-rules.ts'
import { createRollCallPeopleStore, type Person } from './rollcall-people-store.ts'
import { createRollCallRemoval } from './rollcall-removal.ts'
import { createRollCallStore, type RollCall } from './rollcall-store.ts'

export type RollCalls = ReturnType<typeof createRollCalls>
export type RollCallWorld = Pick<World, 'db' | 'clock' | 'events'>
type Parts = { audit: Audit; office: OfficeRegister; holds: HoldPredicate; house: Pick<House, 'current'> }

const mostPast = 50

/** Who is in the building, and the roll call on which they are ticked off: one at a time, live on every device. */
export function createRollCalls(world: RollCallWorld, { audit, office, holds, house }: Parts) {
  const { db, clock } = world
  const store = createRollCallStore(db)
  const people = createRollCallPeopleStore(db)
  const changed = () => db.afterCommit(() => world.events.changed('rollcall'))

  /** Inside a transaction: a roll call with everybody who is inside now. */
  function begin(caller: Caller, drill: boolean, startedAt: number): number {
    const { timeZone } = office.current()
    const startedOn = localDate(startedAt, timeZone)
    const namesRemovedOn = addDays(startedOn, house.current().presenceDays + 1)
    const removedOn = office.removedOn(startedOn)
    const startedBy = caller.staff?.id ?? null
    const rollCallId = store.insert({ drill, startedBy, startedAt, namesRemovedOn, removedOn })
    const inside = people.listInside()
    for (const person of inside) people.insertMark(rollCallId, person)
    const detail = { drill, people: inside.length }
    audit.record(caller, 'rollcall.started', { subject: 'roll call', subjectId: rollCallId, detail })
    changed()
    return rollCallId
  }

  function openCall(rollCallId: number): RollCall {
    const call = store.find(rollCallId)
    if (!call) throw new AppError('not_found', 'roll-call-not-found')
    if (call.endedAt !== null) throw new AppError('conflict', 'roll-call-ended')
    return call
  }

  /** Of an earlier day: for whose name a purpose is needed, here as in the log. */
  function leftEarlier({ kind, goneAt, since }: Pick<Person, 'kind' | 'goneAt' | 'since'>): boolean {
    const seenLastAt = kind === 'added' ? since : kind === 'visit' ? goneAt : null
    return seenLastAt !== null && localDate(seenLastAt, office.current().timeZone) < office.todayOn()
  }

  function page() {
    const call = store.findOpen() ?? null
    const inside = people.listInside()
    const everybody = call ? together(people.listMarked(call), inside) : inside
    return { now: clock.now(), call, people: inOrder(everybody, leftEarlier) }
  }

  const verbs = {
    list: page,

    start: (caller, { drill }) =>
      db.transaction(() => {
        if (store.findOpen()) throw new AppError('conflict', 'roll-call-open')
        return { rollCallId: begin(caller, drill, clock.now()) }
      }),

    /** All of them or, where one stands on no list, none. */
    mark: (caller, { rollCallId, people: named, safe }) =>
      db.transaction(() => {
        const call = openCall(rollCallId)
        const known = new Set(together(people.listMarked(call), people.listInside()).map(keyOf))
        if (named.some((person) => !known.has(keyOf(person)))) throw new AppError('not_found', 'not-on-roll-call')
        for (const person of named) {
          people.insertMark(call.id, person)
          if (!people.setSafe(call.id, person, safe ? clock.now() : null, caller.staff!.id)) continue
          const action = safe ? 'rollcall.ticked' : 'rollcall.unticked'
          audit.record(caller, action, { subject: person.kind, subjectId: person.id, detail: { rollCallId } })
          changed()
        }
        return {}
      }),

    /** Who stands on no list: somebody whom nobody signed in, but who is missed, or is here. */
    add: (caller, { rollCallId, key, name, safe }) =>
      db.transaction(() => {
        const call = openCall(rollCallId)
        const now = clock.now()
        const person = { key, name, addedAt: now, safeAt: safe ? now : null, by: caller.staff!.id }
        if (people.insertAdded(call.id, person)) {
          audit.record(caller, 'rollcall.added', { subject: 'roll call', subjectId: call.id, detail: { safe } })
          changed()
        }
        return {}
      }),

    end: (caller, { rollCallId }) =>
      db.transaction(() => {
        const call = openCall(rollCallId)
        // Whoever came in while it lasted stands on its report too.
        for (const person of people.listInside()) people.insertMark(call.id, person)
        store.markEnded(call.id, caller.staff!.id, clock.now())
        const marked = people.listMarked(call)
        const detail = { people: marked.length, safe: marked.filter(({ safeAt }) => safeAt !== null).length }
        audit.record(caller, 'rollcall.ended', { subject: 'roll call', subjectId: call.id, detail })
        changed()
        return {}
      }),

    past: () => store.listPast(mostPast),

    /** An earlier day's visitors are masked, unless the caller has said why names are needed. */
    report: (caller, { rollCallId }) =>
      db.transaction(() => {
        const call = store.find(rollCallId)
        if (!call) throw new AppError('not_found', 'roll-call-not-found')
        const today = localDate(call.startedAt, office.current().timeZone) === office.todayOn()
        const stated = caller.purpose('visit-log') !== null
        // Who needed help is known only while they are here; a report that is kept says nothing of it.
        const marked = people.listMarked(call).map((person) => ({ ...person, needsHelp: false }))
        const isOlder = (person: (typeof marked)[number]) => person.kind !== 'host' && (!today || leftEarlier(person))
        if (stated && marked.some(isOlder)) {
          const about = { subject: 'roll call', subjectId: call.id } as const
          audit.record(caller, 'rollcall.looked_up', { ...about, task: 'visit-log' })
        }
        const listed = inOrder(marked, (person) => !stated && isOlder(person))
        return { now: clock.now(), call, people: listed, openings: store.listOpenings(call.id) }
      }),

    copy() {
      const { organisation, timeZone } = office.current()
      const keep = house.current().tabletsKeepRollCall
      const { now, call, people: listed } = page()
      return { now, organisation, timeZone, keep, call: keep ? call : null, people: keep ? listed : [] }
    },

    catchUp: createCatchUp(world, { audit, office, store, people, begin }),
  } satisfies Services['rollcall']

  return { ...verbs, removeDue: createRollCallRemoval(world, { audit, office, holds, store, people }) }
}
