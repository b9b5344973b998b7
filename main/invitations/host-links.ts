import { AppError } from '../../shared/errors.ts'
import { inLanguage } from '../../shared/texts-of.ts'
import { day, localClock } from '../../shared/time.ts'
import type { Caller } from '../caller.ts'
import type { Services } from '../services.ts'
import { createThrottle, forgottenInAnHour } from '../throttle/throttle.ts'
import type { World } from '../world.ts'
import { createHostLinkStore, type HostLink } from './host-link-store.ts'
import type { InvitationPorts } from './invitation-ports.ts'
import { stateOf } from './invitation-rules.ts'
import { createInvitationStore } from './invitation-store.ts'
import { type createInviting, newKey } from './inviting.ts'

type LinkVerbs = Pick<
  Services['invitations'],
  'links' | 'sendLink' | 'revokeLink' | 'hostLook' | 'hostInvite' | 'hostCancel'
>

const linkLasts = 180 * day
/** Invitations that one link may make in 24 hours: more is no host any more. */
const mostADay = 50
/** Links that are none: whoever tries many waits, and a right one never does. */
const wrongLinks = { key: 'host-link', free: 50, ...forgottenInAnHour }

/** Links of their own by which hosts invite, without a session: whoever holds one acts as that host, and sees no more. */
export function createHostLinks(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  ports: InvitationPorts,
  { make, cancel, openOne }: Pick<ReturnType<typeof createInviting>, 'make' | 'cancel' | 'openOne'>,
) {
  const { audit, office, hosts, categories, tokens, messages } = ports
  const links = createHostLinkStore(world.db)
  const store = createInvitationStore(world.db)
  const throttle = createThrottle(world)
  const changed = () => world.db.afterCommit(() => world.events.changed('invitations'))

  /** The host whose link it is; every link that is none is answered the same. */
  function hostOf(token: string) {
    const key = tokens.read<{ id: string }>('invite', token)?.id
    const link: HostLink | undefined = key === undefined ? undefined : links.findByKey(key)
    const host = link && link.expiresAt > world.clock.now() ? hosts.find(link.hostId) : undefined
    if (host?.active) return host
    throttle.count([wrongLinks])
    throw new AppError('not_found', 'link-unknown')
  }

  /** Inside a transaction. Whether there was one. */
  function revoke(caller: Caller, hostId: number): boolean {
    if (!links.remove(hostId)) return false
    audit.record(caller, 'host_link.revoked', { subject: 'host', subjectId: hostId })
    changed()
    return true
  }

  // It was sent to that address, and to one who works here: it is no more good than those are.
  hosts.follow((caller, before, after) => {
    if (!after.active || after.email !== before.email) revoke(caller, after.id)
  })

  const verbs = {
    links: () => links.list().map(({ hostId, madeAt, expiresAt }) => ({ hostId, madeAt, expiresAt })),

    sendLink: (caller, { hostId }) =>
      world.db.transaction(() => {
        const host = hosts.find(hostId)
        if (!host?.active) throw new AppError('not_found', 'host-not-found')
        if (host.email === '') throw new AppError('conflict', 'host-no-address')
        if (messages.linkBase() === null) throw new AppError('conflict', 'no-link-address')
        const madeAt = world.clock.now()
        const expiresAt = madeAt + linkLasts
        const linkId = links.replace({ hostId, key: newKey(), madeBy: caller.staff!.id, madeAt, expiresAt })
        messages.queue({ key: `host-link:${linkId}`, kind: 'host-link', channel: 'email', hostId, subjectId: linkId })
        audit.record(caller, 'host_link.sent', { subject: 'host', subjectId: hostId })
        changed()
        return { expiresAt }
      }),

    revokeLink: (caller, { hostId }) =>
      world.db.transaction(() => {
        if (!revoke(caller, hostId)) throw new AppError('not_found', 'link-unknown')
        return {}
      }),

    hostLook(caller, { token }) {
      const host = hostOf(token)
      const todayOn = office.todayOn()
      const { organisation, timeZone } = office.current()
      const language = host.language ?? office.languages().own
      return {
        organisation,
        timeZone,
        todayOn,
        language,
        host: host.name,
        categories: categories
          .list(caller)
          .filter(({ active, asksHost }) => active && asksHost)
          .map(({ id, names, isDefault }) => ({ id, name: inLanguage(names, language), isDefault })),
        rows: store.list({ fromOn: todayOn }, host.id).map((row) => ({
          id: row.id,
          name: row.name,
          company: row.company,
          expectedOn: row.expectedOn,
          from: localClock(row.fromAt, timeZone),
          until: localClock(row.untilAt, timeZone),
          state: stateOf(row, todayOn),
        })),
      }
    },

    hostInvite(caller, { token, ...guest }) {
      const host = hostOf(token)
      return world.db.transaction(() => {
        const made = store.countByHostSince(host.id, world.clock.now() - day)
        if (made >= mostADay) throw new AppError('throttled', 'link-busy')
        make({ ...caller, staff: null, kind: 'visitor' }, guest, host.id)
        return {}
      })
    },

    hostCancel(caller, { token, invitationId }) {
      const host = hostOf(token)
      return world.db.transaction(() => {
        const row = store.find(invitationId)
        if (row?.hostId !== host.id) throw new AppError('not_found', 'invitation-not-found')
        cancel({ ...caller, staff: null, kind: 'visitor' }, openOne(invitationId))
        return {}
      })
    },
  } satisfies LinkVerbs
  return { verbs, find: links.find, removeExpired: () => links.removeExpired(world.clock.now()) }
}
