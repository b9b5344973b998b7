import { createDeliveries } from '../../main/deliveries/deliveries.ts'
import { createHouse } from '../../main/house/house.ts'
import { createPresence } from '../../main/presence/presence.ts'
import { createRollCalls } from '../../main/rollcall/rollcall.ts'
import { AppError } from '../../shared/errors.ts'
import { visitorDesk } from './visitor-desk.ts'

/** The visitors' desk with what the house does beside visits. */
export function houseDesk(at?: number) {
  const desk = visitorDesk(at)
  const { world, audit, office, hosts, messages } = desk
  const house = createHouse(world, { audit })
  const presence = createPresence(world, { audit, office, hosts, house })
  const deliveries = createDeliveries(world, { audit, office, hosts, house, messages })
  const rollcall = createRollCalls(world, { audit, office, house })
  /** A host by name; returns their id. */
  const addHost = (name: string): number =>
    hosts.list().find((host) => host.name === name)?.id ??
    (hosts.add(desk.helen, { name, department: 'Finance', email: '' }) as { id: number }).id
  return { ...desk, house, presence, deliveries, rollcall, addHost }
}

/** What an act is refused with. */
export async function refusalOf(act: () => unknown): Promise<AppError> {
  try {
    await act()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('it was not refused')
}
