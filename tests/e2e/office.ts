import { type APIRequestContext, type Browser, type BrowserContext, type Page, test as base } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallName } from '../../shared/contract/index.ts'
import type { DeviceMode, Role } from '../../shared/contract/words.ts'
import { runHost, type RunningHost } from '../support/running-host.ts'

export const sizes = {
  kiosk: { width: 1080, height: 1920 },
  tablet: { width: 1180, height: 820 },
  small: { width: 768, height: 1024 },
  desk: { width: 1440, height: 900 },
} as const

export const secrets: Record<string, string> = {
  ada: 'a brass threshold in the hall',
  helen: 'tiles that count every day',
  priya: 'the wall welcomes the floor',
  sam: '482915',
  rita: '739164',
}
const roleOf: Record<string, Role> = { sam: 'security', rita: 'receptionist' }

/** What a page's own script would be answered; throws with the refusal when it is refused. */
export async function call<Body = Record<string, unknown>>(
  page: Page,
  name: CallName,
  input: unknown = {},
): Promise<Body> {
  const { status, body } = await page.evaluate(
    async ([path, json]) => {
      const response = await fetch(`/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: json!,
      })
      return { status: response.status, body: (await response.json()) as unknown }
    },
    [name.replace('.', '/'), JSON.stringify(input)],
  )
  if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`)
  return body as Body
}

/** The same without a page: a browser's cookies are enough. */
async function ask<Body>(browser: APIRequestContext, name: CallName, input: unknown): Promise<Body> {
  const response = await browser.post(`/api/${name.replace('.', '/')}`, { data: input })
  if (!response.ok()) throw new Error(`${name} answered ${response.status()}: ${await response.text()}`)
  return (await response.json()) as Body
}

export type Office = Awaited<ReturnType<typeof openOffice>>

/** A running host in a folder of its own, set up through its API, with five people; each browser is a device of its own. */
export async function openOffice(browser: Browser, host: RunningHost, folder: string) {
  const contexts: BrowserContext[] = []
  async function newContext(size: keyof typeof sizes, options: object = {}): Promise<BrowserContext> {
    const context = await browser.newContext({ baseURL: host.address, viewport: sizes[size], ...options })
    contexts.push(context)
    return context
  }
  const newPage = async (size: keyof typeof sizes = 'desk', options: object = {}): Promise<Page> =>
    (await newContext(size, options)).newPage()
  let first: Page | undefined

  /** Ada's browser: the first enrolled device, where set-up was completed. */
  async function setUp(): Promise<Page> {
    if (first) return first
    first = await newPage()
    await first.goto('/healthz')
    const opened = await call<{
      setupToken: string
      recoveryKey: string
      confirmGroups: number[]
      defaults: Record<string, unknown>
    }>(first, 'setup.open', { code: await host.setupCode() })
    const groups = opened.recoveryKey.split(/[\s-]+/)
    const person = (name: string) => ({ name, signInName: name.split(' ')[0]!.toLowerCase() })
    await call(first, 'setup.complete', {
      setupToken: opened.setupToken,
      organisation: opened.defaults,
      regulatorConfirmed: true,
      administrator: { ...person('Ada Brook'), passphrase: secrets['ada'] },
      manager: { ...person('Helen Marsh'), passphrase: secrets['helen'] },
      lead: { ...person('Priya Nair'), passphrase: secrets['priya'] },
      recoveryTyped: opened.confirmGroups.map((group) => groups[group - 1]),
      deviceName: 'Office',
    })
    await call(first, 'staff.signIn', { signInName: 'ada', secret: secrets['ada'] })
    return first
  }

  async function enrolled(
    mode: DeviceMode,
    size: keyof typeof sizes,
    options: object = {},
    screen: object = {},
  ): Promise<BrowserContext> {
    const ada = await setUp()
    const { code } = await call<{ code: string }>(ada, 'devices.makeCode', { name: `A ${mode}`, mode })
    const context = await newContext(size, options)
    await ask(context.request, 'devices.enrol', { code, ...screen })
    return context
  }

  const known = new Set(['ada', 'helen', 'priya'])
  async function hire(name: string): Promise<void> {
    if (known.has(name)) return
    known.add(name)
    const ada = await setUp()
    const { oneTimeSecret } = await call<{ oneTimeSecret: string }>(ada, 'staff.add', {
      name: name === 'sam' ? 'Sam Osei' : 'Rita Bell',
      signInName: name,
      roles: [roleOf[name]],
    })
    const context = await enrolled('desk', 'desk')
    const { request } = context
    await ask(request, 'staff.signIn', { signInName: name, secret: oneTimeSecret })
    await ask(request, 'staff.changeSecret', { current: oneTimeSecret, next: secrets[name] })
    await context.close()
  }

  return {
    host,
    folder,
    newPage,
    setUp,
    /** A kiosk or tablet on which nobody is signed in; `screen` is what enrolment tells of it (pixelsPerMm, keyboard). */
    async kiosk(size: keyof typeof sizes = 'kiosk', options: object = {}, screen: object = {}): Promise<Page> {
      const page = await (await enrolled('kiosk', size, options, screen)).newPage()
      await page.goto('/kiosk')
      return page
    },
    /** Somebody's browser, signed in, at `path` under /desk. */
    async desk(name: string, path = '', size: keyof typeof sizes = 'desk', options: object = {}): Promise<Page> {
      await hire(name)
      const context = await enrolled(name === 'rita' ? 'reception' : 'desk', size, options)
      await ask(context.request, 'staff.signIn', { signInName: name, secret: secrets[name] })
      const page = await context.newPage()
      await page.goto(`/desk${path}`)
      return page
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()))
    },
  }
}

export const test = base.extend<{ office: Office }>({
  office: async ({ browser }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-e2e-'))
    const host = await runHost({ data: join(folder, 'data') })
    const office = await openOffice(browser, host, folder)
    await use(office)
    await office.close()
    await host.stop()
    rmSync(folder, { recursive: true, force: true })
  },
})
