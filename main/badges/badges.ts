import { AppError } from '../../shared/errors.ts'
import { minute } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { LookRegister } from '../look/look.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { type BadgeRecord, createBadgeStore } from './badge-store.ts'

type Ports = { audit: Audit; office: Pick<OfficeRegister, 'current'>; look: Pick<LookRegister, 'get'> }

/** How long after signing in a screen prints for its visitor: later, reception does. */
const printedWithin = 10 * minute

/** Labels that visitors wear: what stands on them, and a trace of each that is printed. */
export function createBadges(world: Pick<World, 'db' | 'clock'>, { audit, office, look }: Ports) {
  const store = createBadgeStore(world.db)

  function print(caller: Caller, record: BadgeRecord) {
    const { visitId, deviceId: _deviceId, ...facts } = record
    audit.record(caller, 'badge.printed', { subject: 'visit', subjectId: visitId })
    const { logo, assemblyPoint } = look.get()
    return { ...facts, organisation: office.current().organisation, logo, assemblyPoint }
  }

  return {
    mine: (caller, { visitId, signOutCode }) =>
      world.db.transaction(() => {
        const visit = store.find(visitId)
        const here =
          visit?.signOutCode === signOutCode &&
          visit.deviceId === (caller.device?.id ?? null) &&
          world.clock.now() - visit.signedInAt < printedWithin
        if (!here) throw new AppError('conflict', 'badge-too-late')
        return [visit, ...store.listPartyOf(visitId)].map((record) => print(caller, record))
      }),

    again: (caller, { visitId }) =>
      world.db.transaction(() => {
        const visit = store.find(visitId)
        if (!visit) throw new AppError('conflict', 'visit-ended')
        return print(caller, visit)
      }),
  } satisfies Services['badges']
}
