import type { HouseSettings } from '../../shared/contract/house.ts'
import type { Audit } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createHouseStore } from './house-store.ts'

export type House = ReturnType<typeof createHouse>

/** Until the manager says otherwise: little is offered, and little is kept. */
const defaults: HouseSettings = {
  deliveriesOffered: false,
  deliveryDays: 60,
  presenceDays: 1,
  tabletsKeepRollCall: true,
}

/** What the house does beside visits: whether it takes deliveries, whether hosts come and go by badge, what is kept. */
export function createHouse(world: Pick<World, 'db' | 'events'>, { audit }: { audit: Audit }) {
  const store = createHouseStore(world.db)
  const current = (): HouseSettings => store.find() ?? defaults

  const verbs = {
    offers: () => ({ deliveries: current().deliveriesOffered, presence: store.anyPresenceKey() }),

    settings: current,

    setSettings: (caller, settings) =>
      world.db.transaction(() => {
        const before = new Map<string, unknown>(Object.entries(current()))
        const changed = Object.entries(settings).flatMap(([name, value]) => (before.get(name) === value ? [] : [name]))
        store.put(settings)
        audit.record(caller, 'house.changed', { detail: { changed: changed.toSorted().join(' ') } })
        world.db.afterCommit(() => world.events.changed('settings'))
        return {}
      }),
  } satisfies Services['house']
  return { ...verbs, current, emptyLog: store.emptyLog }
}
