import type { Role } from '../../shared/contract/words.ts'
import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { addsRole, foldSignInName, sameRoles } from './role-rules.ts'
import { hashSecret, makeOneTimeSecret } from './secret-hash.ts'
import { type SecretKind, secretFault, secretKindOf } from './secret-rules.ts'
import type { SessionStore } from './session-store.ts'
import type { NewStaffMember, StaffMember, StaffStore } from './staff-store.ts'

type Verbs = Pick<Services['staff'], 'list' | 'add' | 'update' | 'resetSecret' | 'disable' | 'enable'>
type Parts = { audit: Audit; store: StaffStore; sessionStore: SessionStore }

/** A person of set-up, checked and ready to be written. */
export type PreparedPerson = NewStaffMember

/** A one-time secret and its hash, made before the transaction that stores it. */
async function oneTime(secretKind: SecretKind) {
  const told = makeOneTimeSecret(secretKind)
  return { told, stored: { secretKind, secretHash: await hashSecret(told), mustChangeSecret: true } }
}

/** Staff members as an administrator keeps them. */
export function createStaffMembers(world: World, { audit, store, sessionStore }: Parts) {
  const { db, clock } = world

  /** One transaction that ends with the change being told. */
  const change = <Result>(act: () => Result): Result =>
    db.transaction(() => {
      const result = act()
      db.afterCommit(() => world.events.changed('staff'))
      return result
    })

  function get(id: number): StaffMember {
    const member = store.find(id)
    if (!member) throw new AppError('not_found', 'staff-not-there')
    return member
  }

  function keepAnAdministrator(id: number): void {
    if (store.countAdministratorsBut(id) === 0) throw new AppError('conflict', 'last-administrator')
  }

  function endSessions(caller: Caller, staffId: number): void {
    sessionStore.markEndedOf(staffId, clock.now())
    if (caller.staff?.id === staffId) db.afterCommit(() => caller.setCookie('__Host-session', null))
  }

  function refuseRoleChange(caller: Caller, before: StaffMember, roles: readonly Role[]): void {
    if (caller.staff?.id === before.id && addsRole(before.roles, roles)) throw new AppError('forbidden', 'own-role')
    if (before.roles.includes('administrator') && !roles.includes('administrator')) keepAnAdministrator(before.id)
  }

  const verbs: Verbs = {
    list: () => store.list().map(({ secretHash: _secretHash, ...member }) => member),

    async add(caller, { name, signInName: typed, roles }) {
      const signInName = foldSignInName(typed)
      const { told, stored } = await oneTime(secretKindOf(roles))
      return change(() => {
        const id = insert({ name, signInName, ...stored }, roles, 'signInName')
        audit.record(caller, 'staff.added', { subject: 'staff', subjectId: id, detail: { roles: roles.join(' ') } })
        return { id, oneTimeSecret: told }
      })
    },

    async update(caller, { staffId, name, roles }) {
      const { secretKind } = get(staffId)
      const kind = secretKindOf(roles)
      const other = kind === secretKind ? undefined : await oneTime(kind)
      return change(() => {
        const before = get(staffId)
        refuseRoleChange(caller, before, roles)
        store.setName(staffId, name)
        if (!sameRoles(before.roles, roles)) {
          store.setRoles(staffId, roles)
          endSessions(caller, staffId)
        }
        if (other) store.setSecret(staffId, other.stored)
        const detail = { before: before.roles.join(' '), roles: roles.join(' '), newSecret: other !== undefined }
        audit.record(caller, 'staff.changed', { subject: 'staff', subjectId: staffId, detail })
        return other ? { oneTimeSecret: other.told } : {}
      })
    },

    async resetSecret(caller, { staffId }) {
      // Else a session left open would be enough to take the account over.
      if (caller.staff?.id === staffId) throw new AppError('forbidden', 'own-secret')
      return { oneTimeSecret: await reset(caller, get(staffId)) }
    },

    disable: (caller, { staffId }) =>
      change(() => {
        const { disabledAt } = get(staffId)
        if (disabledAt !== null) return {}
        keepAnAdministrator(staffId)
        store.markDisabled(staffId, clock.now())
        endSessions(caller, staffId)
        audit.record(caller, 'staff.disabled', { subject: 'staff', subjectId: staffId })
        return {}
      }),

    enable: (caller, { staffId }) =>
      change(() => {
        if (get(staffId).disabledAt === null) return {}
        store.markDisabled(staffId, null)
        audit.record(caller, 'staff.enabled', { subject: 'staff', subjectId: staffId })
        return {}
      }),
  }

  function insert(member: NewStaffMember, roles: readonly Role[], field: string): number {
    if (store.findByName(member.signInName)) {
      throw new AppError('conflict', 'check-fields', {}, { [field]: 'sign-in-name-taken' })
    }
    const id = store.insert(member, clock.now())
    store.setRoles(id, roles)
    return id
  }

  async function reset(caller: Caller, { id, secretKind }: StaffMember): Promise<string> {
    const { told, stored } = await oneTime(secretKind)
    return change(() => {
      store.setSecret(id, stored)
      if (caller.kind === 'console') store.markConsoleReset(id, clock.now())
      endSessions(caller, id)
      audit.record(caller, 'staff.secret_reset', { subject: 'staff', subjectId: id })
      return told
    })
  }

  return {
    ...verbs,

    /** At the console: a one-time secret for a sign-in name. Changes no role; the lead is told. */
    async resetAtConsole(caller: Caller, typed: string): Promise<{ oneTimeSecret: string; secretKind: SecretKind }> {
      const member = store.findByName(foldSignInName(typed))
      if (!member) throw new AppError('not_found', 'sign-in-name-unknown')
      return { oneTimeSecret: await reset(caller, member), secretKind: member.secretKind }
    },

    /** Checks a person of set-up; `field` leads the paths of what has to be mended. */
    async prepareFirst(
      person: { name: string; signInName: string; passphrase: string },
      organisation: string,
      field: string,
    ): Promise<PreparedPerson> {
      const signInName = foldSignInName(person.signInName)
      if (signInName.length < 2)
        throw new AppError('invalid', 'check-fields', {}, { [`${field}.signInName`]: 'field-short' })
      const fault = secretFault('passphrase', person.passphrase, [organisation, person.name, signInName])
      if (fault) throw new AppError('invalid', 'check-fields', {}, { [`${field}.passphrase`]: fault })
      const secretHash = await hashSecret(person.passphrase)
      return { name: person.name, signInName, secretKind: 'passphrase', secretHash, mustChangeSecret: false }
    },

    /** Writes a person of set-up, inside its transaction. */
    createFirst(caller: Caller, person: PreparedPerson, role: Role): number {
      const id = insert(person, [role], `${role}.signInName`)
      audit.record(caller, 'staff.added', { subject: 'staff', subjectId: id, detail: { roles: role } })
      return id
    },
  }
}
