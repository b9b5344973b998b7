import { access } from '../../shared/access.ts'
import type { CallName } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { Caller } from '../caller.ts'

/** What somebody with a one-time secret may do before changing it. */
const whileSecretMustChange: readonly CallName[] = ['staff.me', 'staff.signOut', 'staff.changeSecret', 'setup.state']

/** Refuses a call that the access table does not give this caller: `unauthenticated` without a session, else `forbidden`. */
export function refuseUnlessAllowed(name: CallName, caller: Caller, setUp: boolean): void {
  const line = access[name]
  if (line.before && setUp) throw new AppError('forbidden', 'already-set-up')
  if (line.before) return
  if (!setUp && name !== 'setup.state' && name !== 'staff.me') throw new AppError('forbidden', 'setup-first')
  if (line.anyone) return
  if (caller.staff?.mustChangeSecret && !whileSecretMustChange.includes(name)) {
    throw new AppError('forbidden', 'change-secret-first')
  }
  const byRole = line.roles?.some((role) => caller.staff?.roles.includes(role)) ?? false
  const byDevice = caller.device !== null && (line.device?.includes(caller.device.mode) ?? false)
  if (!byRole && !byDevice) {
    if (!caller.staff) throw new AppError('unauthenticated', caller.device ? 'sign-in-first' : 'not-enrolled')
    throw new AppError('forbidden', 'not-your-role')
  }
  if (line.purpose?.when === 'always' && !caller.purpose(line.purpose.task)) {
    throw new AppError('forbidden', 'purpose-needed')
  }
}
