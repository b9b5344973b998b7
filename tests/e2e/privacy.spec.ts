import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runHost, type RunningHost } from '../support/running-host.ts'
import { findChromium } from './find-chromium.ts'
import { call, openOffice, sizes } from './office.ts'

/** What a visitor types here and nothing else contains. */
const canary = { name: 'Zephyrine Quillfeather', company: 'Umbrage Marzipan', host: 'Xanthe Wyvern' }
const words = ['Zephyrine', 'Quillfeather', 'Umbrage', 'Marzipan', 'Wyvern']

/** Files of a folder that hold one of the words, in UTF-8 or in UTF-16LE. */
function filesWithWords(folder: string): string[] {
  const wanted = words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')])
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return wanted.some((word) => bytes.includes(word))
    })
}

/** A browser with a profile on disk, as a kiosk has it. */
function openProfile(profile: string, host: RunningHost): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    baseURL: host.address,
    viewport: sizes.tablet,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
}

/** Everything that a script of the next visitor's page could read. */
const withinReach = (page: Page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const cached = await Promise.all(
      (await caches.keys()).map(async (name) => {
        const cache = await caches.open(name)
        return Promise.all((await cache.keys()).map(async (request) => (await cache.match(request))!.text()))
      }),
    )
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)
    const storage = [{ ...localStorage }, { ...sessionStorage }, history.state, location.href, document.title]
    return JSON.stringify([document.documentElement.outerHTML, fields, storage, databases, cached, window.name])
  })

/** Answers whatever the kiosk asks, as far as the check page. */
async function fillIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  const heading = page.getByRole('heading', { level: 1 })
  for (let step = 0; step < 8 && (await heading.textContent()) !== 'Check your details'; step++) {
    const before = await heading.textContent()
    if (before?.includes('full name')) await page.getByRole('textbox').pressSequentially(canary.name)
    if (before?.includes('company')) await page.getByRole('textbox').fill(canary.company)
    if (before?.includes('visiting')) {
      await page.getByRole('combobox').pressSequentially(canary.host.slice(0, 6))
      await page.getByRole('option').first().click()
    }
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(heading).not.toHaveText(before!)
  }
}

async function inOffice(
  browser: Parameters<typeof openOffice>[0],
  act: (parts: { office: Awaited<ReturnType<typeof openOffice>>; host: RunningHost; profile: string }) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-e2e-'))
  const profile = mkdtempSync(join(tmpdir(), 'foyer-profile-'))
  const host = await runHost({ data: join(folder, 'data') })
  const office = await openOffice(browser, host, folder)
  try {
    const helen = await office.desk('helen')
    await call(helen, 'hosts.add', { name: canary.host, department: '', email: '' })
    await act({ office, host, profile })
  } finally {
    await office.close()
    await host.stop()
    rmSync(folder, { recursive: true, force: true })
    rmSync(profile, { recursive: true, force: true })
  }
}

async function enrol(page: Page, ada: Page, mode: 'kiosk' | 'reception'): Promise<void> {
  const { code } = await call<{ code: string }>(ada, 'devices.makeCode', { name: `A ${mode}`, mode })
  await page.goto('/kiosk')
  await call(page, 'devices.enrol', { code })
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
}

test('at the kiosk nothing of a visitor outlives them: neither within reach of a page nor on the disk', async ({
  browser,
}) => {
  await inOffice(browser, async ({ office, host, profile }) => {
    const context = await openProfile(profile, host)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.clock.install()
    await enrol(page, await office.setUp(), 'kiosk')

    // One visitor goes away before the end, and another signs in.
    await fillIn(page)
    await expect(page.getByText(canary.name)).toBeVisible()
    await page.clock.runFor(61_000)
    await page.clock.runFor(21_000)
    await expect(page.getByText('We cleared your details to keep them private')).toBeVisible()
    await fillIn(page)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('Your sign-out code')).toBeVisible()
    await page.clock.runFor(61_000)
    await page.clock.runFor(61_000)
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()

    for (const word of words) expect(await withinReach(page)).not.toContain(word)
    await page.goBack().catch(() => {})
    for (const word of words) expect(await page.content()).not.toContain(word)
    await page.goto('/kiosk')
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
    await context.close()
    expect(filesWithWords(profile)).toEqual([])
    // The search itself finds what is there.
    expect(filesWithWords(join(import.meta.dirname, '..')).length).toBeGreaterThan(0)
  })
})

test('a reception tablet keeps its roll call encrypted, for a day, while the manager lets it; no file holds a name', async ({
  browser,
}) => {
  await inOffice(browser, async ({ office, host, profile }) => {
    const context = await openProfile(profile, host)
    const page = context.pages()[0] ?? (await context.newPage())
    await enrol(page, await office.setUp(), 'reception')
    const copied = page.waitForResponse((response) => response.url().endsWith('/api/rollcall/copy'))
    await fillIn(page)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await copied
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    const kept = () => page.evaluate(async () => [(await indexedDB.databases()).length, (await caches.keys()).length])
    await expect.poll(kept).toEqual([1, 1])
    const helen = await office.desk('helen')
    const settings = await call<object>(helen, 'house.settings')
    await call(helen, 'house.setSettings', { ...settings, tabletsKeepRollCall: false })
    await expect.poll(kept).toEqual([0, 0])
    await call(helen, 'house.setSettings', settings)
    await expect.poll(kept).toEqual([1, 1])
    for (const word of words) expect(await withinReach(page)).not.toContain(word)
    const sealed = await page.evaluate(
      () =>
        new Promise<{ key: unknown; raw: string }>((done) => {
          const opening = indexedDB.open('foyer-roll-call')
          opening.addEventListener('success', () => {
            const store = opening.result.transaction('kept').objectStore('kept')
            const [key, list] = [store.get('key'), store.get('list')]
            list.addEventListener('success', () => {
              const { data } = list.result as { data: ArrayBuffer }
              void crypto.subtle.exportKey('raw', key.result as CryptoKey).then(
                () => done({ key: 'told', raw: '' }),
                (error: Error) => done({ key: error.name, raw: new TextDecoder('latin1').decode(data) }),
              )
            })
          })
        }),
    )
    expect(sealed.key).toBe('InvalidAccessError')
    expect(sealed.raw.length).toBeGreaterThan(100)
    for (const word of words) expect(sealed.raw).not.toContain(word)

    await expect
      .poll(() =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/rollcall'))?.active?.state),
      )
      .toBe('activated')
    await host.stop()
    await page.goto('/rollcall')
    await expect(page.getByRole('heading', { name: 'This tablet has lost the host' })).toBeVisible()
    await page.clock.setFixedTime(Date.now() + 25 * 3_600_000)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'No roll call is kept here' })).toBeVisible()
    await context.close()
    expect(filesWithWords(profile)).toEqual([])
  })
})
