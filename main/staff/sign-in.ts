import { createHmac } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import { makeToken, sha256 } from '../keys/token.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import { type Counted, createThrottle, forgottenInAnHour } from '../throttle/throttle.ts'
import type { World } from '../world.ts'
import { foldSignInName, rolesOn } from './role-rules.ts'
import { hashSecret, verifySecret } from './secret-hash.ts'
import { normalSecret, secretFault, secretKindOf } from './secret-rules.ts'
import type { SessionStore } from './session-store.ts'
import type { Sessions } from './sessions.ts'
import type { StaffMember, StaffStore } from './staff-store.ts'

type Verbs = Pick<Services['staff'], 'signIn' | 'changeSecret'>
type Parts = { audit: Audit; office: OfficeRegister; store: StaffStore; sessionStore: SessionStore; sessions: Sessions }

/** Who may sign in here: without an enrolled device administrators alone, and never with a PIN. */
const mayTry = (member: StaffMember | undefined, device: Caller['device']): member is StaffMember =>
  member !== undefined &&
  member.disabledAt === null &&
  (device !== null || (member.roles.includes('administrator') && member.secretKind === 'passphrase'))

const browserKey = (device: Caller['device']): Counted => ({
  key: device ? `device:${device.id}` : 'device:none',
  ...forgottenInAnHour,
})

/** Secrets: every try is counted in the register before it is looked at, and unknown names cost the same work. */
export function createSignIn(world: World, { audit, office, store, sessionStore, sessions }: Parts) {
  const { db, clock } = world
  const throttle = createThrottle(world)

  /** Names that may not sign in here are counted in one of 1,024 bins, so that waiting tells nothing either. */
  function nameKey(signInName: string, candidate: StaffMember | undefined): string {
    if (candidate) return `staff:${candidate.id}`
    const digest = createHmac('sha256', office.current().uuid).update(signInName).digest()
    return `staff:unknown:${digest.readUInt16BE() % 1024}`
  }

  function startSession(caller: Caller, { id, name, roles: all, mustChangeSecret }: StaffMember): Caller {
    const now = clock.now()
    const roles = rolesOn(caller.device !== null, all)
    if (caller.staff) sessionStore.markEnded(caller.staff.sessionId, now)
    const token = makeToken()
    const sessionId = sessionStore.insert(sha256(token), id, caller.device?.id ?? null, now)
    store.markSignedIn(id, now)
    const asStaff: Caller = { ...caller, kind: 'staff', staff: { id, name, roles, sessionId, mustChangeSecret } }
    audit.record(asStaff, 'staff.signed_in', { detail: { enrolled: caller.device !== null } })
    db.afterCommit(() => caller.setCookie('__Host-session', token))
    return asStaff
  }

  const verbs: Verbs = {
    async signIn(caller, { signInName: typed, secret }) {
      const signInName = foldSignInName(typed)
      const found = store.findByName(signInName)
      const candidate = mayTry(found, caller.device) ? found : undefined
      const personal = { key: nameKey(signInName, candidate) }
      const browser = browserKey(caller.device)
      throttle.count([personal, browser])
      const fits = await verifySecret(candidate?.secretHash, secret)
      const asStaff = db.transaction(() => {
        // Somebody may have been disabled, or have got another secret, while this one was verified.
        const still = candidate && store.find(candidate.id)
        if (!fits || !mayTry(still, caller.device) || still.secretHash !== candidate?.secretHash) {
          audit.record(caller, 'staff.sign_in_refused', { subject: 'staff', subjectId: candidate?.id })
          return undefined
        }
        throttle.takeBack(browser, throttle.clear(personal.key))
        return startSession(caller, still)
      })
      if (!asStaff) throw new AppError('unauthenticated', 'sign-in-refused')
      return sessions.me(asStaff)
    },

    async changeSecret(caller, { current, next }) {
      const member = store.find(caller.staff!.id)!
      const personal = { key: `staff:${member.id}` }
      throttle.count([personal])
      if (!(await verifySecret(member.secretHash, current))) refuseFields({ current: 'secret-wrong' })
      throttle.clear(personal.key)
      const secretKind = secretKindOf(member.roles)
      const fault = secretFault(secretKind, next, [office.current().organisation, member.name, member.signInName])
      if (fault) refuseFields({ next: fault })
      if (normalSecret(next) === normalSecret(current)) refuseFields({ next: 'secret-same' })
      const secretHash = await hashSecret(next)
      db.transaction(() => {
        const still = store.find(member.id)!
        if (still.secretHash !== member.secretHash) throw new AppError('conflict', 'secret-changed-meanwhile')
        store.setSecret(member.id, { secretKind: secretKindOf(still.roles), secretHash, mustChangeSecret: false })
        sessionStore.markEndedOf(member.id, clock.now(), caller.staff!.sessionId)
        const token = makeToken()
        sessionStore.setToken(caller.staff!.sessionId, sha256(token))
        audit.record(caller, 'staff.secret_changed', { subject: 'staff', subjectId: member.id })
        db.afterCommit(() => caller.setCookie('__Host-session', token))
        db.afterCommit(() => world.events.changed('staff'))
      })
      return {}
    },
  }
  return verbs
}

function refuseFields(fields: Record<string, string>): never {
  throw new AppError('invalid', 'check-fields', {}, fields)
}
