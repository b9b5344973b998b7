import { AppError } from '../../shared/errors.ts'
import { fold } from '../../shared/fold.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createHostStore, type Host, type HostContact, type HostFields } from './host-store.ts'

export type { HostContact } from './host-store.ts'
export type Hosts = ReturnType<typeof createHosts>

/** What another noun does about a host who changes: inside the transaction of the change. */
type Follower = (caller: Caller, before: HostContact, after: HostContact) => void
type HostInput = Parameters<Services['hosts']['add']>[1]

const leastLetters = 3
const mostSuggestions = 5

const withoutSecrets = ({ teamsWebhook, slackWebhook, ...host }: HostContact): Host => ({
  ...host,
  teamsSet: teamsWebhook !== null,
  slackSet: slackWebhook !== null,
})

const plain: Omit<HostFields, 'name' | 'department' | 'email'> = {
  zone: '',
  language: null,
  tellByEmail: true,
  teamsWebhook: null,
  slackWebhook: null,
  delegateId: null,
  awayUntilOn: null,
  active: true,
}

/** What is left out stays as it was; an empty webhook is none. */
function merged(before: Omit<HostFields, 'name' | 'department' | 'email'>, input: HostInput): HostFields {
  const { teamsWebhook = before.teamsWebhook, slackWebhook = before.slackWebhook, ...rest } = input
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest
  const { name, department, email } = input
  return {
    ...before,
    ...(given as Partial<HostFields>),
    name,
    department,
    email,
    teamsWebhook: teamsWebhook || null,
    slackWebhook: slackWebhook || null,
  }
}

/** Who is visited. Visitors meet hosts only through `suggest`, which never lists them and never tells an e-mail address. */
export function createHosts(world: Pick<World, 'db' | 'events'>, { audit }: { audit: Audit }) {
  const store = createHostStore(world.db)
  const followers: Follower[] = []
  const changed = () => world.db.afterCommit(() => world.events.changed('hosts'))

  function refuseDelegate(delegateId: number | null, hostId?: number): void {
    if (delegateId === null) return
    if (delegateId === hostId || !store.find(delegateId)?.active) {
      throw new AppError('invalid', 'check-fields', {}, { delegateId: 'delegate-not-there' })
    }
  }

  const verbs = {
    suggest(_caller, { text }) {
      const folded = fold(text)
      const letters = folded.match(/[^ ]/gu) ?? []
      if (letters.length < leastLetters) return []
      return store.listMatching(folded, mostSuggestions)
    },

    list: () => store.list().map(withoutSecrets),

    add: (caller, input) =>
      world.db.transaction(() => {
        const fields = merged(plain, input)
        refuseDelegate(fields.delegateId)
        const id = store.insert(fields)
        audit.record(caller, 'host.added', { subject: 'host', subjectId: id })
        changed()
        return { id }
      }),

    update: (caller, { hostId, active, ...input }) =>
      world.db.transaction(() => {
        const before = store.find(hostId)
        if (!before) throw new AppError('not_found', 'host-not-found')
        const { id: _id, ...known } = before
        const fields = { ...merged(known, input), active }
        if (fields.delegateId !== before.delegateId) refuseDelegate(fields.delegateId, hostId)
        store.update(hostId, fields)
        for (const follow of followers) follow(caller, before, { id: hostId, ...fields })
        audit.record(caller, 'host.changed', { subject: 'host', subjectId: hostId, detail: { active } })
        changed()
        return {}
      }),
  } satisfies Services['hosts']
  return {
    ...verbs,
    /** One host, active or not, with how they are reached: never for a screen. */
    find: (hostId: number): HostContact | undefined => store.find(hostId),
    /** From now on told of every change of a host; each noun says so once, at the start. */
    follow: (follower: Follower): void => void followers.push(follower),
  }
}
