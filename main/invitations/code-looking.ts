import type { Looked } from '../../shared/contract/invitations.ts'
import { localDay } from '../../shared/time.ts'
import type { Caller } from '../caller.ts'
import { readCrockford } from '../keys/crockford.ts'
import type { Services } from '../services.ts'
import { createThrottle, forgottenInAnHour } from '../throttle/throttle.ts'
import type { InvitationPorts, InvitationWorld } from './invitation-ports.ts'
import { stateOf } from './invitation-rules.ts'
import { createInvitationStore, type InvitationRow } from './invitation-store.ts'

/** A kiosk is shared, and nobody guesses a code of 40 bits: a few who mistype keep nobody behind them waiting. */
const freeOnDevice = 20

/** What codes are good for at a kiosk, and how one is used up. */
export function createCodeLooking(world: InvitationWorld, ports: InvitationPorts) {
  const { audit, office, hosts, categories, tokens, passes, visits } = ports
  const store = createInvitationStore(world.db)
  const throttle = createThrottle(world)

  /** Good until the end of its day. */
  const tokenOf = ({ key, expectedOn }: InvitationRow): string =>
    tokens.sign('invitation', { id: key }, localDay(expectedOn, office.current().timeZone).toAt)

  function lookAt(row: InvitationRow | undefined): Looked {
    // A row that is gone, or bears another code since it was changed: whatever counts was sent anew.
    if (!row || row.cancelledAt !== null) return { state: 'cancelled' }
    if (row.visitId !== null) {
      const visit = visits.standing(row.visitId)
      return visit ? { state: 'on-site', signOutCode: visit.signOutCode } : { state: 'used' }
    }
    const todayOn = office.todayOn()
    if (row.expectedOn !== todayOn) return { state: row.expectedOn > todayOn ? 'early' : 'expired' }
    const host = hosts.find(row.hostId)
    return {
      state: 'ready',
      kind: 'invitation',
      token: tokenOf(row),
      name: row.name,
      company: row.company,
      host: host?.active ? { id: host.id, name: host.name, department: host.department } : null,
      categoryId: categories.find(row.categoryId)?.active ? row.categoryId : null,
      language: row.language,
      until: row.expectedOn,
    }
  }

  function byToken(token: string): Looked {
    const invited = tokens.read<{ id: string }>('invitation', token)
    if (invited) return lookAt(store.findByKey(invited.id))
    return passes.lookAt(token)
  }

  /** Typed codes are counted before they are looked at, and what was right is taken back; as much is written when not. */
  function byCode(caller: Caller, typed: string): Looked {
    const counted = { key: `code:${caller.device?.id ?? 'none'}`, free: freeOnDevice, ...forgottenInAnHour }
    throttle.count([counted])
    const code = readCrockford(typed)
    const row = store.findByCode(code)
    const token = row ? undefined : passes.findToken(code)
    const known = row !== undefined || token !== undefined
    world.db.transaction(() => throttle.takeBack(counted, known ? 1 : 0))
    if (row) return lookAt(row)
    return token === undefined ? { state: 'unknown' } : passes.lookAt(token)
  }

  return {
    tokenOf,
    look: ((caller, input) =>
      'token' in input ? byToken(input.token) : byCode(caller, input.code)) satisfies Services['invitations']['look'],

    /** Inside the sign-in's transaction. A code that is no good any more never stops a visitor: they are signed in as anyone. */
    take(caller: Caller, token: string, visitId: number): void {
      const key = tokens.read<{ id: string }>('invitation', token)?.id
      const row = key === undefined ? undefined : store.findByKey(key)
      if (!row || stateOf(row, office.todayOn()) !== 'expected' || row.expectedOn !== office.todayOn()) return
      if (!store.markArrived(row.id, visitId)) return
      audit.record(caller, 'invitation.used', { subject: 'invitation', subjectId: row.id, detail: { visitId } })
      world.db.afterCommit(() => world.events.changed('invitations'))
    },
  }
}
