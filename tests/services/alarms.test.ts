import { renameSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { createAlarms } from '../../main/alarms/alarms.ts'
import { machine } from '../../main/caller.ts'
import { createMessages } from '../../main/messages/messages.ts'
import { closePostOffice, mailServer } from '../support/post-office.ts'
import { addSwept, day, holdOn, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

afterEach(closePostOffice)

const hour = 3_600_000
/** Ended so many days and hours before the picture's day. */
const ended = (days: number, hours = 0) => pictureDay - days * day - hours * hour

async function alarmed() {
  const office = testFootage()
  const messages = createMessages(office.world, { audit: office.audit, office: office.office })
  const alarms = createAlarms(office.world, { audit: office.audit, office: office.office, messages, footage: office })
  const actions = () =>
    rowsOf<{ action: string }>(office, "SELECT action FROM audit_entry WHERE action LIKE 'overdue.%' ORDER BY n").map(
      ({ action }) => action,
    )
  return { office, messages, alarms, actions, check: () => alarms.check(machine) }
}

function setMailUp({ world }: { world: Parameters<typeof createMessages>[0] }, port: number): void {
  world.db
    .prepare(
      `INSERT INTO message_settings (id, smtp_server, smtp_port, smtp_security, smtp_sign_in_name, from_name, from_address,
       office_hears, escalate_minutes, base_address) VALUES (1, '127.0.0.1', ?, 'none', '', 'Foyer', 'foyer@example.com', 'unanswered', 5, '')`,
    )
    .run(port)
}

test('footage on a folder that cannot be seen alarms within a day, by mail once a day, until it is over', async () => {
  const { office, messages, check, alarms, actions } = await alarmed()
  const post = await mailServer()
  setMailUp(office, post.port)
  putSegment(office.root, 'front', ended(31, -2))
  putSegment(office.root, 'rear', ended(31, -2))
  await addSwept(office)
  renameSync(office.root, `${office.root}-away`)
  expect(await check()).toEqual({ open: 0, told: 0 })
  // Due two hours on; the share is away at the night's sweep; a day after it was due somebody knows.
  office.world.clock.pass(16 * hour)
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'partial', unchecked: 1 })
  expect(await check()).toEqual({ open: 0, told: 0 })
  office.world.clock.pass(11 * hour)
  expect(await check()).toEqual({ open: 1, told: 1 })
  expect(alarms.open()).toMatchObject([
    { reason: 'unreachable', segments: 2, cameras: 'front, rear', source: 'Recorder' },
  ])
  await messages.send(machine)
  expect(post.letters).toHaveLength(1)
  expect(post.letters[0]!.to).toEqual(['GDPR@internationalconnectionsgroup.co.uk'])
  expect(post.letters[0]!.header('Subject')).toContain('Footage is kept longer than promised')
  expect(post.letters[0]!.raw.replace(/=?\r\n/g, '')).toContain('2 recordings of front, rear (Recorder) should be gone')
  // Not again within the day…
  office.world.clock.pass(23 * hour)
  expect(await check()).toEqual({ open: 1, told: 0 })
  office.world.clock.pass(hour)
  expect(await check()).toEqual({ open: 1, told: 1 })
  await messages.send(machine)
  expect(post.letters).toHaveLength(2)
  // …and no more once it is over, also not what still waited.
  office.world.clock.pass(day)
  await check()
  renameSync(`${office.root}-away`, office.root)
  await office.sources.scanAll(machine)
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 2 })
  expect(await check()).toEqual({ open: 0, told: 0 })
  await messages.send(machine)
  expect(post.letters).toHaveLength(2)
  expect(actions()).toEqual(['overdue.raised', 'overdue.resolved'])
})

test('what a hold keeps alarms nobody', async () => {
  const { office, check } = await alarmed()
  putSegment(office.root, 'front', ended(40))
  await addSwept(office)
  holdOn(office, [1], ended(41), ended(39))
  await office.sweeps.run(machine)
  expect(await check()).toEqual({ open: 0, told: 0 })
})

test('a brake that waits for a day, and files that cannot be removed, are told apart', async () => {
  const { office, check, alarms } = await alarmed()
  putSegment(office.root, 'front', ended(40))
  await office.sources.add(office.person('Helen', ['manager']), {
    path: office.root,
    layout: 'frigate',
    name: 'Recorder',
  })
  await office.sources.scanAll(machine)
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'braked' })
  await check()
  expect(alarms.open()).toMatchObject([{ reason: 'brake', segments: 1 }])
  office.world.db.prepare('UPDATE source SET first_sweep_at = 1').run()
  office.world.db.prepare('UPDATE brake SET closed_at = 1').run()
  // Bytes that were never registered are never removed.
  putSegment(office.root, 'front', ended(40), 20_000)
  expect(await office.sweeps.run(machine)).toMatchObject({ pardons: [{ reason: 'changed', segments: 1 }] })
  await check()
  expect(alarms.open()).toMatchObject([{ reason: 'pardoned', cameras: 'front' }])
})

test('a clock in doubt for a day is told, whatever may be due by it', async () => {
  const { office, check, alarms } = await alarmed()
  putSegment(office.root, 'front', ended(2))
  await addSwept(office)
  await office.sweeps.run(machine)
  office.world.clock.set(pictureDay + 300 * day)
  expect(await check()).toEqual({ open: 0, told: 0 })
  office.world.clock.pass(day)
  await check()
  expect(alarms.open()).toMatchObject([{ reason: 'clock', source: '', segments: 0 }])
})

test('where no mail is set up it is told as soon as it is', async () => {
  const { office, check } = await alarmed()
  putSegment(office.root, 'front', ended(33))
  await addSwept(office)
  renameSync(office.root, `${office.root}-away`)
  await office.sources.scanAll(machine)
  expect(await check()).toEqual({ open: 1, told: 0 })
  office.world.clock.pass(hour)
  setMailUp(office, 2525)
  expect(await check()).toEqual({ open: 1, told: 1 })
})
