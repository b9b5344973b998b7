import type { Caller } from '../caller.ts'
import type { Services } from '../services.ts'
import { createCodeLooking } from './code-looking.ts'
import { createHostLinks } from './host-links.ts'
import { createInvitationLetters } from './invitation-letters.ts'
import type { InvitationPorts, InvitationWorld } from './invitation-ports.ts'
import { createInvitationStore } from './invitation-store.ts'
import { createInviting } from './inviting.ts'

export type Invitations = ReturnType<typeof createInvitations>

/** Invitations: who is expected, what their codes are good for, and hosts' own links. */
export function createInvitations(world: InvitationWorld, ports: InvitationPorts) {
  const { audit, office, tokens, settings, messages } = ports
  const store = createInvitationStore(world.db)
  const { verbs: inviting, ...acts } = createInviting(world, ports)
  const { verbs: linkVerbs, ...links } = createHostLinks(world, ports, acts)
  const { look, take, tokenOf } = createCodeLooking(world, ports)
  const letters = createInvitationLetters(world, ports, { tokenOf, findLink: links.find })
  for (const [kind, how] of Object.entries(letters)) messages.teach(kind, how)

  const verbs = {
    ...inviting,
    ...linkVerbs,
    look,
    settings: settings.settings,
    setSettings: settings.setSettings,
    station() {
      const { kioskReadsCodes, offersPasses, passDays } = settings.current()
      return {
        publicKey: tokens.publicKey(),
        readsCodes: kioskReadsCodes,
        passDays: offersPasses && kioskReadsCodes ? passDays : null,
      }
    },
  } satisfies Services['invitations']

  return {
    ...verbs,
    take,
    emptyLog: store.emptyLog,
    /** Removes invitations a week after their day, and links past their time. */
    removeDue: (caller: Caller): { removed: number } =>
      world.db.transaction(() => {
        const removed = store.removeDue(office.todayOn())
        if (removed > 0) audit.record(caller, 'invitations.removed', { detail: { invitations: removed } })
        const gone = links.removeExpired()
        if (gone > 0) audit.record(caller, 'host_links.removed', { detail: { links: gone } })
        if (removed + gone > 0) world.db.afterCommit(() => world.events.changed('invitations'))
        return { removed }
      }),
  }
}
