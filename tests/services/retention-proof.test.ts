import { renameSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { addSwept, day, holdOn, putSegment, releaseHold, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'

const hour = 3_600_000
const onOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined

/** One segment a day, of the forty days before the picture's day; the register knew the camera all along. */
async function recorded() {
  const office = testFootage()
  for (let n = 1; n <= 40; n += 1) putSegment(office.root, 'front', pictureDay - n * day)
  await addSwept(office)
  office.world.db.prepare('UPDATE camera SET added_at = 1').run()
  office.world.db.prepare('UPDATE installation SET set_up_at = 1').run()
  return office
}
const nextNight = async (office: Awaited<ReturnType<typeof recorded>>) => {
  office.world.clock.pass(day)
  await office.sweeps.run(machine)
}
const prove = (office: Awaited<ReturnType<typeof recorded>>, at: number) =>
  Promise.resolve(office.sweeps.prove(machine, { on: onOf(at) }))

test('a day on which sweeps worked: nothing older existed, and its certificate is named', async () => {
  const office = await recorded()
  await office.sweeps.run(machine)
  for (let n = 0; n < 3; n += 1) await nextNight(office)
  const proof = await prove(office, pictureDay + day)
  expect(proof).toMatchObject({ held: [], left: [], unseen: [], unknown: [], clockInDoubt: false, retentionDays: 31 })
  expect(proof.certificates).toEqual([{ number: 2, removed: 1 }])
  // The end of that local day, which here is UTC.
  expect(proof.at).toBe(Date.UTC(2026, 10, 26))
  expect(proof.cutAt).toBe(proof.at - 32 * day)
})

test('what a hold kept then is told with its incident, also after it was released and removed', async () => {
  const office = await recorded()
  const hold = holdOn(office, [1], pictureDay - 36 * day, pictureDay - 35 * day)
  await office.sweeps.run(machine)
  const held = { held: [{ camera: 'front', segments: 2, holdId: hold }], left: [] }
  expect(await prove(office, pictureDay)).toMatchObject(held)
  await nextNight(office)
  await nextNight(office)
  releaseHold(office, hold)
  await office.sweeps.run(machine)
  expect(await prove(office, pictureDay)).toMatchObject(held)
  expect(await prove(office, pictureDay + 2 * day)).toMatchObject({ held: [], left: [] })
})

test('what an outage kept is owned up to, with why and how much, also once it has been removed', async () => {
  const office = await recorded()
  await office.sweeps.run(machine)
  renameSync(office.root, `${office.root}-away`)
  for (let n = 0; n < 4; n += 1) await nextNight(office)
  const outage = {
    left: [{ camera: 'front', reason: 'unreachable' }],
    unseen: [{ source: 'Recorder', problem: 'missing' }],
    held: [],
  }
  const during = await prove(office, office.world.clock.now())
  expect(during).toMatchObject(outage)
  renameSync(`${office.root}-away`, office.root)
  await nextNight(office)
  const after = await prove(office, during.at)
  expect(after).toMatchObject(outage)
  // By the end of that day at least as much as by its noon, and never more than went later.
  expect(after.left[0]!.segments).toBeGreaterThanOrEqual(during.left[0]!.segments)
  expect(after.left[0]!.segments).toBeLessThanOrEqual(5)
  // The night after, nothing is left of it.
  office.world.clock.pass(14 * hour)
  expect(await prove(office, office.world.clock.now())).toMatchObject({ left: [], unseen: [] })
})

test('a day to come and one before the office was set up are refused', async () => {
  const office = await recorded()
  await expect(prove(office, pictureDay + 2 * day)).rejects.toMatchObject({ key: 'proof-ahead' })
  office.world.db.prepare('UPDATE installation SET set_up_at = ?').run(pictureDay)
  await expect(prove(office, pictureDay - 5 * day)).rejects.toMatchObject({ key: 'proof-before' })
})

test('as a file it says the same, and each taking away is in the trail', async () => {
  const office = await recorded()
  const hold = holdOn(office, [1], pictureDay - 36 * day, pictureDay - 35 * day)
  await office.sweeps.run(machine)
  const sam = office.person('Sam Obi')
  const on = onOf(pictureDay)
  const [{ reference }] = rowsOf<{ reference: string }>(office, 'SELECT reference FROM incident') as [
    { reference: string },
  ]
  const file = async (format: 'pdf' | 'json') => {
    const { url } = await office.sweeps.proofFile(sam, { on, format })
    return Buffer.concat([...office.exports.take(url.slice(10), sam)!.parts()].map((part) => Buffer.from(part)))
  }
  const json = JSON.parse((await file('json')).toString()) as object
  expect(json).toMatchObject({ foyer: 'proof of retention', on, holds: [{ segments: 2, holdId: hold, reference }] })
  const path = join(temporaryFolder(), 'proof.pdf')
  writeFileSync(path, await file('pdf'))
  if (hasPoppler) {
    const said = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout.replace(/\s+/g, ' ')
    expect(said).toContain('Proof of retention for 24 November 2026')
    expect(said).toContain('except what holds kept.')
    expect(said).toContain(reference)
    expect(said).not.toContain('Sam Obi')
  }
  expect(rowsOf(office, "SELECT n FROM audit_entry WHERE action = 'proof.exported'")).toHaveLength(2)
})
