import { afterEach } from 'vitest'
import { type App, createApp } from '../../main/app.ts'
import type { World } from '../../main/world.ts'
import type { CallName } from '../../shared/contract/index.ts'
import type { DeviceMode, Role } from '../../shared/contract/words.ts'
import { pictureDay, testWorld } from './test-world.ts'

type Json = Record<string, unknown>
export type Answered<Body = Json> = { status: number; body: Body }
/** A browser with its own cookies. */
export type Browser = ReturnType<typeof openBrowser>

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

export type Fetch = (request: Request) => Response | Promise<Response>
/** How browsers reach the app: their pages' origin, and what each asks through. */
export type Way = { origin: string; fetchOf(browser: number): Fetch }

const straight = (app: App): Way => ({ origin: 'http://localhost:8080', fetchOf: () => app.fetch })

function openBrowser(origin: string, fetch: Fetch) {
  const cookies = new Map<string, string>()
  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (cookies.size) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(new Request(`${origin}${path}`, { ...init, headers }))
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (line.includes('Max-Age=0')) cookies.delete(name!)
      else cookies.set(name!, value!)
    }
    return response
  }
  return {
    cookies,
    request,
    /** The status and body of a call. */
    async call<Body = Json>(name: CallName, input: unknown = {}): Promise<Answered<Body>> {
      const response = await request(`/api/${name.replace('.', '/')}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      return { status: response.status, body: (await response.json()) as Body }
    },
    /** The answer of a call that must succeed. */
    async get<Body = Json>(name: CallName, input: unknown = {}): Promise<Body> {
      const { status, body } = await this.call<Body>(name, input)
      if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`)
      return body
    },
  }
}

export const passphrase = 'a brass threshold in the hall'

const organisation = {
  organisation: 'International Connections Group Limited',
  address: '8 Avroe Crescent, Blackpool, Lancashire FY4 2DP',
  contactEmail: 'GDPR@internationalconnectionsgroup.co.uk',
  website: 'https://internationalconnectionsgroup.co.uk',
  regulatorName: 'Information Commissioner’s Office',
  regulatorContact: '0303 123 1113, ico.org.uk',
  regulatorAddress: 'Wycliffe House, Water Lane, Wilmslow SK9 5AF',
  timeZone: 'Europe/London',
  footageRetentionDays: 31,
  visitRetentionDays: 180,
}

/** The app on a real register with nothing set up. `code()` is what the console said last. */
export async function emptyOffice(at = pictureDay, through: (app: App, world: World) => Way | Promise<Way> = straight) {
  const said: string[] = []
  const world = { ...testWorld(at), say: (line: string) => void said.push(line) }
  const app = createApp(world, { screensFolder: 'dist/renderer' })
  closing.push(() => app.close())
  await app.start()
  const { origin, fetchOf } = await through(app, world)
  let browsers = 0
  const code = () => /[0-9A-Z]{8}|[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(said.at(-1) ?? '')?.[0] ?? ''
  return { world, app, said, code, browser: () => openBrowser(origin, fetchOf((browsers += 1))) }
}

/**
 * An office set up through its own API: Ada administers, Helen manages, Priya leads data protection, Sam is security,
 * Rita receives. `at(role, mode)` is a browser with that person signed in on a device of that mode.
 */
export async function testOffice(at = pictureDay, through?: Parameters<typeof emptyOffice>[1]) {
  const office = await emptyOffice(at, through)
  const first = office.browser()
  const opened = await first.get<{ setupToken: string; recoveryKey: string; confirmGroups: number[] }>('setup.open', {
    code: office.code(),
  })
  const groups = opened.recoveryKey.split(/[\s-]+/)
  const person = (name: string) => ({ name, signInName: name.toLowerCase(), passphrase: `${passphrase} ${name}` })
  await first.get('setup.complete', {
    setupToken: opened.setupToken,
    organisation,
    regulatorConfirmed: true,
    administrator: person('Ada'),
    manager: person('Helen'),
    lead: person('Priya'),
    recoveryTyped: opened.confirmGroups.map((group) => groups[group - 1]),
    deviceName: 'Office',
  })
  const ada = first
  await ada.get('staff.signIn', { signInName: 'ada', secret: `${passphrase} Ada` })

  const device = async (mode: DeviceMode): Promise<Browser> => {
    const { code } = await ada.get<{ code: string }>('devices.makeCode', { name: `A ${mode}`, mode })
    const browser = office.browser()
    await browser.get('devices.enrol', { code })
    return browser
  }
  const secrets: Record<string, string> = Object.fromEntries(
    ['ada', 'helen', 'priya'].map((name) => [name, `${passphrase} ${name[0]!.toUpperCase()}${name.slice(1)}`]),
  )
  for (const [name, role] of [
    ['Sam', 'security'],
    ['Rita', 'receptionist'],
  ] as const) {
    const signInName = name.toLowerCase()
    const { oneTimeSecret } = await ada.get<{ oneTimeSecret: string }>('staff.add', { name, signInName, roles: [role] })
    const browser = await device('desk')
    await browser.get('staff.signIn', { signInName, secret: oneTimeSecret })
    await browser.get('staff.changeSecret', { current: oneTimeSecret, next: '482915' })
    secrets[signInName] = '482915'
  }
  const names: Record<Role, string> = {
    administrator: 'ada',
    manager: 'helen',
    lead: 'priya',
    security: 'sam',
    receptionist: 'rita',
  }
  return {
    ...office,
    ada,
    device,
    async at(role: Role, mode: DeviceMode = 'desk'): Promise<Browser> {
      const browser = await device(mode)
      await browser.get('staff.signIn', { signInName: names[role], secret: secrets[names[role]] })
      return browser
    },
  }
}
