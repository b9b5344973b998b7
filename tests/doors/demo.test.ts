import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { takeDemoFolder } from '../../main/demo/demo-folder.ts'
import type { Answer, CallName } from '../../shared/contract/index.ts'
import { endOf, freePort, runHost, waitFor } from '../support/running-host.ts'
import { temporaryFolder } from '../support/test-world.ts'

const dist = resolve(import.meta.dirname, '../../dist/main')

beforeAll(() => {
  if (!existsSync(join(dist, 'demo.js'))) throw new Error('Build first: npm run build')
})

describe('the folder of a demonstration', () => {
  test('is one that is absent, empty, or bears its own marker', () => {
    const folder = temporaryFolder()
    const parts = takeDemoFolder(folder)
    expect(readdirSync(folder).toSorted()).toEqual(['foyer-demo.json', 'recordings', 'register'])
    writeFileSync(join(parts.register, 'foyer.db'), 'made by an earlier demonstration')
    writeFileSync(join(folder, 'note.txt'), 'somebody’s own')
    takeDemoFolder(folder)
    expect(existsSync(join(parts.register, 'foyer.db'))).toBe(false)
    expect(readFileSync(join(folder, 'note.txt'), 'utf8')).toBe('somebody’s own')
    takeDemoFolder(join(folder, 'absent', 'deep'))
    expect(existsSync(join(folder, 'absent', 'deep', 'register'))).toBe(true)
  })

  test.each([
    ['a real data folder', (folder: string) => writeFileSync(join(folder, 'foyer.db'), 'a register')],
    ['one thing of somebody’s', (folder: string) => writeFileSync(join(folder, '.hidden'), '')],
    ['a folder of the same name as ours', (folder: string) => mkdirSync(join(folder, 'register'))],
    ['another marker', (folder: string) => writeFileSync(join(folder, 'foyer-demo.json'), '{"foyer":"other"}')],
  ])('with %s in it is refused and left as it was', (_what, fill) => {
    const folder = temporaryFolder()
    fill(folder)
    const before = readdirSync(folder)
    expect(() => takeDemoFolder(folder)).toThrow(expect.objectContaining({ key: 'demo-folder-used' }))
    expect(readdirSync(folder)).toEqual(before)
  })

  test('is no file', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(() => takeDemoFolder(file)).toThrow(expect.objectContaining({ key: 'demo-folder-used' }))
  })
})

const ending: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ending.splice(0)) await end()
})

/** `npm run demo` as its own process, once it is ready. */
async function runDemo(data: string) {
  const port = await freePort()
  const child = spawn(process.execPath, [join(dist, 'demo.js'), '--data', data, '--port', String(port)])
  const ended = endOf(child)
  const stop = () => (child.kill(), ended)
  ending.push(stop)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await waitFor(() => said.includes('Foyer is ready at') || child.exitCode !== null, 150_000)
  return { said, port, stop, address: `http://localhost:${port}` }
}

/** A browser that has opened the link. */
async function openBrowser(link: string, address: string) {
  const cookies = new Map<string, string>()
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      cookies.set(name!, value!)
    }
    return response
  }
  const opened = keep(await fetch(link, { redirect: 'manual' }))
  expect(opened.status).toBe(303)
  return async <Body>(name: CallName, input: unknown = {}): Promise<Body> => {
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ')
    const body = JSON.stringify(input)
    const headers = { 'content-type': 'application/json', cookie }
    const response = keep(await fetch(`${address}/api/${name.replace('.', '/')}`, { method: 'POST', headers, body }))
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Body
  }
}

test('a demonstration holds what it should, and says on every page what it is', async () => {
  const folder = temporaryFolder()
  const asked = performance.now()
  const demo = await runDemo(folder)
  const readyAfter = performance.now() - asked
  console.log(`ready after ${(readyAfter / 1000).toFixed(1)} s`)

  const link = /http:\/\/localhost:\d+\/demo\/\S+/.exec(demo.said)![0]
  const secretOf = (name: string) => new RegExp(`^  ${name} +[A-Z][a-z -]+? {2,}(.+)$`, 'm').exec(demo.said)![1]!
  const call = await openBrowser(link, demo.address)
  const as = (name: string) =>
    call<Answer<'staff', 'signIn'>>('staff.signIn', { signInName: name, secret: secretOf(name) })

  const roles = new Set<string>()
  for (const name of ['ada', 'rita', 'sam', 'priya', 'helen']) roles.add((await as(name)).staff!.roles.join())
  expect(roles.size).toBe(5)

  const log = await call<Answer<'visits', 'search'>>('visits.search', {})
  expect(log.all).toBe(2000)
  expect((await call<Answer<'visits', 'onSite'>>('visits.onSite')).visits.length).toBeGreaterThanOrEqual(7)
  expect((await call<Answer<'hosts', 'list'>>('hosts.list')).length).toBeGreaterThan(10)
  expect((await call<Answer<'categories', 'list'>>('categories.list')).length).toBe(6)

  const cameras = await call<Answer<'cameras', 'list'>>('cameras.list')
  expect(cameras.length).toBe(6)
  const now = Date.now()
  for (const { segments, firstAt, lastAt } of cameras) {
    expect(segments).toBeGreaterThan(31 * 24 - 10)
    expect(now - firstAt!).toBeGreaterThan(31 * 86_400_000)
    expect(now - lastAt!).toBeLessThan(4 * 3_600_000)
  }
  expect(cameras.filter(({ firstAt }) => now - firstAt! > 39.9 * 86_400_000).length).toBeGreaterThanOrEqual(2)

  const sweeps = await call<Answer<'sweeps', 'state'>>('sweeps.state')
  expect(sweeps.dueSegments).toBeGreaterThan(400)
  expect(sweeps.brakes.map(({ camera }) => camera).toSorted()).toEqual(['Car park north', 'Yard gate'])
  expect(sweeps.clock.trusted).toBe(true)
  const certificates = (await call<Answer<'sweeps', 'list'>>('sweeps.list')).filter(({ certificate }) => certificate)
  expect(certificates.length).toBeGreaterThan(7)
  const [newest] = certificates
  const certificate = await call<Answer<'sweeps', 'certificate'>>('sweeps.certificate', { number: newest!.certificate })
  expect(certificate).toMatchObject({ outcome: 'braked', pardoned: 0, unchecked: 0 })
  const incidents = await call<Answer<'incidents', 'list'>>('incidents.list')
  expect(incidents.map(({ holds, closedAt }) => [holds, closedAt === null])).toEqual([
    [1, true],
    [0, false],
    [1, true],
  ])
  expect(incidents[0]!.releaseAsked).toBe(true)
  const { jobs } = await call<Answer<'dashboard', 'get'>>('dashboard.get')
  // An office that tells nobody has had nothing for two of them to do; every other job has run. Digests are taken of held
  // footage that the vault had not yet copied, if there was any.
  const idle = jobs.filter(({ job, outcome }) => outcome !== 'ok' && job !== 'digests')
  expect(idle.map(({ job, outcome, nextAt }) => [job, outcome, nextAt])).toEqual([
    ['messages-send', null, null],
    ['arrival-escalation', null, null],
  ])

  for (const path of ['/kiosk', '/desk', '/desk/log', '/desk/sweeps']) {
    const page = await (await fetch(demo.address + path)).text()
    expect(page).toMatch(/<aside class="foyer-demo"><strong>Demonstration<\/strong> The people and the footage/)
  }
  expect(await (await fetch(`${demo.address}/healthz`)).json()).toMatchObject({ demo: true })
  expect((await fetch(`${demo.address}/demo/guessed`)).status).toBe(404)

  expect(() => takeDemoFolder(folder)).toThrow(expect.objectContaining({ key: 'data-folder-in-use' }))
  await demo.stop()
  const register = join(folder, 'register')
  const verified = spawnSync(process.execPath, [join(dist, 'cli.js'), 'verify', '--json', '--data', register])
  expect(JSON.parse(verified.stdout.toString())).toMatchObject({ ok: true })

  // Whoever opens its register: it says what it is, and does not reach further than this machine.
  const host = await runHost({ data: register })
  expect(await (await fetch(`${host.address}/desk`)).text()).toContain('foyer-demo')
  await host.stop()
  await expect(runHost({ data: register, args: ['--lan-port', String(await freePort())] })).rejects.toThrow(
    'A demonstration is for this machine alone',
  )
  rmSync(folder, { recursive: true, force: true })
}, 240_000)
