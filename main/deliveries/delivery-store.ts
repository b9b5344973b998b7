import type { Database } from '../db/database.ts'

export type CollectedBy = 'recipient' | 'reception'
export type DeliveryRow = {
  id: number
  hostId: number | null
  host: string | null
  department: string | null
  parcels: number
  broughtAt: number
  remindedOn: string | null
  collectedAt: number | null
  collectedBy: CollectedBy | null
  removedOn: string
}
type NewDelivery = {
  hostId: number | null
  parcels: number
  broughtAt: number
  broughtOn: string
  removedOn: string
  deviceId: number | null
  attemptId: string
}

export function createDeliveryStore(db: Database) {
  const rows = () =>
    db.build
      .selectFrom('delivery')
      .leftJoin('host', 'host.id', 'delivery.host_id')
      .select([
        'delivery.id',
        'delivery.host_id as hostId',
        'host.name as host',
        'host.department',
        'delivery.parcels',
        'delivery.brought_at as broughtAt',
        'delivery.reminded_on as remindedOn',
        'delivery.collected_at as collectedAt',
        'delivery.collected_by as collectedBy',
        'delivery.removed_on as removedOn',
      ])
  return {
    insert: ({ hostId, parcels, broughtAt, broughtOn, removedOn, deviceId, attemptId }: NewDelivery): number =>
      db.run(
        db.build.insertInto('delivery').values({
          host_id: hostId,
          parcels,
          brought_at: broughtAt,
          brought_on: broughtOn,
          device_id: deviceId,
          removed_on: removedOn,
          attempt_id: attemptId,
        }),
      ).lastId,
    find: (id: number): DeliveryRow | undefined =>
      db.find(rows().where('delivery.id', '=', id)) as DeliveryRow | undefined,
    /** When the device's delivery that is so many back was brought, if there is one. */
    findBroughtAt: (deviceId: number, back: number): number | undefined =>
      db.find(
        db.build
          .selectFrom('delivery')
          .select('brought_at as broughtAt')
          .where('device_id', '=', deviceId)
          .orderBy('id', 'desc')
          .limit(1)
          .offset(back - 1),
      )?.broughtAt,
    /** The delivery that this attempt brought. */
    findByAttempt: (attemptId: string): DeliveryRow | undefined =>
      db.find(rows().where('delivery.attempt_id', '=', attemptId)) as DeliveryRow | undefined,
    forgetAttemptsBefore(at: number) {
      const { build } = db
      db.run(
        build
          .updateTable('delivery')
          .set({ attempt_id: null })
          .where('attempt_id', 'is not', null)
          .where('brought_at', '<', at),
      )
    },
    /** What waits, oldest first, then what was collected, newest first. */
    list: (limit: number): DeliveryRow[] => [
      ...(db.all(rows().where('collected_at', 'is', null).orderBy('brought_at').limit(limit)) as DeliveryRow[]),
      ...(db.all(
        rows().where('collected_at', 'is not', null).orderBy('collected_at', 'desc').limit(limit),
      ) as DeliveryRow[]),
    ],
    /** Whether it was still waiting. */
    markCollected: (id: number, at: number, by: CollectedBy, removedOn: string): boolean =>
      db.run(
        db.build
          .updateTable('delivery')
          .set({ collected_at: at, collected_by: by, removed_on: removedOn })
          .where('id', '=', id)
          .where('collected_at', 'is', null),
      ).changes === 1,
    /** Deliveries for a host who still works here that wait since a day before `on` and of which nobody was reminded. */
    listUnreminded: (on: string): { id: number; hostId: number }[] =>
      db.all(
        db.build
          .selectFrom('delivery')
          .innerJoin('host', 'host.id', 'delivery.host_id')
          .select(['delivery.id', 'host.id as hostId'])
          .where('host.active', '=', 1)
          .where('collected_at', 'is', null)
          .where('reminded_on', 'is', null)
          .where('brought_on', '<', on)
          .orderBy('delivery.id'),
      ),
    markReminded: (id: number, on: string) =>
      db.run(db.build.updateTable('delivery').set({ reminded_on: on }).where('id', '=', id)),
    listDue: (todayOn: string): number[] =>
      db.all(db.build.selectFrom('delivery').select('id').where('removed_on', '<=', todayOn)).map(({ id }) => id),
    removeDue: (todayOn: string): number =>
      db.run(db.build.deleteFrom('delivery').where('removed_on', '<=', todayOn)).changes,
  }
}
