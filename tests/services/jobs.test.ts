import { expect, test } from 'vitest'
import { day, hour, minute } from '../../shared/time.ts'
import { testOffice } from '../support/test-office.ts'
import { pictureDay } from '../support/test-world.ts'

type Run = { job: string; started_at: number; outcome: string | null }
const runsOf = (office: Awaited<ReturnType<typeof testOffice>>, job: string) =>
  office.world.db.prepare('SELECT job, started_at, outcome FROM job_run WHERE job = ? ORDER BY id').all(job) as Run[]

test('a job that was due while the machine was off is caught up, once', async () => {
  const office = await testOffice()
  await office.app.jobs.runDue()
  expect(runsOf(office, 'footage-sweep')).toEqual([])
  office.world.clock.pass(3 * day)
  await office.app.jobs.runDue()
  await office.app.jobs.runDue()
  expect(runsOf(office, 'footage-sweep')).toMatchObject([{ started_at: pictureDay + 3 * day, outcome: 'ok' }])
  expect(runsOf(office, 'visit-removal')).toHaveLength(1)
})

test('after a clock that ran ahead was set right, nothing waits for the time it showed', async () => {
  const office = await testOffice()
  const { world, app } = office
  world.clock.pass(3650 * day)
  await app.jobs.runDue()
  world.clock.set(pictureDay + hour)
  await app.jobs.runDue()
  expect(runsOf(office, 'footage-scan').at(-1)).toMatchObject({ started_at: pictureDay + hour, outcome: 'ok' })
  const next = new Map(app.jobs.list().map(({ job, nextAt }) => [job, nextAt]))
  expect(next.get('footage-scan')).toBe(pictureDay + hour + 5 * minute)
  for (const at of next.values()) expect(at ?? 0).toBeLessThan(pictureDay + 2 * day)
})

test('what was never run is shown as due now, not at the beginning of time', async () => {
  const { app } = await testOffice()
  expect(app.jobs.list().find(({ job }) => job === 'footage-scan')!.nextAt).toBe(pictureDay)
})

test('a host that stops begins no job more and lets the one under way write down its end', async () => {
  const office = await testOffice()
  const running = office.app.jobs.runDue()
  await office.app.close()
  await running
  for (const { outcome } of runsOf(office, 'footage-scan')) expect(outcome).not.toBeNull()
  const before = runsOf(office, 'footage-scan').length
  office.world.clock.pass(day)
  await office.app.jobs.runDue()
  expect(runsOf(office, 'footage-scan')).toHaveLength(before)
})

test('a clock that jumps ahead ends no stay; within the hour after it was set right, stays are looked at again', async () => {
  const { world, app, at } = await testOffice()
  const helen = await at('manager')
  const { id: hostId } = await helen.get<{ id: number }>('hosts.add', {
    name: 'Maria Santos',
    department: '',
    email: '',
  })
  const rita = await at('receptionist')
  await rita.get('presence.set', { hostId, state: 'in' })
  const inHouse = async () =>
    (await rita.get<{ inAt: number | null }[]>('presence.list')).filter(({ inAt }) => inAt !== null).length
  const counts = (job: string) =>
    world.db.prepare('SELECT counts FROM job_run WHERE job = ? ORDER BY id DESC').pluck().get(job) as string

  app.jobs.sampleClock()
  world.clock.set(pictureDay + 40 * day)
  await app.jobs.runDue()
  for (const job of ['visit-expiry', 'presence-expiry']) expect(JSON.parse(counts(job))).toEqual({ unfinished: 1 })
  expect(world.db.prepare('SELECT count(*) FROM presence WHERE out_at IS NULL').pluck().get()).toBe(1)
  expect(app.jobs.list().find(({ job }) => job === 'presence-expiry')!.nextAt).toBe(world.clock.now() + hour)

  world.clock.set(pictureDay + minute)
  expect(await inHouse()).toBe(1)
  await helen.get('clock.confirm', { reason: 'the battery was replaced' })
  await (await at('lead')).get('clock.confirm', { reason: 'the battery was replaced' })
  world.clock.pass(day)
  await app.jobs.runDue()
  expect(JSON.parse(counts('presence-expiry'))).toEqual({ expired: 1 })
})

test('a fault in one removal keeps no row of another’s', async () => {
  const office = await testOffice()
  const { world, app, at } = office
  const helen = await at('manager')
  const { id: hostId } = await helen.get<{ id: number }>('hosts.add', {
    name: 'Maria Santos',
    department: '',
    email: '',
  })
  const rita = await at('receptionist')
  await rita.get('presence.set', { hostId, state: 'in' })
  await rita.get('presence.set', { hostId, state: 'out' })
  world.db
    .prepare(
      `INSERT INTO delivery (host_id, parcels, brought_at, brought_on, removed_on)
    VALUES (${hostId}, 1, ${pictureDay}, '2026-11-24', '2026-11-25')`,
    )
    .run()
  world.db.prepare("CREATE TRIGGER fault BEFORE DELETE ON delivery BEGIN SELECT RAISE(ABORT, 'a fault'); END").run()
  const left = (table: string) => world.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  world.clock.pass(4 * day)
  await app.jobs.runDue()
  expect([left('delivery'), left('presence')]).toEqual([1, 0])
  expect(runsOf(office, 'delivery-removal')).toMatchObject([{ outcome: 'failed' }])
  for (const job of ['presence-removal', 'rollcall-removal'])
    expect(runsOf(office, job)).toMatchObject([{ outcome: 'ok' }])
})

test('counts of wrong tries go once they were quiet for a day and hold nobody up', async () => {
  const { world, app } = await testOffice()
  const due = pictureDay + 3 * day
  const put = world.db.prepare('INSERT INTO throttle (key, failures, blocked_until, last_at) VALUES (?, 1, ?, ?)')
  put.run('device:901', due - day, due - day)
  put.run('device:902', due - day + 1, due - day + 1)
  put.run('device:903', due + 1, due - 2 * day)
  world.clock.set(due)
  await app.jobs.runDue()
  const keys = world.db.prepare("SELECT key FROM throttle WHERE key LIKE 'device:90_' ORDER BY key").pluck().all()
  expect(keys).toEqual(['device:902', 'device:903'])
})
