import type { Role } from '../../shared/contract/words.ts'

export const sameRoles = (a: readonly Role[], b: readonly Role[]): boolean =>
  a.length === b.length && a.every((role) => b.includes(role))

export const addsRole = (before: readonly Role[], after: readonly Role[]): boolean =>
  after.some((role) => !before.includes(role))

/** What somebody may act as: a browser that is not enrolled serves the administrator's work alone. */
export const rolesOn = (enrolled: boolean, roles: readonly Role[]): Role[] =>
  roles.filter((role) => enrolled || role === 'administrator')

/** A sign-in name as it is kept and compared. */
export const foldSignInName = (typed: string): string =>
  typed.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
