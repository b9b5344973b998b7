import { randomBytes, randomUUID } from 'node:crypto'
import type { Guest, Invitation } from '../../shared/contract/invitations.ts'
import { AppError } from '../../shared/errors.ts'
import { initials } from '../../shared/fold.ts'
import { inLanguage } from '../../shared/texts-of.ts'
import { addDays, localClock } from '../../shared/time.ts'
import type { Caller } from '../caller.ts'
import { randomCrockford } from '../keys/crockford.ts'
import type { Services } from '../services.ts'
import type { InvitationPorts, InvitationWorld } from './invitation-ports.ts'
import { cancelledRemovedOn, invitationRemovedOn, refuseTimes, spanOf, stateOf } from './invitation-rules.ts'
import { createInvitationStore, type InvitationFields, type InvitationRow } from './invitation-store.ts'

type InvitingVerbs = Pick<Services['invitations'], 'list' | 'invite' | 'update' | 'cancel' | 'resend'>

/** What a QR code carries, and what is typed in its place. */
export const newKey = (): string => randomBytes(16).toString('base64url')
export const newCode = (): string => randomCrockford(8)

/** Who is expected: how invitations are made, changed, cancelled and shown to staff. */
export function createInviting(world: InvitationWorld, ports: InvitationPorts) {
  const { audit, office, hosts, categories, messages } = ports
  const store = createInvitationStore(world.db)
  const changed = () => world.db.afterCommit(() => world.events.changed('invitations'))

  function refuseNobody({ hostId, categoryId }: { hostId: number; categoryId: number }): void {
    if (!hosts.find(hostId)?.active) throw new AppError('invalid', 'check-fields', {}, { hostId: 'host-gone' })
    if (!categories.find(categoryId)?.active)
      throw new AppError('invalid', 'check-fields', {}, { categoryId: 'category-gone' })
  }

  function fieldsOf(guest: Guest, hostId: number, marks: { key: string; code: string }): InvitationFields {
    const { name, email, company, categoryId, expectedOn, language, note } = guest
    const span = spanOf(guest, office.current().timeZone)
    const removedOn = invitationRemovedOn(expectedOn)
    return { name, email, company, hostId, categoryId, expectedOn, ...span, language, note, removedOn, ...marks }
  }

  /** Sent until the visit is over; a row without an address sends nothing. */
  function tell(kind: 'invitation' | 'invitation-cancelled', row: InvitationRow): void {
    if (row.email === '') return
    const key = `${kind}:${row.id}:${row.sequence}:${world.clock.now()}`
    const lasts = Math.max(row.untilAt - world.clock.now(), 60_000)
    messages.queue({ key, kind, channel: 'email', subjectId: row.id, lasts })
  }

  /** In a transaction of the caller's; the host of a link has no staff id. `invitedBy`: who began it, where it replaces one. */
  function make(caller: Caller, guest: Guest, hostId: number, invitedBy = caller.staff?.id ?? null): number {
    refuseNobody({ hostId, categoryId: guest.categoryId })
    refuseTimes(guest, { now: world.clock.now(), timeZone: office.current().timeZone })
    const invitationId = store.insert({
      ...fieldsOf(guest, hostId, { key: newKey(), code: newCode() }),
      uuid: randomUUID(),
      invitedBy,
      madeAt: world.clock.now(),
    })
    tell('invitation', store.find(invitationId)!)
    const detail = { hostId, categoryId: guest.categoryId, on: guest.expectedOn }
    audit.record(caller, 'invitation.made', { subject: 'invitation', subjectId: invitationId, detail })
    changed()
    return invitationId
  }

  function openOne(invitationId: number): InvitationRow {
    const row = store.find(invitationId)
    if (!row) throw new AppError('not_found', 'invitation-not-found')
    const state = stateOf(row, office.todayOn())
    if (state !== 'expected') throw new AppError('conflict', `invitation-${state}`)
    return row
  }

  function cancel(caller: Caller, row: InvitationRow): void {
    store.cancel(row.id, world.clock.now(), cancelledRemovedOn(row, office.todayOn()))
    messages.forget('invitation', row.id)
    tell('invitation-cancelled', store.find(row.id)!)
    audit.record(caller, 'invitation.cancelled', { subject: 'invitation', subjectId: row.id })
    changed()
  }

  function shown(row: InvitationRow, todayOn: string, timeZone: string): Invitation {
    const kind = row.cancelledAt === null ? 'invitation' : 'invitation-cancelled'
    const { id, name, email, company, categoryId, expectedOn, language, note } = row
    return {
      id,
      name,
      email,
      company,
      categoryId,
      expectedOn,
      language,
      note,
      from: localClock(row.fromAt, timeZone),
      until: localClock(row.untilAt, timeZone),
      host: { id: row.hostId, name: hosts.find(row.hostId)?.name ?? '' },
      category: inLanguage(categories.find(categoryId)?.names ?? {}, 'en'),
      state: stateOf(row, todayOn),
      byHost: row.invitedBy === null,
      mail: email === '' ? 'none' : mailState(messages.stateOf(kind, id)),
    }
  }

  const verbs = {
    /** Earlier days are the log's: initials alone, unless the caller has said why names are needed. */
    list(caller, { when }) {
      const named = when !== 'past' || caller.purpose('visit-log') !== null
      const todayOn = office.todayOn()
      const { timeZone } = office.current()
      const tomorrowOn = addDays(todayOn, 1)
      const days = {
        today: { fromOn: todayOn, toOn: todayOn },
        coming: { fromOn: tomorrowOn },
        past: { toOn: addDays(todayOn, -1) },
      }
      const rows = store.list(days[when]).map((row) => {
        const line = shown(row, todayOn, timeZone)
        return named ? line : { ...line, name: initials(line.name), email: '', note: '' }
      })
      if (when === 'past' && named && rows.length > 0) {
        const detail = { shown: rows.length }
        world.db.transaction(() => audit.record(caller, 'invitations.looked_up', { detail, task: 'visit-log' }))
      }
      return {
        todayOn,
        rows: when === 'past' ? rows.reverse() : rows,
        counts: { today: store.countOpen(days.today), coming: store.countOpen(days.coming) },
      }
    },

    invite: (caller, { hostId, ...guest }) => world.db.transaction(() => ({ id: make(caller, guest, hostId) })),

    /**
     * A day that becomes another one makes the code that was sent before worthless. An address that does is somebody else's
     * calendar: there the entry is cancelled, and the new address gets an invitation of its own.
     */
    update: (caller, { invitationId, hostId, ...guest }) =>
      world.db.transaction(() => {
        const before = openOne(invitationId)
        if (before.email !== '' && before.email !== guest.email) {
          make(caller, guest, hostId, before.invitedBy)
          cancel(caller, before)
          return {}
        }
        refuseNobody({ hostId, categoryId: guest.categoryId })
        const sameDay = before.expectedOn === guest.expectedOn
        const { timeZone } = office.current()
        const { fromAt, untilAt } = spanOf(guest, timeZone)
        // Who is late today may still have a name put right.
        const sameTimes = sameDay && before.fromAt === fromAt && before.untilAt === untilAt
        if (!sameTimes || before.email !== guest.email) refuseTimes(guest, { now: world.clock.now(), timeZone })
        const marks = sameDay ? { key: before.key, code: before.code } : { key: newKey(), code: newCode() }
        store.update(invitationId, fieldsOf(guest, hostId, marks))
        messages.forget('invitation', invitationId)
        tell('invitation', store.find(invitationId)!)
        const detail = { hostId, categoryId: guest.categoryId, on: guest.expectedOn }
        audit.record(caller, 'invitation.changed', { subject: 'invitation', subjectId: invitationId, detail })
        changed()
        return {}
      }),

    cancel: (caller, { invitationId }) =>
      world.db.transaction(() => {
        cancel(caller, openOne(invitationId))
        return {}
      }),

    resend: (caller, { invitationId }) =>
      world.db.transaction(() => {
        const row = openOne(invitationId)
        if (row.email === '') throw new AppError('conflict', 'invitation-no-address')
        if (row.untilAt <= world.clock.now()) throw new AppError('conflict', 'invitation-over')
        messages.forget('invitation', invitationId)
        tell('invitation', row)
        audit.record(caller, 'invitation.resent', { subject: 'invitation', subjectId: invitationId })
        changed()
        return {}
      }),
  } satisfies InvitingVerbs
  return { verbs, make, cancel, openOne }
}

function mailState(state: string | undefined): Invitation['mail'] {
  if (state === undefined || state === 'dropped') return 'none'
  if (state === 'sent' || state === 'failed') return state
  return 'waiting'
}
