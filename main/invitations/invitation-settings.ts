import type { Audit } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createInvitationSettingsStore } from './invitation-settings-store.ts'

export type InvitationSettingsRegister = ReturnType<typeof createInvitationSettings>

/** What the office offers of invitations and passes. */
export function createInvitationSettings(world: Pick<World, 'db' | 'events'>, { audit }: { audit: Audit }) {
  const store = createInvitationSettingsStore(world.db)
  const verbs = {
    settings: () => store.get(),
    setSettings: (caller, next) =>
      world.db.transaction(() => {
        store.put(next)
        audit.record(caller, 'invitation_settings.changed')
        world.db.afterCommit(() => world.events.changed('settings'))
        return {}
      }),
  } satisfies Pick<Services['invitations'], 'settings' | 'setSettings'>
  return { ...verbs, current: store.get }
}
