import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import type { ClockGuard } from '../clock/clock.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import type { FootageRegister, VisitRegister } from './hold-ports.ts'
import { createHolds } from './holds.ts'
import { incidentReference, refuseUnlessHappened } from './incident-rules.ts'
import { createIncidentStore } from './incident-store.ts'

export type { FootageRegister, VisitRegister } from './hold-ports.ts'
type Deps = {
  audit: Audit
  clock: Pick<ClockGuard, 'trusted'>
  office: OfficeRegister
  register: FootageRegister
  visits: VisitRegister
}
export type Incidents = ReturnType<typeof createIncidents>

/** Incidents, and the holds that keep footage and visits for them. Both nouns of the contract. */
export function createIncidents(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  { audit, clock, office, register, visits }: Deps,
) {
  const store = createIncidentStore(world.db)
  const changed = () => world.db.afterCommit(() => world.events.changed('incidents'))

  function known(incidentId: number) {
    const incident = store.find(incidentId)
    if (!incident) throw new AppError('not_found', 'incident-unknown')
    return incident
  }

  /** Refuses what takes no more holds. */
  function openIncident(incidentId: number): void {
    if (known(incidentId).closedAt !== null) throw new AppError('conflict', 'incident-closed')
  }

  const { ofIncident, ...kept } = createHolds(world, { audit, clock, office, register, visits, openIncident })

  const incidents = {
    list: (_caller, _input) => store.listNewest(),
    get: (_caller, { incidentId }) => ({ ...known(incidentId), allHolds: ofIncident(incidentId) }),

    open: (caller, input) =>
      world.db.transaction(() => {
        refuseUnlessHappened(input.happenedAt, world.clock.now())
        const year = office.todayOn().slice(0, 4)
        // Incidents are never deleted and the transaction is the only writer, so the count is the last number.
        const reference = incidentReference(year, store.countReferences(`INC-${year}-`) + 1)
        const openedBy = caller.staff!.id
        const id = store.insert({ ...input, reference, openedBy, openedAt: world.clock.now() })
        audit.record(caller, 'incident.opened', { subject: 'incident', subjectId: id, detail: { kind: input.kind } })
        changed()
        return { id, reference }
      }),

    close: (caller, { incidentId }) =>
      world.db.transaction(() => {
        openIncident(incidentId)
        if (known(incidentId).holds > 0) throw new AppError('conflict', 'incident-holds')
        store.markClosed(incidentId, world.clock.now())
        audit.record(caller, 'incident.closed', { subject: 'incident', subjectId: incidentId })
        changed()
        return {}
      }),
  } satisfies Services['incidents']
  return { incidents, ...kept }
}
