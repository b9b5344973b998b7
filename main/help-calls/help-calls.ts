import { AppError } from '../../shared/errors.ts'
import { localDay } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { Staff } from '../staff/staff.ts'
import type { World } from '../world.ts'
import { createHelpCallStore } from './help-call-store.ts'

export type HelpCalls = ReturnType<typeof createHelpCalls>
type Parts = { audit: Audit; office: OfficeRegister; staff: Pick<Staff, 'someoneIsIn'> }

/** Who may say "I am coming": see `calls.answer` in shared/access.ts. */
const answering = ['receptionist', 'security', 'manager'] as const

/** Milliseconds in which a screen that rings does not ring anew. */
const ringsAgainAfter = 10_000

/** Somebody in front of a kiosk asks for a person; a desk says that one comes. */
export function createHelpCalls(world: Pick<World, 'db' | 'clock' | 'events'>, { audit, office, staff }: Parts) {
  const { db, clock } = world
  const store = createHelpCallStore(db)
  const changed = () => db.afterCommit(() => world.events.changed('calls'))
  const about = (subjectId: number) => ({ subject: 'call_for_help', subjectId })

  const verbs = {
    ring: (caller) =>
      db.transaction(() => {
        // The access table lets nobody in without a device.
        const deviceId = caller.device!.id
        const rungAt = clock.now()
        const open = store.findOpen(deviceId)
        // Tapping again and again neither fills the trail nor rings without end.
        if (open && rungAt >= open.rungAt && rungAt - open.rungAt < ringsAgainAfter) {
          return { callId: open.id, rungAt: open.rungAt, heard: staff.someoneIsIn(answering) }
        }
        if (open) store.markRung(open.id, rungAt)
        const callId = open?.id ?? store.insert(deviceId, rungAt)
        audit.record(caller, 'call_for_help.rung', about(callId))
        changed()
        return { callId, rungAt, heard: staff.someoneIsIn(answering) }
      }),

    state(caller, { callId }) {
      const call = store.find(callId)
      if (!call || call.deviceId !== caller.device?.id) throw new AppError('not_found', 'call-gone')
      return { rungAt: call.rungAt, answeredAt: call.answeredAt }
    },

    waiting: () => store.listOpen(),

    answer: (caller, { callId }) =>
      db.transaction(() => {
        const call = store.find(callId)
        if (!call) throw new AppError('not_found', 'call-gone')
        if (call.answeredAt !== null) throw new AppError('conflict', 'call-answered')
        store.markAnswered(callId, caller.staff!.id, clock.now())
        audit.record(caller, 'call_for_help.answered', about(callId))
        changed()
        return {}
      }),
  } satisfies Services['calls']

  return {
    ...verbs,
    /** Removes the calls of earlier local days. */
    removeOld: (caller: Caller): { removed: number } =>
      db.transaction(() => {
        const removed = store.removeBefore(localDay(office.todayOn(), office.current().timeZone).fromAt)
        if (removed > 0) {
          audit.record(caller, 'calls_for_help.removed', { detail: { calls: removed } })
          changed()
        }
        return { removed }
      }),
  }
}
