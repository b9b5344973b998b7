import { type Browser, chromium, type Page } from '@playwright/test'
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findChromium } from '../tests/e2e/find-chromium.ts'

/**
 * Makes the pictures of the README from a fresh demonstration: `npm run pictures`. With faketime (Debian: apt-get install
 * faketime) they show a Tuesday morning, else this moment.
 */
const root = resolve(import.meta.dirname, '..')
const pictures = join(root, 'assets/readme')
/** Bytes of a picture. */
const most = 250_000
const port = Number(process.env['PICTURES_PORT'] ?? 8091)

const morning = '2026-11-24 10:42:00'
const faked = !spawnSync('faketime', ['--version']).error
const now = faked ? Date.parse(`${morning}Z`) : Date.now()
const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString().slice(0, 10)

const kiosk = { viewport: { width: 1080, height: 1920 }, deviceScaleFactor: 0.75 }
const desk = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 }

type Demo = { link: string; secretOf: (signInName: string) => string; stop: () => Promise<unknown> }

function startDemo(folder: string): Promise<Demo> {
  const args = [join(root, 'dist/main/demo.js'), '--data', join(folder, 'demo'), '--port', String(port)]
  // Files keep the times that the demonstration gives them.
  const faking = { TZ: 'UTC', NO_FAKE_STAT: '1', FAKE_UTIME: '0', FAKETIME_DONT_FAKE_MONOTONIC: '1' }
  const [command, ...given] = faked ? ['faketime', morning, process.execPath, ...args] : [process.execPath, ...args]
  const child = spawn(command!, given, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...faking } })
  const ended = new Promise((done) => child.once('exit', done))
  let said = ''
  return new Promise((ready, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (!said.includes('Foyer is ready at')) return
      ready({
        link: /http:\S+\/demo\/\S+/.exec(said)![0],
        secretOf: (name) => new RegExp(`^  ${name} +[A-Z][a-z -]+? {2,}(.+)$`, 'm').exec(said)![1]!,
        stop: () => (child.kill(), ended),
      })
    })
    void ended.then((code) => fail(new Error(`the demonstration ended with ${String(code)}`)))
  })
}

async function openPage(browser: Browser, demo: Demo, size: typeof desk): Promise<Page> {
  const context = await browser.newContext({
    ...size,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme: 'light',
  })
  const page = await context.newPage()
  if (faked) await page.clock.install({ time: now })
  await page.goto(demo.link)
  return page
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Without the banner: the README says that the office is invented. */
async function take(page: Page, name: string): Promise<void> {
  await page.addStyleTag({ content: 'body[data-demo] { --foyer-demo: 0px } .foyer-demo { display: none }' })
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(500)
  const path = join(pictures, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  const bytes = statSync(path).size
  if (bytes > most) throw new Error(`${name}.png has ${bytes} bytes, more than ${most}`)
  process.stdout.write(`${name}.png ${Math.round(bytes / 1000)} kB\n`)
}

async function atKiosk(browser: Browser, demo: Demo): Promise<void> {
  const page = await openPage(browser, demo, kiosk)
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await take(page, 'kiosk-welcome')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Continue' }).waitFor()
  await take(page, 'kiosk-notice')
  await page.context().close()
}

async function atDesk(browser: Browser, demo: Demo, signInName: string, steps: (page: Page) => Promise<void>) {
  const page = await openPage(browser, demo, desk)
  const status = await page.evaluate(
    async (input) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/api/staff/signIn', { method: 'POST', headers, body: JSON.stringify(input) })).status
    },
    { signInName, secret: demo.secretOf(signInName) },
  )
  if (status !== 200) throw new Error(`${signInName} could not sign in: ${status}`)
  await steps(page)
  await page.context().close()
}

const folder = mkdtempSync(join(tmpdir(), 'foyer-pictures-'))
mkdirSync(pictures, { recursive: true })
const demo = await startDemo(folder)
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  await atKiosk(browser, demo)
  await atDesk(browser, demo, 'sam', async (page) => {
    // The day of the cracked glass panel: a hold, and two cameras that missed some hours.
    await open(page, `/desk/coverage?on=${daysAgo(6)}`)
    await take(page, 'desk-coverage')
    await open(page, '/desk/sweeps')
    // Of a night on which nothing waited yet.
    await page
      .getByRole('link', { name: /^Certificate \d+/ })
      .nth(2)
      .click()
    await page.getByText('Certificate of removal').first().waitFor()
    await take(page, 'desk-certificate')
  })
  await atDesk(browser, demo, 'rita', async (page) => {
    await open(page, '/desk/reception')
    await take(page, 'desk-reception')
  })
  await atDesk(browser, demo, 'helen', async (page) => {
    await open(page, '/desk/log')
    await take(page, 'desk-log')
  })
} finally {
  await browser.close()
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
}
