import { once } from 'node:events'
import { existsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { dueAt, footageIn, openOffice, roots } from './office-on-disk.ts'

/**
 * The program that is killed: `act.js <act> <folder> <unix ms> <seed>`. It says a line once something has been
 * acknowledged to it, and never before. With FOYER_WAITS it begins once it is told anything.
 */
const [act, folder, at, seed] = process.argv.slice(2) as [string, string, string, string]
const { app, ask, close } = openOffice(folder, Number(at))

const say = (...words: (string | number)[]) => void writeSync(1, `${words.join('\t')}\n`)

/** Numbers from 0 up to `below`, the same for the same seed. */
let state = Number(seed) + 1
function draw(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}

async function signIn(name: string): Promise<void> {
  const notice = (await ask('privacy.notice', { language: 'en' })).body
  const [category] = (await ask('categories.list', {})).body as unknown as { id: number }[]
  const { status, body } = await ask('visits.signIn', {
    name,
    company: 'Harbour & Lane Surveyors',
    hostText: 'Reception',
    categoryId: category!.id,
    noticeVersion: notice['version'],
    noticeLanguage: notice['language'],
    noticeSha256: notice['sha256'],
  })
  if (status === 200) say('visit', body['visitId'] as number, name)
  else say('refused', 'visits.signIn', body['key'] as string)
}

/** Holds a stretch of one camera, then says which of the files that it keeps are there. */
async function hold(camera: number, from: number, to: number): Promise<number | void> {
  const incident = await ask(
    'incidents.open',
    {
      kind: 'theft',
      title: 'A parcel is missing',
      happenedAt: dueAt(from),
      place: 'Goods door',
      description: '',
      reportedBy: '',
    },
    'Sam',
  )
  const { status, body } = await ask(
    'holds.place',
    {
      incidentId: incident.body['id'],
      cameraIds: [camera],
      fromAt: dueAt(from),
      toAt: dueAt(to),
      reason: 'the owner asked for it',
      reviewOn: '2027-06-01',
    },
    'Sam',
  )
  if (status !== 200) return say('refused', 'holds.place', body['key'] as string)
  const kept = keptBy(camera, from, to).filter((path) => existsSync(join(folder, path)))
  say('hold', body['id'] as number, kept.join('|'))
  return incident.body['id'] as number
}

/** Footage of a camera whose twenty-second step lies in the hold: by name, since each file is named by its start. */
function keptBy(camera: number, from: number, to: number): string[] {
  return [...footageIn(folder).keys()].filter((path) => {
    const [root, date, hour, , name] = path.split('/')
    if (root !== roots[camera - 1] || !name?.endsWith('.mp4')) return false
    const start = Date.parse(`${date}T${hour}:${name.slice(0, 2)}:${name.slice(3, 5)}Z`)
    return start >= dueAt(from) && start <= dueAt(to)
  })
}

/** Holds a stretch, waits a few seconds until the vault has all of it, and says so if it has. */
async function holdSafely(camera: number, from: number, to: number): Promise<void> {
  const incidentId = await hold(camera, from, to)
  for (const until = performance.now() + 3000; performance.now() < until; await after(20)) {
    const { body } = await ask('incidents.get', { incidentId }, 'Sam')
    const [kept] = body['allHolds'] as { id: number; segments: number; vault: { safeSegments: number } }[]
    if (kept!.vault.safeSegments === kept!.segments) return say('safe', kept!.id, kept!.segments)
  }
}

async function sweep(): Promise<void> {
  const { status, body } = await ask('sweeps.now', {}, 'Sam')
  if (status === 200) say('swept', body['removed'] as number)
}

async function anything(): Promise<void> {
  const chance = draw(10)
  if (chance < 5) return signIn(`Visitor ${seed} ${draw(1_000_000)}`)
  if (chance < 7) {
    const from = draw(1200)
    return void (await hold(1 + draw(3), from, from + draw(2)))
  }
  if (chance < 8) return void (await ask('sources.scan', { sourceId: 1 + draw(3) }, 'Helen'))
  const sweeping = sweep()
  if (draw(2) === 0) await sweeping
}

await app.start()
say('ready')
if (process.env['FOYER_WAITS']) {
  await once(process.stdin, 'data')
  process.stdin.destroy()
}
if (act === 'sweep') await sweep()
if (act === 'scan')
  for (const sourceId of [1, 2, 3]) {
    const { status } = await ask('sources.scan', { sourceId }, 'Helen')
    if (status === 200) say('scanned', sourceId)
  }
if (act === 'sign-in') for (let n = 0; n < 12; n += 1) await signIn(`Visitor ${n}`)
if (act === 'hold') for (let n = 0; n < 6; n += 1) await hold((n % 3) + 1, n * 2, n * 2 + 1)
if (act === 'vault') {
  const stop = app.jobs.copyAsHeld()
  for (let n = 0; n < 3; n += 1) await holdSafely(n + 1, n * 2, n * 2 + 1)
  stop()
}
if (act === 'busy') {
  for (const sourceId of [1, 2, 3]) void ask('sources.scan', { sourceId }, 'Helen')
  for (;;) await anything()
}
say('done')
await close()
