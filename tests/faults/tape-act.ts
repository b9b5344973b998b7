import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Caller } from '../../main/caller.ts'
import { systemClock } from '../../main/world.ts'
import { openOffice, rowsOf } from './office-on-disk.ts'

/**
 * The program whose time is played to it: `tape-act.js <folder> <built at>`. It stands on the machine's own clocks, does what
 * it is told line by line, and answers each with one line of JSON.
 */
const [folder, builtAt] = process.argv.slice(2) as [string, string]
const { world, app, ask, close } = openOffice(folder, 0, { clock: systemClock, builtAt: Number(builtAt) })

const say = (answer: unknown) => void writeSync(1, `${JSON.stringify(answer)}\n`)
const lastSweep = () => {
  const [row] = rowsOf<{ outcome: string; n: number }>(
    world,
    'SELECT outcome, (SELECT count(*) FROM sweep) AS n FROM sweep ORDER BY id DESC LIMIT 1',
  )
  return { outcome: row?.outcome ?? null, sweeps: row?.n ?? 0 }
}

function personOf(name: string): Caller {
  const [row] = rowsOf<{ id: number }>(world, `SELECT id FROM staff_member WHERE name = '${name}'`)
  return {
    kind: 'staff',
    staff: { id: row!.id, name, roles: ['manager'], sessionId: 1, mustChangeSecret: false },
    device: null,
    purpose: () => null,
    setCookie: () => {},
  }
}

async function signIn(): Promise<number> {
  const notice = (await ask('privacy.notice', { language: 'en' })).body
  const [category] = (await ask('categories.list', {})).body as unknown as { id: number }[]
  const { status } = await ask('visits.signIn', {
    name: 'Amara Okonkwo',
    company: '',
    hostText: 'Reception',
    categoryId: category!.id,
    noticeVersion: notice['version'],
    noticeLanguage: notice['language'],
    noticeSha256: notice['sha256'],
  })
  return status
}

async function confirm(name: string): Promise<string> {
  try {
    await app.services.clock.confirm(personOf(name), { reason: 'I looked at my own watch' })
    return 'said'
  } catch (error) {
    return (error as { key?: string }).key ?? String(error)
  }
}

const acts: Record<string, (word: string) => unknown> = {
  now: () => world.clock.now(),
  scan: async () => {
    for (const sourceId of [1, 2, 3]) await app.services.sources.scan(personOf('Helen'), { sourceId })
    return rowsOf(world, 'SELECT count(*) AS n FROM segment')
  },
  sweep: async () => {
    await app.services.sweeps.now(personOf('Helen'), {})
    return lastSweep()
  },
  /** What a host does every minute. */
  due: async () => {
    app.jobs.sampleClock()
    await app.jobs.runDue()
    return lastSweep()
  },
  confirm,
  'sign-in': signIn,
}

await app.start()
say('ready')
for await (const line of createInterface({ input: process.stdin })) {
  const [act = '', word = ''] = line.split(' ')
  say(await acts[act]!(word))
}
await close()
