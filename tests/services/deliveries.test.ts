import { expect, test } from 'vitest'
import { houseDesk, refusalOf } from '../support/house-desk.ts'

function takingDeliveries(at?: number) {
  const desk = houseDesk(at)
  desk.house.setSettings(desk.helen, { ...desk.house.settings(), deliveriesOffered: true })
  return { ...desk, hostId: desk.addHost('Maria Santos') }
}

test('a parcel waits for its recipient, who is told once and reminded once, on the next working morning', () => {
  // 27 November 2026 is a Friday.
  const { deliveries, visitor, helen, told, goTo, hostId } = takingDeliveries(Date.UTC(2026, 10, 27, 15))
  const brought = deliveries.bring(visitor, { hostId, parcels: 2 })
  expect(brought).toMatchObject({ host: 'Maria Santos', told: 'waiting' })
  expect(told).toEqual([{ id: brought.deliveryId, hostId, parcels: 2, reminder: false }])
  expect(deliveries.remind(helen)).toEqual({ reminded: 0 })
  goTo('2026-11-28T08:30:00Z')
  expect(deliveries.remind(helen)).toEqual({ reminded: 0 })
  goTo('2026-11-30T08:30:00Z')
  expect(deliveries.remind(helen)).toEqual({ reminded: 1 })
  expect(deliveries.remind(helen)).toEqual({ reminded: 0 })
  expect(told.at(-1)).toEqual({ id: brought.deliveryId, hostId, parcels: 2, reminder: true })
  expect(deliveries.list()).toMatchObject([{ host: 'Maria Santos', parcels: 2, remindedOn: '2026-11-30' }])
})

test('it is removed two weeks after its collection, or on its last day', () => {
  const { world, deliveries, visitor, rita, helen, goTo, hostId } = takingDeliveries()
  const collected = deliveries.bring(visitor, { hostId, parcels: 1 }).deliveryId
  const forgotten = deliveries.bring(visitor, { parcels: 1 }).deliveryId
  goTo('2026-11-25T09:00:00Z')
  deliveries.collect(rita, { deliveryId: collected, by: 'recipient' })
  expect(deliveries.list()).toMatchObject([
    { id: forgotten, host: '', told: 'nobody', collectedBy: null, removedOn: '2027-01-23' },
    { id: collected, collectedBy: 'recipient', removedOn: '2026-12-09' },
  ])
  goTo('2026-12-08T00:10:00Z')
  expect(deliveries.removeDue(helen)).toBe(0)
  goTo('2026-12-09T00:10:00Z')
  expect(deliveries.removeDue(helen)).toBe(1)
  goTo('2027-01-23T00:10:00Z')
  expect(deliveries.removeDue(helen)).toBe(1)
  expect(world.db.prepare('SELECT count(*) AS n FROM delivery').get()).toEqual({ n: 0 })
})

test('refuses what cannot be: switched off, a host who left, collected twice, gone', async () => {
  const { deliveries, house, hosts, visitor, rita, helen, hostId } = takingDeliveries()
  const { deliveryId } = deliveries.bring(visitor, { hostId, parcels: 1 })
  deliveries.collect(rita, { deliveryId, by: 'reception' })
  const again = () => deliveries.collect(rita, { deliveryId, by: 'reception' })
  expect((await refusalOf(again)).key).toBe('delivery-collected')
  const gone = () => deliveries.collect(rita, { deliveryId: 99, by: 'reception' })
  expect((await refusalOf(gone)).key).toBe('delivery-not-found')
  void hosts.update(helen, { hostId, name: 'Maria Santos', department: '', email: '', active: false })
  expect((await refusalOf(() => deliveries.bring(visitor, { hostId, parcels: 1 }))).key).toBe('recipient-gone')
  house.setSettings(helen, { ...house.settings(), deliveriesOffered: false })
  expect((await refusalOf(() => deliveries.bring(visitor, { parcels: 1 }))).key).toBe('deliveries-off')
})

test('the trail knows who brought nothing: ids and counts only', () => {
  const { deliveries, visitor, entries, hostId } = takingDeliveries()
  deliveries.bring(visitor, { hostId, parcels: 3 })
  expect(entries('delivery.brought')[0]!.detail).toEqual({ parcels: 3, hostId })
})
