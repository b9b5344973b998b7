import type { Audit } from '../audit/audit.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createSessionStore } from './session-store.ts'
import { createSessions } from './sessions.ts'
import { createSignIn } from './sign-in.ts'
import { createStaffMembers } from './staff-members.ts'
import { createStaffStore } from './staff-store.ts'

export { foldSignInName } from './role-rules.ts'
export type { PreparedPerson } from './staff-members.ts'
export type Staff = ReturnType<typeof createStaff>

/** Who works here: signing in, sessions and purposes, and the people an administrator keeps. */
export function createStaff(world: World, { audit, office }: { audit: Audit; office: OfficeRegister }) {
  const store = createStaffStore(world.db)
  const sessionStore = createSessionStore(world.db)
  const sessions = createSessions(world, { audit, office, store, sessionStore })
  return {
    ...createStaffMembers(world, { audit, store, sessionStore }),
    ...createSignIn(world, { audit, office, store, sessionStore, sessions }),
    ...sessions,
  } satisfies Services['staff']
}
