import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chooseDoor } from '../../main/choose-door.ts'
import { waitFor } from '../support/running-host.ts'
import { call, secrets } from './office.ts'

const root = resolve(import.meta.dirname, '../..')
const chosen = chooseDoor(root, process.env, process.platform)
const because = chosen.door === 'host' ? chosen.why : ''
if (because) process.stdout.write(`The window: not run here. ${because}\n`)

test.skip(because !== '', `not run here: ${because}`)

let folder: string
let electron: ElectronApplication
let page: Page
let said = ''

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-window-'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  electron = await _electron.launch({
    executablePath: chosen.door === 'window' ? chosen.electron : '',
    args: [...asRoot, root, '--data', join(folder, 'data')],
  })
  electron.process().stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  page = await electron.firstWindow()
})

test.afterAll(async () => {
  await electron.close()
  rmSync(folder, { recursive: true, force: true })
})

test('opens, is set up and signed in to, and leads nowhere else', async () => {
  await page.waitForURL('foyer://window/desk')
  const code = () => /code[^\n]*?\b([0-9A-Z]{4}-[0-9A-Z]{4})\b/.exec(said)?.[1]
  await waitFor(() => code() !== undefined)
  type Opened = { setupToken: string; recoveryKey: string; confirmGroups: number[]; defaults: object }
  const opened = await call<Opened>(page, 'setup.open', { code: code() })
  const groups = opened.recoveryKey.split(/[\s-]+/)
  const person = (name: string) => ({ name, signInName: name.toLowerCase(), passphrase: secrets[name.toLowerCase()] })
  await call(page, 'setup.complete', {
    setupToken: opened.setupToken,
    organisation: opened.defaults,
    regulatorConfirmed: true,
    administrator: person('Ada'),
    manager: person('Helen'),
    lead: person('Priya'),
    recoveryTyped: opened.confirmGroups.map((group) => groups[group - 1]),
    deviceName: 'This window',
  })
  await call(page, 'staff.signIn', { signInName: 'ada', secret: secrets['ada'] })
  await page.reload()
  await expect(page.getByRole('navigation').first()).toBeVisible()

  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(await page.evaluate(() => [typeof process, typeof require].join())).toBe('undefined,undefined')
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull()
  await page.evaluate(() => void (location.href = 'https://example.com/'))
  await page.waitForTimeout(500)
  expect(page.url()).toMatch(/^foyer:\/\/window\/desk/)
  expect(
    await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'reached',
        () => 'refused',
      ),
    ),
  ).toBe('refused')
  expect(electron.windows()).toHaveLength(1)

  const live = await page.evaluate(async () => (await fetch('/live')).headers.get('content-type'))
  expect(live).toBe('text/event-stream')
})
