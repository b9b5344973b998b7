import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { machine } from '../../main/caller.ts'
import { houseDesk, refusalOf } from '../support/house-desk.ts'
import { closePostOffice, mailServer } from '../support/post-office.ts'
import { plainSettings } from '../support/telling-office.ts'

/** Maria can be told by e-mail, Tom by nothing. */
async function takingDeliveries(at?: number) {
  const desk = houseDesk(at)
  const mail = await mailServer()
  desk.messages.setSettings(desk.helen, { ...plainSettings, smtpServer: 'localhost', smtpPort: mail.port })
  desk.house.setSettings(desk.helen, { ...desk.house.settings(), deliveriesOffered: true })
  const maria = { name: 'Maria Santos', department: '', email: 'maria@office.example' }
  const { id: hostId } = desk.hosts.add(desk.helen, maria) as { id: number }
  const state = (id: number) => desk.deliveries.list().find((row) => row.id === id)?.told
  return { ...desk, mail, hostId, state, send: () => desk.messages.send(machine) }
}
afterEach(closePostOffice)

test('a parcel waits for its recipient, who is told once and reminded once, on the next working morning', async () => {
  // 27 November 2026 is a Friday.
  const { deliveries, visitor, helen, mail, send, state, goTo, hostId } = await takingDeliveries(
    Date.UTC(2026, 10, 27, 15),
  )
  const { deliveryId, ...brought } = deliveries.bring(visitor, { attemptId: randomUUID(), hostId, parcels: 2 })
  expect(brought).toEqual({ host: 'Maria Santos', told: 'waiting' })
  await send()
  expect(mail.letters.map(({ to, header }) => [to, header('Subject')])).toEqual([
    [['maria@office.example'], 'A delivery for you is at reception'],
  ])
  expect(mail.letters[0]!.raw).toContain('2 parcels wait for you')
  expect(state(deliveryId)).toBe('told')
  expect(deliveries.remind(helen)).toEqual({ reminded: 0 })
  goTo('2026-11-28T08:30:00Z')
  expect(deliveries.remind(helen)).toEqual({ reminded: 0 })
  goTo('2026-11-30T08:30:00Z')
  expect(deliveries.remind(helen)).toEqual({ reminded: 1 })
  expect(deliveries.remind(helen)).toEqual({ reminded: 0 })
  await send()
  expect(mail.letters[1]!.header('Subject')).toBe('A delivery for you is still at reception')
  expect(deliveries.list()).toMatchObject([{ host: 'Maria Santos', parcels: 2, remindedOn: '2026-11-30' }])
})

test('nobody is told of what was collected meanwhile, or by a way that they do not have', async () => {
  const { deliveries, visitor, rita, mail, send, state, addHost, hostId } = await takingDeliveries()
  const taken = deliveries.bring(visitor, { attemptId: randomUUID(), hostId, parcels: 1 }).deliveryId
  deliveries.collect(rita, { deliveryId: taken, by: 'recipient' })
  await send()
  expect(mail.letters).toEqual([])
  expect(state(taken)).toBe('nobody')
  expect(deliveries.bring(visitor, { attemptId: randomUUID(), hostId: addHost('Tom Marlow'), parcels: 1 }).told).toBe(
    'nobody',
  )
})

test('it is removed two weeks after its collection, or on its last day, with what was sent of it', async () => {
  const { world, deliveries, visitor, rita, helen, goTo, hostId } = await takingDeliveries()
  const collected = deliveries.bring(visitor, { attemptId: randomUUID(), hostId, parcels: 1 }).deliveryId
  const forgotten = deliveries.bring(visitor, { attemptId: randomUUID(), parcels: 1 }).deliveryId
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
  for (const table of ['delivery', 'message'])
    expect(world.db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 })
})

test('refuses what cannot be: switched off, a host who left, collected twice, gone', async () => {
  const { deliveries, house, hosts, visitor, rita, helen, hostId } = await takingDeliveries()
  const { deliveryId } = deliveries.bring(visitor, { attemptId: randomUUID(), hostId, parcels: 1 })
  deliveries.collect(rita, { deliveryId, by: 'reception' })
  const again = () => deliveries.collect(rita, { deliveryId, by: 'reception' })
  expect((await refusalOf(again)).key).toBe('delivery-collected')
  const gone = () => deliveries.collect(rita, { deliveryId: 99, by: 'reception' })
  expect((await refusalOf(gone)).key).toBe('delivery-not-found')
  void hosts.update(helen, { hostId, name: 'Maria Santos', department: '', email: '', active: false })
  expect((await refusalOf(() => deliveries.bring(visitor, { attemptId: randomUUID(), hostId, parcels: 1 }))).key).toBe(
    'recipient-gone',
  )
  house.setSettings(helen, { ...house.settings(), deliveriesOffered: false })
  expect((await refusalOf(() => deliveries.bring(visitor, { attemptId: randomUUID(), parcels: 1 }))).key).toBe(
    'deliveries-off',
  )
})

test('the trail knows who brought nothing: ids and counts only', async () => {
  const { deliveries, visitor, entries, hostId } = await takingDeliveries()
  deliveries.bring(visitor, { attemptId: randomUUID(), hostId, parcels: 3 })
  expect(entries('delivery.brought')[0]!.detail).toEqual({ parcels: 3, hostId })
})

test('an attempt that is sent again brings nothing more and tells nobody twice; it is forgotten after a day', async () => {
  const { world, deliveries, visitor, helen, mail, send, entries, goTo, hostId } = await takingDeliveries()
  const parcels = { hostId, parcels: 1, attemptId: randomUUID() }
  const first = deliveries.bring(visitor, parcels)
  expect(deliveries.bring(visitor, parcels)).toEqual(first)
  await send()
  expect(deliveries.bring(visitor, parcels)).toEqual({ ...first, told: 'told' })
  await send()
  expect(mail.letters).toHaveLength(1)
  expect(entries('delivery.brought')).toHaveLength(1)
  expect(deliveries.bring(visitor, { ...parcels, attemptId: randomUUID() }).deliveryId).not.toBe(first.deliveryId)
  const kept = () => world.db.prepare('SELECT count(attempt_id) FROM delivery').pluck().get()
  deliveries.removeDue(helen)
  expect(kept()).toBe(2)
  goTo('2026-11-26T00:10:00Z')
  deliveries.removeDue(helen)
  expect(kept()).toBe(0)
})

test('the list tells of each delivery how its own recipient was told, in as many queries for many as for one', async () => {
  const { world, deliveries, visitor, rita, helen, send, goTo, addHost, hostId } = await takingDeliveries()
  const bring = (to?: number) =>
    deliveries.bring(visitor, { hostId: to, parcels: 1, attemptId: randomUUID() }).deliveryId
  const reminded = bring(hostId)
  await send()
  const [find, all] = [vi.spyOn(world.db, 'find'), vi.spyOn(world.db, 'all')]
  const queries = () => {
    find.mockClear()
    all.mockClear()
    deliveries.list()
    return find.mock.calls.length + all.mock.calls.length
  }
  const forOne = queries()
  goTo('2026-11-25T08:30:00Z')
  deliveries.remind(helen)
  const waiting = bring(hostId)
  const untold = bring(addHost('Tom Marlow'))
  const nobodys = bring()
  const collected = bring(hostId)
  deliveries.collect(rita, { deliveryId: collected, by: 'recipient' })
  expect(deliveries.list().map(({ id, told }) => [id, told])).toEqual([
    [reminded, 'told'],
    [waiting, 'waiting'],
    [untold, 'nobody'],
    [nobodys, 'nobody'],
    [collected, 'waiting'],
  ])
  expect(queries()).toBe(forOne)
})

test('sixty an hour may be brought at one device; one that is asked for again is answered still', async () => {
  const { deliveries, visitor, world } = await takingDeliveries()
  const bring = (attemptId: string = randomUUID()) => deliveries.bring(visitor, { attemptId, parcels: 1 })
  const first = randomUUID()
  const { deliveryId } = bring(first)
  for (let more = 1; more < 60; more++) bring()
  const refused = await refusalOf(() => bring())
  expect([refused.key, refused.params]).toEqual(['wait', { seconds: 3600 }])
  expect(bring(first).deliveryId).toBe(deliveryId)
  world.clock.pass(3_600_000)
  expect(bring().deliveryId).toBeGreaterThan(deliveryId)
})
