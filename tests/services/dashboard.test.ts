import { beforeEach, expect, test } from 'vitest'
import type { Alarms } from '../../main/alarms/alarms.ts'
import { createAudit } from '../../main/audit/audit.ts'
import type { Caller } from '../../main/caller.ts'
import { createDashboard } from '../../main/dashboard/dashboard.ts'
import { overdueFootage, overdueVisits, suspectFootage } from '../../main/dashboard/dashboard-store.ts'
import { createMessages } from '../../main/messages/messages.ts'
import { createOffice } from '../../main/office/office.ts'
import type { World } from '../../main/world.ts'
import { day, hour, minute } from '../../shared/time.ts'
import {
  givenCamera,
  givenHold,
  givenIncident,
  givenOffice,
  givenSegment,
  givenVisit,
} from '../support/incident-rows.ts'
import { people } from '../support/people.ts'
import { pictureDay, testWorld } from '../support/test-world.ts'

let world: ReturnType<typeof testWorld>
let staff: ReturnType<typeof people>
const now = pictureDay
let alarmed: ReturnType<Alarms['open']> = []
let awaySince: number | null = null
const todayOn = '2026-11-24'

beforeEach(() => {
  world = testWorld()
  staff = people(world)
  givenOffice(world)
  alarmed = []
  awaySince = null
})

const dashboard = (over: Partial<World> = {}) =>
  createDashboard(
    { ...world, ...over },
    {
      office: createOffice(world),
      alarms: { open: () => alarmed },
      jobs: { list: () => [{ job: 'footage-sweep', nextAt: now + hour }] },
      vaultAwaySince: () => awaySince,
    },
  )
const needsOf = async (caller: Caller, over?: Partial<World>) => (await dashboard(over).get(caller, {})).needs
/** All kinds but the one that depends on the disk under this test. */
const kindsOf = async (caller: Caller, over?: Partial<World>) =>
  (await needsOf(caller, over)).map(({ kind }) => kind).filter((kind) => kind !== 'disk-low')
/** The needs of one kind, as this caller is told. */
const told = async (caller: Caller, kind: string) => (await needsOf(caller)).filter((need) => need.kind === kind)
const jobs = async () => (await dashboard().get(staff.sam, {})).jobs
const endedAt = (end: number) => ({ startAt: end - 10_000 })
const plan = (sql: string, ...parameters: unknown[]) =>
  (world.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]).map((row) => row.detail)
const run = (sql: string) => world.db.prepare(sql).run()

test('a new office needs a source and a host, from its manager alone', async () => {
  expect(await kindsOf(staff.helen)).toEqual(['no-source', 'no-host'])
  for (const other of [staff.rita, staff.sam, staff.priya, staff.ada]) expect(await kindsOf(other)).toEqual([])
  givenCamera(world, 1)
  run("INSERT INTO host (name, search_name, department, email, active) VALUES ('Maria', 'maria', '', '', 1)")
  expect(await kindsOf(staff.helen)).toEqual([])
  run('UPDATE source SET retired_at = 1')
  expect(await kindsOf(staff.helen)).toEqual(['no-source'])
})

test('a key beside the data is told to the administrator and the lead', async () => {
  const reduced = { reducedProtection: true }
  expect(await kindsOf(staff.ada, reduced)).toEqual(['key-reduced-protection'])
  expect(await kindsOf(staff.priya, reduced)).toEqual(['key-reduced-protection'])
  expect(await kindsOf(staff.sam, reduced)).toEqual([])
})

test('who is on site is counted for those who may see them, never for the administrator', async () => {
  givenVisit(world, { signedInOn: todayOn, signedInAt: now - hour })
  givenVisit(world, { signedInOn: todayOn, signedInAt: now - 2 * hour, endedAt: now - hour })
  expect((await dashboard().get(staff.rita, {})).onSite).toBe(1)
  expect((await dashboard().get(staff.ada, {})).onSite).toBeNull()
})

test('visits left open on earlier days and visits past their date', async () => {
  givenVisit(world, { signedInOn: todayOn, signedInAt: now - hour })
  givenVisit(world, { signedInOn: '2026-11-23', signedInAt: now - day })
  expect(await told(staff.rita, 'open-visits')).toMatchObject([{ count: 1, since: now - day, path: '/reception' }])
  expect(await told(staff.priya, 'open-visits')).toEqual([])

  givenVisit(world, {
    signedInOn: '2026-05-27',
    signedInAt: now - 181 * day,
    endedAt: now - 181 * day,
    removedOn: todayOn,
  })
  expect(await told(staff.helen, 'overdue-visits')).toEqual([])
  givenVisit(world, { signedInOn: '2026-05-26', signedInAt: 5000, endedAt: 6000, removedOn: '2026-11-23' })
  expect(await told(staff.helen, 'overdue-visits')).toMatchObject([{ count: 1, urgent: true }])
  expect(await told(staff.rita, 'overdue-visits')).toEqual([])
  givenCamera(world, 1)
  givenIncident(world, { id: 1, reference: 'INC-2026-001' })
  givenHold(world, { id: 1, incidentId: 1, cameraIds: [1], fromAt: 6000, toAt: 7000 })
  expect(await told(staff.helen, 'overdue-visits')).toEqual([])
})

test('footage a day past its time is overdue unless held or written later than its name says', async () => {
  givenCamera(world, 1)
  givenCamera(world, 2)
  givenIncident(world, { id: 1, reference: 'INC-2026-001' })
  const limit = now - 32 * day
  givenSegment(world, { cameraId: 1, ...endedAt(limit) })
  givenSegment(world, { cameraId: 1, startAt: now - 40 * day, writtenAt: now })
  expect(await told(staff.sam, 'overdue-footage')).toEqual([])
  givenSegment(world, { cameraId: 1, ...endedAt(limit - 1) })
  givenSegment(world, { cameraId: 2, ...endedAt(limit - day) })
  expect(await told(staff.sam, 'overdue-footage')).toMatchObject([
    { count: 2, urgent: true, since: now - 2 * day, path: '/sweeps' },
  ])
  givenHold(world, { id: 1, incidentId: 1, cameraIds: [1], fromAt: limit - 1, toAt: limit })
  expect(await told(staff.sam, 'overdue-footage')).toMatchObject([{ count: 1 }])
  givenHold(world, { id: 2, incidentId: 1, cameraIds: [2], fromAt: 0, toAt: limit - day - 10_000 })
  expect(await told(staff.sam, 'overdue-footage')).toEqual([])
  run('UPDATE hold SET release_asked_by = 1, released_by = 2, approved_at = 0, releases_at = 1, released_at = 1')
  expect(await told(staff.sam, 'overdue-footage')).toMatchObject([{ count: 2 }])
})

test('footage whose name and file time differ by more than a day', async () => {
  givenCamera(world, 1)
  givenSegment(world, { cameraId: 1, startAt: now - 2 * day, writtenAt: now - day + 10_000 })
  expect(await told(staff.sam, 'time-suspect')).toEqual([])
  givenSegment(world, { cameraId: 1, startAt: now - 3 * day, writtenAt: now - 2 * day + 10_001 })
  givenSegment(world, { cameraId: 1, startAt: now - 4 * day, lengthMs: 2 * day })
  expect(await told(staff.sam, 'time-suspect')).toMatchObject([{ count: 1, urgent: false, path: '/sources' }])
})

test('brakes wait until two people agreed, and are urgent after a day', async () => {
  givenCamera(world, 1)
  const columns = 'id, camera_id, reason, segments, bytes, from_at, to_at, raised_at'
  run(`INSERT INTO brake (${columns}) VALUES (1, 1, 'backlog', 9, 9, 0, 9, ${now - day})`)
  expect(await told(staff.sam, 'brake')).toMatchObject([{ count: 1, urgent: false, since: now - day, path: '/sweeps' }])
  world.clock.pass(1)
  expect(await told(staff.sam, 'brake')).toMatchObject([{ urgent: true }])
  run(`INSERT INTO brake_approval VALUES (1, ${staff.sam.staff!.id}, NULL, ${now})`)
  expect(await told(staff.helen, 'brake')).toHaveLength(1)
  run(`INSERT INTO brake_approval VALUES (1, ${staff.helen.staff!.id}, NULL, ${now})`)
  expect(await told(staff.helen, 'brake')).toEqual([])
})

test('a source that cannot be seen, by its name, urgent after a day', async () => {
  givenCamera(world, 1)
  run(`UPDATE source SET problem = 'missing', problem_since_at = ${now - day - 1}`)
  const need = { name: 'Recorder', urgent: true, since: now - day - 1, path: '/sources' }
  for (const caller of [staff.sam, staff.ada]) expect(await told(caller, 'source-problem')).toMatchObject([need])
  expect(await told(staff.rita, 'source-problem')).toEqual([])
})

test('holds to be reviewed within a week, releases that somebody else asked for, held files that vanished', async () => {
  givenCamera(world, 1)
  givenIncident(world, { id: 4, reference: 'INC-2026-004' })
  const hold = { incidentId: 4, cameraIds: [1], fromAt: 0, toAt: 9 }
  givenHold(world, { id: 1, ...hold, reviewOn: '2026-12-01' })
  givenHold(world, { id: 2, ...hold, reviewOn: '2026-12-02' })
  const path = '/incidents/4'
  const name = 'INC-2026-004'
  expect(await told(staff.sam, 'hold-review')).toMatchObject([{ count: 1, urgent: false, since: null, path, name }])
  run("UPDATE hold SET review_on = '2026-11-23' WHERE id = 1")
  const midnight = Date.UTC(2026, 10, 24)
  expect(await told(staff.sam, 'hold-review')).toMatchObject([{ urgent: true, since: midnight }])

  run(`UPDATE hold SET release_asked_by = ${staff.helen.staff!.id}, release_asked_at = 77 WHERE id = 2`)
  expect(await told(staff.priya, 'release-asked')).toMatchObject([{ count: 1, since: 77, path, name }])
  expect(await told(staff.helen, 'release-asked')).toEqual([])
  expect(await told(staff.sam, 'release-asked')).toEqual([])
  run('UPDATE hold SET released_by = 1, approved_at = 80, releases_at = 90 WHERE id = 2')
  expect(await told(staff.priya, 'release-asked')).toEqual([])

  run('UPDATE hold SET vanished_segments = 3 WHERE id = 2')
  expect(await told(staff.sam, 'held-vanished')).toMatchObject([{ count: 3, urgent: true, path, name }])
})

test('a suspect clock, a reset secret and refused calls', async () => {
  run(`INSERT INTO clock_doubt (state, reason, off_ms, began_at) VALUES ('suspect', 'jump', 0, ${now - 5})`)
  expect(await told(staff.helen, 'clock-suspect')).toMatchObject([{ urgent: true, since: now - 5, path: '/sweeps' }])
  run(`UPDATE staff_member SET console_reset_at = ${now - 30 * day} WHERE id = ${staff.ada.staff!.id}`)
  expect(await told(staff.priya, 'console-reset')).toMatchObject([
    { count: 1, since: now - 30 * day, path: '/staff', name: null },
  ])
  const audit = createAudit(world)
  const refused = () => world.db.transaction(() => audit.record(staff.rita, 'access.refused'))
  refused()
  world.clock.pass(day + 1)
  refused()
  expect(await told(staff.priya, 'console-reset')).toEqual([])
  expect(await told(staff.priya, 'refused-access')).toMatchObject([{ count: 1, path: '/audit' }])
  for (const kind of ['console-reset', 'refused-access']) expect(await told(staff.helen, kind)).toEqual([])
})

test('what every screen asks is read by its index', () => {
  expect(plan(overdueFootage, 1, 1)).toContain('SEARCH segment USING INTEGER PRIMARY KEY (rowid<?)')
  expect(plan(suspectFootage).join()).toContain('segment_suspect')
  expect(plan(overdueVisits, todayOn, 1)).toContain('SEARCH visit USING INDEX visit_by_removal (removed_on<?)')
  expect(plan(overdueFootage, 1, 1).join()).toContain('SEARCH hold USING INDEX hold_active (from_at<?)')
})

test('jobs show their last run and the next', async () => {
  expect(await jobs()).toEqual([{ job: 'footage-sweep', nextAt: now + hour, lastAt: null, outcome: null }])
  run("INSERT INTO job_run (job, started_at, finished_at, outcome) VALUES ('footage-sweep', 5, 9, 'ok')")
  run("INSERT INTO job_run (job, started_at, finished_at, outcome) VALUES ('footage-sweep', 3, 4, 'failed')")
  expect(await jobs()).toEqual([{ job: 'footage-sweep', nextAt: now + hour, lastAt: 9, outcome: 'ok' }])
})

const queued = (key: string, minutesAgo: number, state: string, problem: string | null, settledAt: number | null) =>
  world.db.run(
    world.db.build.insertInto('message').values({
      key,
      kind: 'arrival',
      channel: 'email',
      uuid: key,
      state,
      problem,
      queued_at: now - minutesAgo * minute,
      due_at: now,
      gives_up_at: now + day,
      settled_at: settledAt,
    }),
  )

test('messages that fail for a quarter of an hour are told to the manager, and those given up for a day', async () => {
  queued('waits only', 60, 'queued', null, null)
  queued('fails since just now', 14, 'queued', 'unreachable', null)
  expect(await told(staff.helen, 'messages-failing')).toEqual([])
  queued('fails', 15, 'queued', 'unreachable', null)
  queued('given up', 120, 'failed', 'refused', now - hour)
  queued('given up long ago', 3000, 'failed', 'refused', now - 2 * day)
  expect(await told(staff.helen, 'messages-failing')).toMatchObject([
    { count: 2, since: now - 120 * minute, urgent: false, path: '/messages' },
  ])
  for (const other of [staff.rita, staff.sam, staff.priya, staff.ada])
    expect(await told(other, 'messages-failing')).toEqual([])
})

test('hosts with an address and no way to reach it are a quiet need, until a way is set up', async () => {
  const host = { search_name: 'priya', department: '', active: 1 }
  world.db.run(world.db.build.insertInto('host').values({ ...host, name: 'Omar', email: '' }))
  expect(await told(staff.helen, 'no-email')).toEqual([])
  world.db.run(world.db.build.insertInto('host').values({ ...host, name: 'Priya', email: 'priya@office.example' }))
  expect(await told(staff.helen, 'no-email')).toMatchObject([{ count: 1, urgent: false }])
  createMessages(world, { audit: createAudit(world), office: createOffice(world) }).setSettings(staff.helen, {
    smtpServer: '',
    smtpPort: 587,
    smtpSecurity: 'starttls',
    smtpSignInName: '',
    smtpCertificate: '',
    fromName: '',
    fromAddress: '',
    officeHears: 'unanswered',
    quietFrom: null,
    quietTo: null,
    escalateMinutes: 5,
    baseAddress: '',
    slackWebhook: 'https://hooks.example/office',
  })
  expect(await told(staff.helen, 'no-email')).toEqual([])
})

test('an alarm names its cameras, takes the place of the plain count, and says where to mend it', async () => {
  givenCamera(world, 1)
  const retention = 31 * day
  givenSegment(world, { cameraId: 1, ...endedAt(now - retention - 2 * day) })
  expect(await told(staff.sam, 'overdue-footage')).toMatchObject([{ count: 1 }])
  alarmed = [
    {
      id: 1,
      reason: 'unreachable',
      sourceId: 1,
      cameraIds: [1],
      segments: 1,
      since: now - 2 * day,
      raisedAt: now,
      toldAt: null,
      resolvedAt: null,
      cameras: 'Front door',
      source: 'Recorder',
    },
  ]
  expect(await told(staff.sam, 'overdue-footage')).toEqual([])
  expect(await told(staff.sam, 'overdue-unreachable')).toMatchObject([
    { count: 1, since: now - 2 * day, name: 'Front door (Recorder)', path: '/sources', urgent: true },
  ])
  expect(await told(staff.rita, 'overdue-unreachable')).toEqual([])
})

test('a vault that cannot be seen is told to whoever may mend it, since when it is away', async () => {
  awaySince = now - hour
  expect(await needsOf(staff.sam)).toContainEqual(
    expect.objectContaining({ kind: 'vault-away', urgent: true, since: now - hour, count: 1 }),
  )
  expect((await needsOf(staff.rita)).map(({ kind }) => kind)).not.toContain('vault-away')
})
