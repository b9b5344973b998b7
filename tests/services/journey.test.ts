import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Answer } from '../../shared/contract/index.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { clipMs, frigatePath, putClip, recordClips, strftimePath, treeOf } from '../support/recorded-tree.ts'
import { type Browser, passphrase, testOffice } from '../support/test-office.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'

const zone = 'Europe/London'
const pattern = 'strftime:<camera>/%Y-%m-%d/%H-%M-%S.mp4'
type Clip = { root: string; path: string; startAt: number; camera: string }
type Sweep = Answer<'sweeps', 'now'>
type Certificate = Answer<'sweeps', 'certificate'>

let frigate: string
let recorder: string
let clips: string[]
let placed: Clip[]

beforeEach(() => {
  const folder = temporaryFolder()
  frigate = join(folder, 'frigate')
  recorder = join(folder, 'recorder')
  for (const root of [frigate, recorder]) mkdirSync(root)
  clips = recordClips(join(folder, 'clips'), 40)
  placed = []
})

const paths = {
  goods_door: (at: number) => ({ root: frigate, path: frigatePath('goods_door', at) }),
  lobby: (at: number) => ({ root: frigate, path: frigatePath('lobby', at) }),
  car_park: (at: number) => ({ root: recorder, path: strftimePath('car_park', at, zone) }),
}
type Camera = keyof typeof paths

/** A clip of a camera from `startAt` on, written when it ended unless said otherwise. */
function record(camera: Camera, startAt: number, writtenAt = startAt + clipMs): Clip {
  const { root, path } = paths[camera](startAt)
  const clip = { root, path, startAt, camera }
  putClip(clips[placed.length]!, root, path, writtenAt)
  placed.push(clip)
  return clip
}

const keyOf = ({ root, path }: { root: string; path: string }) => join(root, path)
/** Everything on disk but Foyer's own marker, by absolute path. */
function onDisk(): Map<string, { sha256: string; bytes: number }> {
  const files = [frigate, recorder].flatMap((root) =>
    [...treeOf(root)].map(([path, file]) => [join(root, path), file] as const),
  )
  return new Map(files.filter(([path]) => !/foyer/i.test(path.split('/').at(-1)!)))
}
const without = (files: ReturnType<typeof onDisk>, gone: Clip[]) => {
  const left = new Map(files)
  for (const clip of gone) expect(left.delete(keyOf(clip))).toBe(true)
  return left
}
const bytesOf = (files: ReturnType<typeof onDisk>, some: Clip[]) =>
  some.reduce((sum, clip) => sum + files.get(keyOf(clip))!.bytes, 0)

async function sourcesOf(manager: Browser): Promise<void> {
  await manager.get('sources.add', { name: 'Frigate', path: frigate, layout: 'frigate' })
  await manager.get('sources.add', { name: 'Recorder', path: recorder, layout: pattern, timeZone: zone })
  const sources = await manager.get<Answer<'sources', 'list'>>('sources.list')
  for (const { id } of sources) await manager.get('sources.scan', { sourceId: id })
}

test('recordings leave on time, and only what no incident needs', async () => {
  const now = pictureDay
  const at = (days: number, offset = 0) => now - days * day + offset
  const forty = (['goods_door', 'lobby', 'car_park'] as const).flatMap((camera) =>
    [0, 1, 2].map((n) => record(camera, at(40, n * clipMs))),
  )
  const thirtyTwo = [0, 1, 2, 3, 4, 5].map((n) => record('goods_door', at(32, n * clipMs)))
  const others = (['lobby', 'car_park'] as const).map((camera) => record(camera, at(32)))
  const justDue = (['goods_door', 'lobby', 'car_park'] as const).map((camera) => record(camera, at(31, -hour)))
  const dueLater = (['goods_door', 'lobby', 'car_park'] as const).map((camera) => {
    record(camera, at(1))
    return record(camera, at(31, hour))
  })
  record('lobby', at(40, hour), now - 10 * minute)
  record('car_park', at(40, hour), now - 10 * minute)
  writeFileSync(join(frigate, 'notes.txt'), 'nothing of a recorder')
  const before = onDisk()

  const office = await testOffice(now)
  const helen = await office.at('manager')
  const sam = await office.at('security')
  const priya = await office.at('lead')
  await sourcesOf(helen)
  const cameras = await sam.get<Answer<'cameras', 'list'>>('cameras.list')
  const counted = Object.fromEntries(cameras.map(({ key, segments }) => [key, segments]))
  expect(counted).toEqual({ car_park: 8, goods_door: 12, lobby: 8 })
  const goodsDoor = cameras.find(({ key }) => key === 'goods_door')!.id

  // The hold asks from within the second clip to within the fourth: these three are kept whole.
  const incident = await sam.get<Answer<'incidents', 'open'>>('incidents.open', {
    kind: 'intrusion',
    title: 'Break-in at the goods door',
    happenedAt: at(32),
    place: 'Goods door',
    description: '',
    reportedBy: '',
  })
  expect(incident.reference).toBe('INC-2026-001')
  const asked = { cameraIds: [goodsDoor], fromAt: at(32, 1.5 * clipMs), toAt: at(32, 3.5 * clipMs) }
  const held = thirtyTwo.slice(1, 4)
  const preview = await sam.get<Answer<'holds', 'preview'>>('holds.preview', asked)
  expect(preview).toMatchObject({
    segments: 3,
    bytes: bytesOf(before, held),
    keptFromAt: at(32, clipMs),
    keptToAt: at(32, 4 * clipMs),
    alreadyRemovedSegments: 0,
    cameras: [{ cameraId: goodsDoor, segments: 3, gaps: [] }],
  })
  const hold = await sam.get<Answer<'holds', 'place'>>('holds.place', {
    ...asked,
    incidentId: incident.id,
    reason: 'the police asked for it',
    reviewOn: '2026-12-24',
  })
  expect(hold).toMatchObject({ segments: 3, lost: 0 })

  // A first backlog waits for two different people; until then nothing is touched.
  const due = [...forty, ...thirtyTwo.filter((clip) => !held.includes(clip)), ...others, ...justDue]
  const braked = await sam.get<Sweep>('sweeps.now')
  expect(braked).toMatchObject({ outcome: 'braked', removed: 0, certificate: null })
  expect(onDisk()).toEqual(before)
  const state = await sam.get<Answer<'sweeps', 'state'>>('sweeps.state')
  expect(state.brakes.map(({ reason }) => reason)).toEqual(['backlog', 'backlog', 'backlog'])
  expect(state.brakes.reduce((sum, { segments }) => sum + segments, 0)).toBe(due.length)
  const brakeIds = state.brakes.map(({ id }) => id)
  expect(await sam.get('sweeps.approveBrakes', { brakeIds })).toEqual({ stillNeeded: 1 })
  expect((await sam.call('sweeps.approveBrakes', { brakeIds })).body['key']).toBe('brake-same-person')
  expect(await sam.get<Sweep>('sweeps.now')).toMatchObject({ outcome: 'braked', removed: 0 })
  expect(onDisk()).toEqual(before)
  expect(await helen.get('sweeps.approveBrakes', { brakeIds })).toEqual({ stillNeeded: 0 })

  // With the second person's word a sweep begins by itself.
  const sweeps = () => sam.get<Answer<'sweeps', 'list'>>('sweeps.list')
  await expect.poll(async () => (await sweeps())[0]!.outcome, { timeout: 15_000 }).toBe('complete')
  const swept = (await sweeps())[0]!
  const bytes = bytesOf(before, due)
  expect(swept).toMatchObject({ outcome: 'complete', removed: due.length, bytes, held: 3, pardoned: 0, unchecked: 0 })
  expect(onDisk()).toEqual(without(before, due))

  const certificate = await priya.get<Certificate>('sweeps.certificate', { number: swept.certificate })
  expect(certificate).toMatchObject({ number: 1, removed: due.length, bytes, held: 3, retentionDays: 31 })
  expect(certificate.confirmedBy.toSorted()).toEqual(['Helen', 'Sam'])
  for (const camera of cameras) {
    const gone = due.filter((clip) => clip.camera === camera.key)
    const lines = certificate.lines.filter(({ cameraId }) => cameraId === camera.id)
    expect(lines.reduce((sum, { segments }) => sum + segments, 0)).toBe(gone.length)
    expect(lines.reduce((sum, line) => sum + line.bytes, 0)).toBe(bytesOf(before, gone))
    expect(Math.min(...lines.map(({ fromAt }) => fromAt))).toBe(Math.min(...gone.map(({ startAt }) => startAt)))
  }
  const trail = async () => (await priya.get<Answer<'audit', 'list'>>('audit.list', {})).entries
  const entry = (await trail()).find(({ n }) => n === certificate.auditEntry)
  expect(entry?.action).toMatch(/^(sweep|certificate)\./)
  const gone = await sam.get<Answer<'holds', 'preview'>>('holds.preview', {
    cameraIds: cameras.map(({ id }) => id),
    fromAt: at(40),
    toAt: at(40, 3 * clipMs),
  })
  expect(gone).toMatchObject({ segments: 0, keptFromAt: null, alreadyRemovedSegments: forty.length })
  expect((await trail()).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['incident.opened', 'hold.placed']),
  )
  expect(await sam.get<Sweep>('sweeps.now')).toMatchObject({ outcome: 'complete', removed: 0, certificate: null })

  // Footage of the held time that comes late is kept without asking; what is not held goes with the next sweep.
  const late = record('goods_door', at(32, 2.4 * clipMs))
  const alsoLate = record('goods_door', at(32, 9 * clipMs))
  const then = onDisk()
  for (const { id } of await helen.get<Answer<'sources', 'list'>>('sources.list')) {
    await helen.get('sources.scan', { sourceId: id })
  }
  const second = await sam.get<Sweep>('sweeps.now')
  expect(second).toMatchObject({ outcome: 'complete', removed: 1, held: 4 })
  expect(onDisk()).toEqual(without(then, [alsoLate]))

  // Released by two, it goes once the cooling-off is over, with what has come due meanwhile.
  await sam.get('holds.askRelease', { holdId: hold.id, reason: 'the case is closed' })
  expect((await sam.call('holds.approveRelease', { holdId: hold.id })).status).toBe(403)
  const own = await helen.call('holds.approveRelease', { holdId: hold.id })
  expect(own.status).toBe(200)
  expect(await sam.get<Sweep>('sweeps.now')).toMatchObject({ outcome: 'complete', removed: 0, held: 4 })
  office.world.clock.pass(72 * hour)
  await office.app.jobs.runDue()
  await office.ada.get('staff.signIn', { signInName: 'ada', secret: `${passphrase} Ada` })
  const later = await office.at('security')
  expect(await later.get<Sweep>('sweeps.now')).toMatchObject({ outcome: 'complete', held: 0 })
  expect(onDisk()).toEqual(without(then, [alsoLate, late, ...held, ...dueLater]))
  const all = await later.get<Answer<'sweeps', 'list'>>('sweeps.list')
  const numbers = all.flatMap((sweep) => sweep.certificate ?? [])
  expect(numbers.toReversed()).toEqual(numbers.map((_number, place) => place + 1))
  expect(all.reduce((sum, { removed }) => sum + removed, 0)).toBe(due.length + 1 + 4 + dueLater.length)
  await later.get('incidents.close', { incidentId: incident.id })
}, 120_000)

test('night after night what is due goes by itself, footage and visits, but for what a hold keeps', async () => {
  const office = await testOffice(pictureDay)
  const { world } = office
  const kiosk = await office.device('kiosk')
  const notice = await kiosk.get<Answer<'privacy', 'notice'>>('privacy.notice', { language: 'en' })
  const [category] = await kiosk.get<Answer<'categories', 'list'>>('categories.list')
  const signIn = (name: string) =>
    kiosk.get<Answer<'visits', 'signIn'>>('visits.signIn', {
      name,
      company: 'Harbour & Lane Surveyors',
      hostText: 'Maria Santos',
      categoryId: category!.id,
      noticeVersion: notice.version,
      noticeLanguage: notice.language,
      noticeSha256: notice.sha256,
    })
  // An idle session ends, so everybody signs in anew, the administrator who enrols their device first.
  const as = async (...who: Parameters<typeof office.at>) => {
    await office.ada.get('staff.signIn', { signInName: 'ada', secret: `${passphrase} Ada` })
    return office.at(...who)
  }
  const onSite = async () => {
    const rita = await as('receptionist', 'reception')
    return (await rita.get<Answer<'visits', 'onSite'>>('visits.onSite')).visits.map(({ name }) => name)
  }
  const first = await signIn('Amara Okonkwo')
  expect(await onSite()).toEqual(['Amara Okonkwo'])
  world.clock.pass(hour)
  await kiosk.get('visits.signOutByCode', { code: first.signOutCode })
  expect(await onSite()).toEqual([])
  world.clock.pass(hour)
  await signIn('Piotr Wiśniewski')

  const helen = await as('manager')
  await helen.get('staff.statePurpose', { task: 'visit-export', code: 'safety-check', text: 'the yearly safety check' })
  const csv = await helen.get<Answer<'visits', 'exportCsv'>>('visits.exportCsv', {
    columns: ['signedInAt', 'state', 'name'],
    page: 1,
  })
  const text = await (await helen.request(csv.url)).text()
  expect(csv.rows).toBe(2)
  for (const name of ['Amara Okonkwo', 'Piotr Wiśniewski']) expect(text).toContain(name)

  // A clip of the first visit's time, which a hold needs, and one of the second visit's, which nothing needs.
  const held = record('goods_door', pictureDay + 30 * minute)
  const free = record('goods_door', pictureDay + 2 * hour - 10 * minute)
  world.clock.pass(hour)
  await sourcesOf(await as('manager'))
  const sam = await as('security')
  const [camera] = await sam.get<Answer<'cameras', 'list'>>('cameras.list')
  expect(await sam.get<Sweep>('sweeps.now')).toMatchObject({ outcome: 'complete', removed: 0 })
  const incident = await sam.get<Answer<'incidents', 'open'>>('incidents.open', {
    kind: 'theft',
    title: 'A parcel is missing',
    happenedAt: pictureDay,
    place: 'Goods door',
    description: '',
    reportedBy: '',
  })
  const range = { cameraIds: [camera!.id], fromAt: pictureDay, toAt: pictureDay + hour }
  expect(await sam.get('holds.preview', range)).toMatchObject({ segments: 1, visits: 1 })
  await sam.get('holds.place', {
    ...range,
    incidentId: incident.id,
    reason: 'the owner asked for it',
    reviewOn: '2027-06-01',
  })

  const nights = async (count: number) => {
    for (let n = 0; n < count; n++) {
      for (let quarter = 0; quarter < 4; quarter++) {
        world.clock.pass(6 * hour)
        await office.app.jobs.runDue()
      }
    }
  }
  const visits = () => world.db.prepare('SELECT id FROM visit').all().length
  world.clock.pass(30 * day)
  await nights(1)
  expect(onDisk().has(keyOf(free))).toBe(true)
  await nights(1)
  expect([...onDisk().keys()]).toEqual([keyOf(held)])
  const [sweep] = await (await as('security')).get<Answer<'sweeps', 'list'>>('sweeps.list')
  expect(sweep).toMatchObject({ held: 1, startedBy: null })
  expect(visits()).toBe(2)
  world.clock.pass(147 * day)
  await nights(2)
  expect(visits()).toBe(1)
  expect(await onSite()).toEqual([])
  const needs = (await (await as('lead')).get<Answer<'dashboard', 'get'>>('dashboard.get')).needs
  expect(needs.map(({ kind }) => kind)).not.toContain('overdue-visits')
  expect(needs.map(({ kind }) => kind)).not.toContain('overdue-footage')
}, 120_000)
