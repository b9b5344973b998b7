import { AppError } from '../../shared/errors.ts'
import { fold } from '../../shared/fold.ts'
import type { Audit } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createHostStore, type Host } from './host-store.ts'

export type Hosts = ReturnType<typeof createHosts>

const leastLetters = 3
const mostSuggestions = 5

/** Who is visited. Visitors meet hosts only through `suggest`, which never lists them and never tells an e-mail address. */
export function createHosts(world: Pick<World, 'db' | 'events'>, { audit }: { audit: Audit }) {
  const store = createHostStore(world.db)
  const changed = () => world.db.afterCommit(() => world.events.changed('hosts'))

  const verbs = {
    suggest(_caller, { text }) {
      const folded = fold(text)
      const letters = folded.match(/[^ ]/gu) ?? []
      if (letters.length < leastLetters) return []
      return store.listMatching(folded, mostSuggestions)
    },

    list: () => store.list(),

    add: (caller, fields) =>
      world.db.transaction(() => {
        const id = store.insert(fields)
        audit.record(caller, 'host.added', { subject: 'host', subjectId: id })
        changed()
        return { id }
      }),

    update: (caller, { hostId, ...fields }) =>
      world.db.transaction(() => {
        if (!store.find(hostId)) throw new AppError('not_found', 'host-not-found')
        store.update({ ...fields, id: hostId })
        audit.record(caller, 'host.changed', { subject: 'host', subjectId: hostId, detail: { active: fields.active } })
        changed()
        return {}
      }),
  } satisfies Services['hosts']
  return {
    ...verbs,
    /** One host, active or not. */
    find: (hostId: number): Host | undefined => store.find(hostId),
  }
}
