import type { Services } from '../services.ts'
import { createVisitDetails } from './visit-details.ts'
import { createVisitLog } from './visit-log.ts'
import type { VisitPorts, VisitWorld } from './visit-ports.ts'
import { createRetention } from './visit-retention.ts'
import { createSigning } from './visit-signing.ts'
import { createVisitStore } from './visit-store.ts'

export type Visits = ReturnType<typeof createVisits>

/** Visits: how they begin and end, what staff see of them, and how they leave the register. */
export function createVisits(world: VisitWorld, ports: VisitPorts) {
  const signing = createSigning(world, ports)
  const log = createVisitLog(world, ports)
  const details = createVisitDetails(world, ports)
  const { erase, ...retention } = createRetention(world, ports)
  const verbs = { ...signing, ...log, ...details, erase } satisfies Services['visits']
  return {
    ...verbs,
    ...retention,
    /** A visit that has not ended, with the code that its visitor was told. */
    standing: createVisitStore(world.db).findStanding,
  }
}
