import { type BrowserContext, chromium, expect, test } from '@playwright/test'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, runHost, type RunningHost, waitFor } from '../support/running-host.ts'
import { call, openOffice, sizes } from './office.ts'

/** Why a browser cannot be told here whom to trust; said aloud, and the test counts as skipped. */
function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'a browser elsewhere keeps what it trusts in the system’s own store.'
  const { error } = spawnSync('certutil', ['-H'])
  return error ? 'certutil is not installed (Debian: apt-get install libnss3-tools).' : undefined
}
const reason = whyNot()
if (reason) console.log(`The network door in a browser: not run here: ${reason}`)
test.skip(reason !== undefined, reason ?? '')

const folder = () => mkdtempSync(join(tmpdir(), 'foyer-lan-'))

/** A host with its network door open, and where a tablet reaches it: at an address of the network where there is one. */
async function lanHost(): Promise<{ host: RunningHost; ca: string; at: string; data: string }> {
  const data = folder()
  const host = await runHost({ data: join(data, 'data'), args: ['--lan', '--lan-port', String(await freePort())] })
  await waitFor(() => host.said.out.includes('fingerprint'))
  const said = /Tablets reach Foyer at (.*)\n/.exec(host.said.out)![1]!.split(', ')
  const ca = await (await fetch(`${host.address}/ca.crt`)).text()
  return { host, ca, data, at: said.find((address) => /\/\/[\d[]/.test(address)) ?? said[0]! }
}

/** A home whose browser trusts `ca`, as a person would have told it. */
function homeTrusting(ca: string): string {
  const home = folder()
  const file = join(home, 'ca.crt')
  writeFileSync(file, ca)
  for (const place of ['.pki/nssdb', '.local/share/pki/nssdb']) {
    const store = join(home, place)
    mkdirSync(store, { recursive: true })
    execFileSync('certutil', ['-N', '-d', `sql:${store}`, '--empty-password'])
    execFileSync('certutil', ['-A', '-d', `sql:${store}`, '-n', 'Foyer', '-t', 'C,,', '-i', file])
  }
  return home
}

test('an enrolled tablet works through the network door, with its certificate trusted and no other', async ({
  browser: untrusting,
}, testInfo) => {
  const lan = await lanHost()
  const other = await lanHost()
  const office = await openOffice(untrusting, lan.host, lan.data)
  const home = homeTrusting(lan.ca)
  const trusting = await chromium.launch({
    ...testInfo.project.use.launchOptions,
    env: { ...process.env, HOME: home, XDG_DATA_HOME: join(home, '.local/share') },
  })
  const browserHere = (at: string): Promise<BrowserContext> =>
    trusting.newContext({ baseURL: at, viewport: sizes.tablet, locale: 'en-GB' })
  try {
    const ada = await office.setUp()
    await ada.goto('/desk/devices')
    await expect(ada.getByText(lan.at)).toBeVisible()
    const said = /trust its certificate: ([0-9A-F:]+)/.exec(lan.host.said.out)![1]!
    await expect(ada.getByText(said)).toBeVisible()
    const [download] = await Promise.all([
      ada.waitForEvent('download'),
      ada.getByRole('link', { name: 'Fetch the certificate' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('foyer-ca.crt')

    const stranger = await (await untrusting.newContext({ baseURL: lan.at })).newPage()
    await expect(stranger.goto('/desk')).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')
    const elsewhere = await (await browserHere(other.at)).newPage()
    await expect(elsewhere.goto('/desk')).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')

    const context = await browserHere(lan.at)
    const tablet = await context.newPage()
    const opened = await tablet.goto('/kiosk')
    expect(opened!.headers()['strict-transport-security']).toBe('max-age=31536000')
    await tablet.goto('/desk')
    const { code } = await call<{ code: string }>(ada, 'devices.makeCode', { name: 'Hall tablet', mode: 'reception' })
    await call(tablet, 'devices.enrol', { code })
    const cookie = (await context.cookies()).find(({ name }) => name === '__Host-device')!
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict', path: '/' })

    await tablet.goto('/kiosk')
    await expect(tablet.getByText('CCTV', { exact: false }).first()).toBeVisible()
    expect(await tablet.evaluate(() => performance.getEntriesByType('navigation')[0]!.toJSON().nextHopProtocol)).toBe(
      'h2',
    )

    // Over HTTP/1.1 a browser has six connections: the seventh stream would leave none for a call.
    const took = await tablet.evaluate(async () => {
      const streams = Array.from({ length: 8 }, () => new EventSource('/live'))
      await Promise.all(streams.map((stream) => new Promise((open) => stream.addEventListener('open', open))))
      const heard = Promise.all(
        streams.map((stream) => new Promise((told) => stream.addEventListener('message', told))),
      )
      Object.assign(window, { heard: heard.then((events) => events.length) })
      const asked = performance.now()
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
      const { status } = await fetch('/api/categories/list', init)
      return { status, ms: performance.now() - asked }
    })
    expect(took.status).toBe(200)
    // A seventh connection would wait until one of the eight streams ends, which none does.
    expect(took.ms).toBeLessThan(20_000)
    const rita = await call<{ oneTimeSecret: string }>(ada, 'staff.add', {
      name: 'Rita Bell',
      signInName: 'rita',
      roles: ['receptionist'],
    })
    expect(await tablet.evaluate(() => (window as unknown as { heard: Promise<number> }).heard)).toBe(8)
    await call(tablet, 'staff.signIn', { signInName: 'rita', secret: rita.oneTimeSecret })
    await call(tablet, 'staff.changeSecret', { current: rita.oneTimeSecret, next: '739164' })
    await tablet.goto('/desk')
    await expect(tablet.getByText('Rita Bell').first()).toBeVisible()
  } finally {
    await trusting.close()
    await office.close()
    await Promise.all([lan.host.stop(), other.host.stop()])
    for (const each of [lan.data, other.data, home]) rmSync(each, { recursive: true, force: true })
  }
})
