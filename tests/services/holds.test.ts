import { beforeEach, expect, test } from 'vitest'
import { type Caller, machine } from '../../main/caller.ts'
import { createHoldRegister } from '../../main/incidents/hold-register.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { givenCamera, givenIncident, givenSegment, givenVisit } from '../support/incident-rows.ts'
import { incidentDesk } from '../support/incident-desk.ts'
import { pictureDay } from '../support/test-world.ts'

let desk: ReturnType<typeof incidentDesk>
const start = pictureDay - 32 * day
beforeEach(() => {
  desk = incidentDesk()
  givenCamera(desk.world, 1, 'Goods door')
  givenCamera(desk.world, 2, 'Car park')
  givenIncident(desk.world, { id: 7, reference: 'INC-2026-007' })
})

const minutes = (cameraId: number, fromAt: number, count: number) => {
  for (let n = 0; n < count; n++) givenSegment(desk.world, { cameraId, startAt: fromAt + n * minute, lengthMs: minute })
}
const range = (fromAt: number, toAt: number, ...cameraIds: number[]) => ({ cameraIds, fromAt, toAt })
const place = async (asked: ReturnType<typeof range>, over: { reviewOn?: string; incidentId?: number } = {}) =>
  desk.holds.place(desk.sam, {
    incidentId: 7,
    reason: 'the police asked for it',
    reviewOn: '2026-12-24',
    ...asked,
    ...over,
  })
const preview = async (asked: ReturnType<typeof range>) => desk.holds.preview(desk.sam, asked)
const hold = async (place = 0) => desk.incidents.get(desk.sam, { incidentId: 7 }).allHolds[place]!
const trail = () => desk.entries()
const kept = (cameraId: number, fromAt: number, toAt: number) =>
  createHoldRegister(desk.world).ofCamera(cameraId, fromAt, toAt).length > 0

test('a preview rounds outward, and shows what is recorded, the gaps and the visits', async () => {
  minutes(1, start, 5)
  minutes(1, start + 8 * minute, 2)
  givenVisit(desk.world, { signedInOn: '2026-10-23', signedInAt: start - hour, endedAt: start + 90_000 })
  givenVisit(desk.world, { signedInOn: '2026-10-23', signedInAt: start - hour, endedAt: start + 90_000 - 1 })
  const seen = await preview(range(start + 90_000, start + 9.5 * minute, 2, 1, 1))
  expect(seen).toEqual({
    segments: 6,
    bytes: 6000,
    keptFromAt: start + minute,
    keptToAt: start + 10 * minute,
    visits: 1,
    room: { neededBytes: 6000, freeBytes: expect.any(Number), fits: true },
    alreadyRemovedSegments: 0,
    cameras: [
      {
        cameraId: 1,
        name: 'Goods door',
        segments: 6,
        recorded: [
          { fromAt: start + minute, toAt: start + 5 * minute },
          { fromAt: start + 8 * minute, toAt: start + 10 * minute },
        ],
        gaps: [{ fromAt: start + 5 * minute, toAt: start + 8 * minute }],
      },
      {
        cameraId: 2,
        name: 'Car park',
        segments: 0,
        recorded: [],
        gaps: [{ fromAt: start + 90_000, toAt: start + 9.5 * minute }],
      },
    ],
  })
})

test('a segment that a hold touches by one millisecond is kept whole', async () => {
  minutes(1, start, 3)
  expect(await preview(range(start + minute, start + minute, 1))).toMatchObject({ segments: 2 })
  expect(await preview(range(start + minute + 1, start + 2 * minute - 1, 1))).toMatchObject({ segments: 1 })
  await place(range(start + minute, start + minute, 1))
  expect(kept(1, start, start + minute)).toBe(true)
  expect(kept(1, start + minute, start + 2 * minute)).toBe(true)
  expect(kept(1, start + minute + 1, start + 2 * minute)).toBe(false)
})

test('placing answers what is kept and is audited by ids; of what is condemned the sweep tells', async () => {
  minutes(1, start, 3)
  minutes(2, start, 3)
  desk.world.db.prepare("INSERT INTO sweep (id, started_at, horizon_at, outcome) VALUES (1, 0, 0, 'running')").run()
  desk.world.db.prepare('INSERT INTO condemned SELECT k, k, 1 FROM segment').run()
  const placed = await place(range(start, start + minute, 1))
  expect(placed).toEqual({ id: expect.any(Number), segments: 2, bytes: 2000, lost: 0 })
  const condemned = desk.world.db.prepare('SELECT count(*) AS count FROM condemned').get()
  expect(condemned).toEqual({ count: 6 })
  const [entry] = trail()
  expect(entry).toMatchObject({ action: 'hold.placed', subject: 'hold', subjectId: placed.id })
  expect(entry!.detail).toMatchObject({ incidentId: 7, cameraIds: [1], lost: 0 })
  expect(JSON.stringify(entry)).not.toContain('police')
})

test('a hold covers what arrives late, and time still to come', async () => {
  const toAt = pictureDay + 2 * hour
  await place(range(start, toAt, 1))
  expect(await hold()).toMatchObject({ segments: 0, keptFromAt: null, keptToAt: null })
  minutes(1, toAt - 30_000, 1)
  minutes(2, toAt - 30_000, 1)
  expect(await hold()).toMatchObject({ segments: 1, bytes: 1000, keptFromAt: start, keptToAt: toAt + 30_000 })
  expect(kept(1, toAt - 30_000, toAt + 30_000)).toBe(true)
  expect(kept(2, toAt - 30_000, toAt + 30_000)).toBe(false)
})

test('what cannot be held is refused in a sentence', async () => {
  await expect(place(range(start, start - 1, 1))).rejects.toThrow('hold-range-order')
  await expect(place(range(start, start, 1, 3))).rejects.toThrow('camera-unknown')
  await expect(preview(range(start, start, 3))).rejects.toThrow('camera-unknown')
  await expect(preview(range(start, start - 1, 1))).rejects.toThrow('hold-range-order')
  await expect(place(range(start, start, 1), { incidentId: 8 })).rejects.toThrow('incident-unknown')
  await expect(place(range(start, start, 1), { reviewOn: '2026-11-24' })).rejects.toThrow('review-past')
  await expect(place(range(start, start, 1), { reviewOn: '2028-01-01' })).rejects.toThrow('review-late')
  expect(desk.world.db.prepare('SELECT count(*) AS count FROM hold').get()).toEqual({ count: 0 })
  expect(trail()).toEqual([])
})

test('a review moves on while the hold lasts', async () => {
  const { id: holdId } = await place(range(start, start + minute, 1))
  desk.holds.setReview(desk.helen, { holdId, reviewOn: '2027-01-15' })
  expect(await hold()).toMatchObject({ reviewOn: '2027-01-15' })
  expect(trail()[0]).toMatchObject({ action: 'hold.review_set', detail: { reviewOn: '2027-01-15' } })
  const setReview = async (reviewOn: string) => desk.holds.setReview(desk.helen, { holdId, reviewOn })
  await expect(setReview('2026-11-24')).rejects.toThrow('review-past')
})

const ask = async (caller: Caller, holdId: number) =>
  desk.holds.askRelease(caller, { holdId, reason: 'the case is closed' })
const approve = async (caller: Caller, holdId: number) => desk.holds.approveRelease(caller, { holdId })
const refuse = async (caller: Caller, holdId: number) => desk.holds.refuseRelease(caller, { holdId })
const takeBack = async (caller: Caller, holdId: number) => desk.holds.takeBackRelease(caller, { holdId })
/** Lets a cooling-off of three days go by. */
const coolOff = () => {
  desk.world.clock.pass(72 * hour)
  return desk.releaseDue(machine)
}

test('a release is asked by one and approved by another, and the hold stays as history', async () => {
  const { id } = await place(range(start, start + minute, 1))
  await expect(approve(desk.priya, id)).rejects.toThrow('release-not-asked')
  desk.world.clock.pass(minute)
  await ask(desk.helen, id)
  expect(await hold()).toMatchObject({
    releaseAskedBy: { id: desk.helen.staff!.id, name: 'Helen' },
    releaseAskedAt: desk.world.clock.now(),
    releaseReason: 'the case is closed',
    releasedAt: null,
  })
  expect(desk.incidents.list(desk.sam, {})[0]).toMatchObject({ holds: 1, releaseAsked: true })
  await expect(ask(desk.sam, id)).rejects.toThrow('release-asked')
  await expect(approve(desk.helen, id)).rejects.toMatchObject({ code: 'forbidden', key: 'own-request' })
  expect(kept(1, start, start)).toBe(true)
  await approve(desk.priya, id)
  const agreedAt = desk.world.clock.now()
  expect(kept(1, start, start)).toBe(true)
  expect(desk.incidents.list(desk.sam, {})[0]).toMatchObject({ holds: 1, releaseAsked: false })
  await expect(approve(desk.sam, id)).rejects.toThrow('release-approved')
  expect(coolOff()).toEqual({ released: 1 })
  expect(kept(1, start, start)).toBe(false)
  expect(await hold()).toMatchObject({
    id,
    releasedBy: 'Priya',
    approvedAt: agreedAt,
    releasesAt: agreedAt + 72 * hour,
    releasedAt: agreedAt + 72 * hour,
    placedBy: 'Sam',
  })
  expect(desk.incidents.list(desk.sam, {})[0]).toMatchObject({ holds: 0, releaseAsked: false })
  for (const again of [ask, approve, refuse, takeBack])
    await expect(again(desk.priya, id)).rejects.toThrow('hold-released')
  await expect((async () => desk.holds.setReview(desk.sam, { holdId: id, reviewOn: '2026-12-25' }))()).rejects.toThrow(
    'hold-released',
  )
  expect(trail().map(({ action }) => action)).toEqual([
    'hold.released',
    'hold.release_approved',
    'hold.release_asked',
    'hold.placed',
  ])
})

test('an agreed release holds to the last millisecond of its cooling-off, and may be stopped until then', async () => {
  const { id } = await place(range(start, start + minute, 1))
  await ask(desk.sam, id)
  await approve(desk.priya, id)
  expect(desk.nextReleaseAt()).toBe(desk.world.clock.now() + 72 * hour)
  desk.world.clock.pass(72 * hour - 1)
  expect(desk.releaseDue(machine)).toEqual({ released: 0 })
  expect(kept(1, start, start)).toBe(true)
  await takeBack(desk.helen, id)
  desk.world.clock.pass(1)
  expect(desk.releaseDue(machine)).toEqual({ released: 0 })
  expect(desk.nextReleaseAt()).toBe(null)
  expect(await hold()).toMatchObject({ releaseAskedBy: null, releasedBy: null, releasesAt: null, releasedAt: null })
  expect(trail()[0]).toMatchObject({ action: 'hold.release_stopped' })
  await ask(desk.helen, id)
  await approve(desk.priya, id)
  expect(coolOff()).toEqual({ released: 1 })
})

test('by a clock in doubt no cooling-off begins and none ends; a changed setting moves none that is under way', async () => {
  const { id: first } = await place(range(start, start + minute, 1))
  const { id: second } = await place(range(start, start + minute, 2))
  for (const id of [first, second]) await ask(desk.sam, id)
  await approve(desk.priya, first)
  desk.world.db.prepare('UPDATE installation SET hold_cooling_off_hours = 24').run()
  desk.world.clock.pass(24 * hour)
  expect(desk.releaseDue(machine)).toEqual({ released: 0 })
  desk.clock.sample()
  desk.world.clock.set(desk.world.clock.now() + 90 * day)
  expect(desk.releaseDue(machine)).toEqual({ released: 0 })
  await expect(approve(desk.priya, second)).rejects.toThrow('release-clock')
  expect(kept(1, start, start)).toBe(true)
  await desk.clock.confirm(desk.helen, { reason: 'compared with the speaking clock' })
  expect(desk.releaseDue(machine)).toEqual({ released: 0 })
  await desk.clock.confirm(desk.priya, { reason: 'my watch says the same' })
  expect(desk.releaseDue(machine)).toEqual({ released: 1 })
})

test('a refused or withdrawn release leaves the hold, and may be asked again', async () => {
  const { id } = await place(range(start, start + minute, 1))
  await expect(refuse(desk.priya, id)).rejects.toThrow('release-not-asked')
  await ask(desk.helen, id)
  await refuse(desk.priya, id)
  await ask(desk.sam, id)
  await expect(refuse(desk.sam, id)).rejects.toThrow('own-request')
  await expect(takeBack(desk.helen, id)).rejects.toThrow('release-others')
  await takeBack(desk.sam, id)
  expect(await hold()).toMatchObject({ releaseAskedBy: null, releaseAskedAt: null, releaseReason: null })
  expect(kept(1, start, start)).toBe(true)
  expect(trail().map(({ action }) => action)).toEqual([
    'hold.release_withdrawn',
    'hold.release_asked',
    'hold.release_refused',
    'hold.release_asked',
    'hold.placed',
  ])
})

test('the register itself refuses a release by the one who asked', async () => {
  const { id } = await place(range(start, start, 1))
  const release = () =>
    desk.world.db
      .prepare('UPDATE hold SET release_asked_by = 1, released_by = 1, approved_at = 0, releases_at = 1 WHERE id = ?')
      .run(id)
  expect(release).toThrow('CHECK constraint failed')
})

test('footage under two holds is free when both are released', async () => {
  const { id: first } = await place(range(start, start + hour, 1))
  const { id: second } = await place(range(start + minute, start + 2 * hour, 1, 2))
  await ask(desk.sam, first)
  await approve(desk.helen, first)
  coolOff()
  expect(kept(1, start, start)).toBe(false)
  expect(kept(1, start + minute, start + minute)).toBe(true)
  await ask(desk.sam, second)
  await approve(desk.priya, second)
  coolOff()
  expect(kept(1, start + minute, start + minute)).toBe(false)
})

test('screens hear of a hold after it is kept', async () => {
  const heard: string[] = []
  desk.world.events.listen((topic) => {
    expect(desk.world.db.inTransaction()).toBe(false)
    heard.push(topic)
  })
  await place(range(start, start, 1))
  expect(heard.toSorted()).toEqual(['footage', 'incidents', 'visits'])
})
