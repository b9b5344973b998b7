import type { ToldState } from '../../shared/contract/house.ts'
import { AppError } from '../../shared/errors.ts'
import { addDays, day, hour } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { Hosts } from '../hosts/hosts.ts'
import type { House } from '../house/house.ts'
import type { Messages } from '../messages/messages.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createDeliveryMessages } from './delivery-messages.ts'
import { isWorkingDay, removedOnceCollected } from './delivery-rules.ts'
import { createDeliveryStore } from './delivery-store.ts'

export type Deliveries = ReturnType<typeof createDeliveries>
type Parts = {
  audit: Audit
  office: OfficeRegister
  hosts: Pick<Hosts, 'find'>
  house: Pick<House, 'current'>
  messages: Messages
}

/** Deliveries an hour from one device: more is no courier any more. */
const mostAnHour = 60

/** Rows on the desk's page, of each kind. */
const mostShown = 200

/** Parcels that couriers leave: for whom, how many, and whether they were collected. Nothing is asked of a courier. */
export function createDeliveries(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  { audit, office, hosts, house, messages }: Parts,
) {
  const { db, clock } = world
  const store = createDeliveryStore(db)
  const post = createDeliveryMessages(world, { office, hosts, messages }, store)
  const changed = () => db.afterCommit(() => world.events.changed('deliveries'))
  const toldState = (id: number, hostId: number | null): ToldState => (hostId === null ? 'nobody' : post.stateOf(id))

  function refuseTooMany(deviceId: number | undefined): void {
    const before = deviceId === undefined ? undefined : store.findBroughtAt(deviceId, mostAnHour)
    const wait = before === undefined ? 0 : before + hour - clock.now()
    // A clock that went back holds nobody up for longer than the bound itself.
    if (wait > 0) throw new AppError('throttled', 'wait', { seconds: Math.ceil(Math.min(wait, hour) / 1000) })
  }

  const verbs = {
    bring: (caller, { hostId, parcels, attemptId }) =>
      db.transaction(() => {
        // The first answer may have been lost on its way.
        const before = store.findByAttempt(attemptId)
        if (before) return { deliveryId: before.id, host: before.host ?? '', told: toldState(before.id, before.hostId) }
        if (!house.current().deliveriesOffered) throw new AppError('conflict', 'deliveries-off')
        refuseTooMany(caller.device?.id)
        const host = hostId === undefined ? undefined : hosts.find(hostId)
        if (hostId !== undefined && !host?.active) {
          throw new AppError('conflict', 'recipient-gone', {}, { hostId: 'recipient-gone' })
        }
        const broughtOn = office.todayOn()
        const deliveryId = store.insert({
          hostId: host?.id ?? null,
          parcels,
          broughtAt: clock.now(),
          broughtOn,
          removedOn: addDays(broughtOn, house.current().deliveryDays),
          deviceId: caller.device?.id ?? null,
          attemptId,
        })
        if (host) post.tell('delivery', deliveryId, host.id)
        const detail = { parcels, hostId: host?.id ?? null }
        audit.record(caller, 'delivery.brought', { subject: 'delivery', subjectId: deliveryId, detail })
        changed()
        return { deliveryId, host: host?.name ?? '', told: toldState(deliveryId, host?.id ?? null) }
      }),

    list() {
      const rows = store.list(mostShown)
      const stateOf = post.statesOf(rows.map(({ id }) => id))
      return rows.map(({ hostId, host, department, ...row }) => ({
        ...row,
        host: host ?? '',
        department: department ?? '',
        told: hostId === null ? 'nobody' : stateOf(row.id),
      }))
    },

    collect: (caller, { deliveryId, by }) =>
      db.transaction(() => {
        const delivery = store.find(deliveryId)
        if (!delivery) throw new AppError('not_found', 'delivery-not-found')
        const removedOn = removedOnceCollected(office.todayOn(), delivery.removedOn)
        if (!store.markCollected(deliveryId, clock.now(), by, removedOn)) {
          throw new AppError('conflict', 'delivery-collected')
        }
        audit.record(caller, 'delivery.collected', { subject: 'delivery', subjectId: deliveryId, detail: { by } })
        changed()
        return {}
      }),
  } satisfies Services['deliveries']

  return {
    ...verbs,
    /** On a working morning: recipients of what waits since an earlier day are reminded, once a delivery. */
    remind: (caller: Caller): { reminded: number } =>
      db.transaction(() => {
        const todayOn = office.todayOn()
        const due = isWorkingDay(todayOn) ? store.listUnreminded(todayOn) : []
        for (const { id, hostId } of due) {
          store.markReminded(id, todayOn)
          post.tell('delivery-reminder', id, hostId)
        }
        if (due.length > 0) {
          audit.record(caller, 'deliveries.reminded', { detail: { deliveries: due.length } })
          changed()
        }
        return { reminded: due.length }
      }),
    /** Removes every delivery whose date has come, waiting ones too. */
    removeDue: (caller: Caller): number =>
      db.transaction(() => {
        const todayOn = office.todayOn()
        store.forgetAttemptsBefore(clock.now() - day)
        for (const id of store.listDue(todayOn)) post.forget(id)
        const removed = store.removeDue(todayOn)
        if (removed > 0) {
          audit.record(caller, 'deliveries.removed', { detail: { deliveries: removed } })
          changed()
        }
        return removed
      }),
  }
}
