import { beforeEach, expect, test } from 'vitest'
import { day, hour, minute } from '../../shared/time.ts'
import { givenCamera, givenHold } from '../support/incident-rows.ts'
import { incidentDesk } from '../support/incident-desk.ts'

let desk: ReturnType<typeof incidentDesk>
beforeEach(() => {
  desk = incidentDesk()
  givenCamera(desk.world, 1)
})

const about = (over: { happenedAt?: number; title?: string } = {}) => ({
  kind: 'intrusion' as const,
  title: 'Break-in at the goods door',
  happenedAt: desk.world.clock.now() - hour,
  place: 'Goods door',
  description: 'The lock was forced.',
  reportedBy: 'Amara Okonkwo',
  ...over,
})
const open = (over = {}) => desk.incidents.open(desk.sam, about(over))
const get = (incidentId: number) => desk.incidents.get(desk.sam, { incidentId })
const close = async (incidentId: number) => desk.incidents.close(desk.sam, { incidentId })
const trail = () => desk.entries()

test('an incident says what happened, who opened it, and is audited without a word of it', async () => {
  const { id, reference } = open()
  expect(reference).toBe('INC-2026-001')
  expect(get(id)).toEqual({
    ...about(),
    id,
    reference,
    openedBy: 'Sam',
    openedAt: desk.world.clock.now(),
    closedAt: null,
    holds: 0,
    reviewOn: null,
    releaseAsked: false,
    releasesAt: null,
    allHolds: [],
  })
  const [entry] = trail()
  expect(entry).toMatchObject({ action: 'incident.opened', actorId: desk.sam.staff!.id, subjectId: id })
  for (const word of ['Break-in', 'Goods', 'forced', 'Amara']) expect(JSON.stringify(entry)).not.toContain(word)
})

test('incidents are numbered without gaps in the local year of their opening, and listed newest first', async () => {
  const references: string[] = []
  const opened = async () => references.push(open().reference)
  // 23:30 on 31 December in London, then half past midnight: also the UTC year, so a zone behind UTC is tried too.
  desk.world.clock.set(Date.UTC(2026, 11, 31, 23, 30))
  await opened()
  await expect(async () => open({ happenedAt: desk.world.clock.now() + hour })).rejects.toThrow('incident-ahead')
  await opened()
  desk.world.clock.pass(hour)
  await opened()
  const office = desk.office.current()
  desk.world.db.transaction(() => desk.office.update({ ...office, timeZone: 'America/New_York' }))
  await opened()
  desk.world.clock.pass(5 * hour)
  await opened()
  expect(references).toEqual(['INC-2026-001', 'INC-2026-002', 'INC-2027-001', 'INC-2026-003', 'INC-2027-002'])
  const listed = desk.incidents.list(desk.sam, {})
  expect(listed.map(({ reference }) => reference)).toEqual(references.toReversed())
})

test('the numbers of a year go on beyond 999', async () => {
  const insert = desk.world.db.prepare(
    `INSERT INTO incident (reference, kind, title, happened_at, place, description, reported_by, opened_by, opened_at)
     VALUES (?, 'other', 'x', 0, '', '', '', ?, 0)`,
  )
  desk.world.db.transaction(() => {
    for (let n = 1; n <= 1001; n++) insert.run(`INC-2026-${String(n).padStart(3, '0')}`, desk.sam.staff!.id)
  })
  expect(open().reference).toBe('INC-2026-1002')
})

test('an incident closes once, and only when no hold of it is active', async () => {
  const { id } = open()
  givenHold(desk.world, { id: 1, incidentId: id, cameraIds: [1], fromAt: 0, toAt: 9, reviewOn: '2026-12-02' })
  givenHold(desk.world, { id: 2, incidentId: id, cameraIds: [1], fromAt: 0, toAt: 9, reviewOn: '2026-11-30' })
  givenHold(desk.world, {
    id: 3,
    incidentId: id,
    cameraIds: [1],
    fromAt: 0,
    toAt: 9,
    reviewOn: '2026-11-25',
    releasedAt: 1,
  })
  expect(get(id)).toMatchObject({ holds: 2, reviewOn: '2026-11-30', releaseAsked: false })
  await expect(close(id)).rejects.toThrow('incident-holds')
  desk.world.db
    .prepare(
      'UPDATE hold SET release_asked_by = 1, released_by = 2, approved_at = 0, releases_at = 1, released_at = 1 WHERE incident_id = ? AND released_at IS NULL',
    )
    .run(id)
  desk.world.clock.pass(minute)
  await close(id)
  expect(get(id)).toMatchObject({ holds: 0, reviewOn: null, closedAt: desk.world.clock.now() })
  await expect(close(id)).rejects.toThrow('incident-closed')
  await expect(close(99)).rejects.toThrow('incident-unknown')
  expect(get(id).allHolds).toHaveLength(3)
  expect(trail().map(({ action }) => action)).toEqual(['incident.closed', 'incident.opened'])
  await expect(async () =>
    desk.holds.place(desk.sam, {
      incidentId: id,
      cameraIds: [1],
      fromAt: desk.world.clock.now() - day,
      toAt: desk.world.clock.now(),
      reason: 'the insurer asks for more',
      reviewOn: '2026-12-24',
    }),
  ).rejects.toThrow('incident-closed')
})
