import { AppError } from '../../shared/errors.ts'
import { localDate } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { House } from '../house/house.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createCatchUp } from './rollcall-catch-up.ts'
import { inOrder, together } from './rollcall-rules.ts'
import { createRollCallStore, type Person, type RollCall } from './rollcall-store.ts'

export type RollCalls = ReturnType<typeof createRollCalls>
export type RollCallWorld = Pick<World, 'db' | 'clock' | 'events'>
type Parts = { audit: Audit; office: OfficeRegister; house: Pick<House, 'current'> }

const mostPast = 50

/** Who is in the building, and the roll call on which they are ticked off: one at a time, live on every device. */
export function createRollCalls(world: RollCallWorld, { audit, office, house }: Parts) {
  const { db, clock } = world
  const store = createRollCallStore(db)
  const changed = () => db.afterCommit(() => world.events.changed('rollcall'))

  /** Inside a transaction: a roll call with everybody who is inside now. */
  function begin(caller: Caller, drill: boolean, startedAt: number): number {
    const { timeZone } = office.current()
    const removedOn = office.removedOn(localDate(startedAt, timeZone))
    const rollCallId = store.insert({ drill, startedBy: caller.staff?.id ?? null, startedAt, removedOn })
    const inside = store.listInside()
    for (const person of inside) store.insertMark(rollCallId, person)
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
  const leftEarlier = ({ kind, goneAt }: Pick<Person, 'kind' | 'goneAt'>): boolean =>
    kind === 'visit' && goneAt !== null && localDate(goneAt, office.current().timeZone) < office.todayOn()

  function page() {
    const call = store.findOpen() ?? null
    const inside = store.listInside()
    const people = inOrder(call ? together(store.listMarked(call), inside) : inside, leftEarlier)
    return { now: clock.now(), call, people }
  }

  const verbs = {
    list: page,

    start: (caller, { drill }) =>
      db.transaction(() => {
        if (store.findOpen()) throw new AppError('conflict', 'roll-call-open')
        return { rollCallId: begin(caller, drill, clock.now()) }
      }),

    mark: (caller, { rollCallId, person, safe }) =>
      db.transaction(() => {
        const call = openCall(rollCallId)
        const everybody = together(store.listMarked(call), store.listInside())
        if (!everybody.some(({ kind, id }) => kind === person.kind && id === person.id)) {
          throw new AppError('not_found', 'not-on-roll-call')
        }
        store.insertMark(call.id, person)
        if (store.setSafe(call.id, person, safe ? clock.now() : null, caller.staff!.id)) {
          const detail = { rollCallId: call.id }
          const action = safe ? 'rollcall.ticked' : 'rollcall.unticked'
          audit.record(caller, action, { subject: person.kind, subjectId: person.id, detail })
          changed()
        }
        return {}
      }),

    end: (caller, { rollCallId }) =>
      db.transaction(() => {
        const call = openCall(rollCallId)
        // Whoever came in while it lasted stands on its report too.
        for (const person of store.listInside()) store.insertMark(call.id, person)
        store.markEnded(call.id, caller.staff!.id, clock.now())
        const marked = store.listMarked(call)
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
        const marked = store.listMarked(call).map((person) => ({ ...person, needsHelp: false }))
        const isOlder = (person: (typeof marked)[number]) => person.kind === 'visit' && (!today || leftEarlier(person))
        if (stated && marked.some(isOlder)) {
          const about = { subject: 'roll call', subjectId: call.id } as const
          audit.record(caller, 'rollcall.looked_up', { ...about, task: 'visit-log' })
        }
        const people = inOrder(marked, (person) => !stated && isOlder(person))
        return { now: clock.now(), call, people, openings: store.listOpenings(call.id) }
      }),

    copy() {
      const { organisation, timeZone } = office.current()
      const keep = house.current().tabletsKeepRollCall
      const { now, call, people } = page()
      return { now, organisation, timeZone, keep, call: keep ? call : null, people: keep ? people : [] }
    },

    catchUp: createCatchUp(world, { audit, office, store, begin }),
  } satisfies Services['rollcall']

  return {
    ...verbs,
    removeDue: (caller: Caller): number =>
      db.transaction(() => {
        const { calls, openings } = store.removeDue(office.todayOn())
        if (calls + openings > 0) audit.record(caller, 'rollcalls.removed', { detail: { calls, openings } })
        return calls
      }),
  }
}
