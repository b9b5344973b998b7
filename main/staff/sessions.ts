import { type Me, type PurposeTask, purposeTasks } from '../../shared/contract/staff.ts'
import type { Role } from '../../shared/contract/words.ts'
import { AppError } from '../../shared/errors.ts'
import { minute } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import { sha256 } from '../keys/token.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { rolesOn } from './role-rules.ts'
import { idleMsOn, isSessionOver, touchEvery } from './session-rules.ts'
import type { SessionStore } from './session-store.ts'
import type { StaffStore } from './staff-store.ts'

type Verbs = Pick<Services['staff'], 'signOut' | 'statePurpose'>
type Parts = { audit: Audit; office: OfficeRegister; store: StaffStore; sessionStore: SessionStore }

/** Who is asking: sessions, and the purposes stated in them. */
export function createSessions(world: World, { audit, office, store, sessionStore }: Parts) {
  const { db, clock } = world

  /**
   * The person of a session's cookie on this device, or nobody; ends a session that is over. `touch` is false for what
   * a screen asks by itself, so that it keeps no session alive.
   */
  function sessionOf(token: string | undefined, device: Caller['device'], touch = true): Caller['staff'] {
    const session = token ? sessionStore.findOpen(sha256(token)) : undefined
    if (!session || session.deviceId !== (device?.id ?? null)) return null
    const now = clock.now()
    const mode = device?.mode ?? null
    const member = store.find(session.staffId)
    if (!member || member.disabledAt !== null || isSessionOver(session, mode, now)) {
      sessionStore.markEnded(session.id, now)
      return null
    }
    if (touch && now - session.lastCallAt >= touchEvery(mode)) sessionStore.markCalled(session.id, now)
    const { id, name, roles, mustChangeSecret } = member
    return { id, name, roles: rolesOn(device !== null, roles), sessionId: session.id, mustChangeSecret }
  }

  const purposeOf = (sessionId: number, task: PurposeTask) =>
    sessionStore.findPurpose(sessionId, task, clock.now()) ?? null

  function me({ staff, device }: Pick<Caller, 'staff' | 'device'>): Me {
    const settings = office.find()
    const stated = purposeTasks.map((task) => ({ task, purpose: staff && purposeOf(staff.sessionId, task) }))
    return {
      setUp: settings !== undefined,
      organisation: settings?.organisation ?? null,
      timeZone: settings?.timeZone ?? null,
      languages: office.languages(),
      now: clock.now(),
      device,
      staff: staff && {
        id: staff.id,
        name: staff.name,
        roles: [...staff.roles],
        secretKind: store.find(staff.id)!.secretKind,
        mustChangeSecret: staff.mustChangeSecret,
        idleMs: idleMsOn(device?.mode ?? null),
      },
      purposes: stated.flatMap(({ task, purpose }) =>
        purpose ? [{ task, code: purpose.code, expiresAt: purpose.expiresAt }] : [],
      ),
    }
  }

  const verbs: Verbs = {
    signOut(caller) {
      const { sessionId } = caller.staff!
      db.transaction(() => {
        sessionStore.markEnded(sessionId, clock.now())
        audit.record(caller, 'staff.signed_out')
      })
      caller.setCookie('__Host-session', null)
      return {}
    },

    statePurpose(caller, { task, code, text, incidentId = null }) {
      const { id: staffId, sessionId } = caller.staff!
      const statedAt = clock.now()
      const expiresAt = statedAt + 15 * minute
      return db.transaction(() => {
        const needed = code === 'incident' || incidentId !== null
        if (needed && (incidentId === null || !sessionStore.isIncidentOpen(incidentId))) {
          throw new AppError('invalid', 'check-fields', {}, { incidentId: 'purpose-incident' })
        }
        const row = { sessionId, staffId, task, code, text, incidentId, statedAt, expiresAt }
        const subjectId = sessionStore.insertPurpose(row)
        audit.record(caller, 'purpose.stated', { subject: 'purpose', subjectId, detail: { task, code, incidentId } })
        return { expiresAt }
      })
    },
  }

  /** Whether anybody with one of these roles is signed in anywhere. */
  function someoneIsIn(roles: readonly Role[]): boolean {
    const now = clock.now()
    return sessionStore.listOpen().some((session) => {
      const member = store.find(session.staffId)
      if (!member || member.disabledAt !== null || isSessionOver(session, session.mode, now)) return false
      return rolesOn(session.mode !== null, member.roles).some((role) => roles.includes(role))
    })
  }

  return { ...verbs, sessionOf, purposeOf, me, someoneIsIn }
}
export type Sessions = ReturnType<typeof createSessions>
