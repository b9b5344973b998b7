import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { qrPng } from '../../main/codes/qr-png.ts'
import { writeFilm } from '../support/camera-film.ts'
import { partOf } from '../support/letter-parts.ts'
import { closePostOffice, mailServer } from '../support/post-office.ts'
import { readPng } from '../support/read-png.ts'
import { findChromium } from './find-chromium.ts'
import { call, type Office, test } from './office.ts'

/** What Chromium's camera films: read anew each time that a page opens it. */
const folder = mkdtempSync(join(tmpdir(), 'foyer-film-'))
const film = join(folder, 'camera.y4m')
writeFilm(film)
test.use({
  launchOptions: {
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  },
})
test.afterEach(closePostOffice)
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const show = (text: string) => writeFilm(film, readPng(qrPng(text, 1)))
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const seen = new WeakMap<Page, string[]>()

/** A kiosk whose camera may be used; it remembers its tracks, and where its page asked anything. */
async function kioskWithCamera(office: Office, options: object = { permissions: ['camera'] }): Promise<Page> {
  const page = await office.kiosk('kiosk', options)
  const asked: string[] = []
  seen.set(page, asked)
  page.on('request', (request) => asked.push(request.url()))
  await page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = []
    Object.assign(window, { tracks })
    const { mediaDevices } = navigator
    const own = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await own(wanted)
      tracks.push(...stream.getTracks())
      return stream
    }
  })
  await page.reload()
  return page
}

/** How the tracks of the camera stand that this page has opened so far. */
const tracksOf = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState, kind }) => `${kind} ${readyState}`),
  )

const scan = (page: Page) => page.getByRole('button', { name: 'I have a QR code' }).click()

async function withHost(office: Office): Promise<{ helen: Page; hostId: number; categoryId: number }> {
  const helen = await office.desk('helen')
  const host = { name: 'Maria Santos', department: 'Client accounts', email: 'maria@example.org' }
  const { id: hostId } = await call<{ id: number }>(helen, 'hosts.add', host)
  const categories = await call<{ id: number; isDefault: boolean }[]>(helen, 'categories.list')
  return { helen, hostId, categoryId: categories.find(({ isDefault }) => isDefault)!.id }
}

const mailSettings = (smtpPort: number, baseAddress = '') => ({
  smtpServer: '127.0.0.1',
  smtpPort,
  smtpSecurity: 'none',
  smtpSignInName: '',
  smtpCertificate: '',
  fromName: 'Reception',
  fromAddress: 'reception@example.org',
  officeHears: 'unanswered',
  quietFrom: null,
  quietTo: null,
  escalateMinutes: 5,
  baseAddress,
})

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(Date.now())

/** Signs somebody in as the kiosk does, and has them remembered. */
async function passOf(page: Page, categoryId: number) {
  const notice = await call<{ version: number; language: string; sha256: string }>(page, 'privacy.notice', {
    language: 'en',
  })
  const visit = await call<{ visitId: number; signOutCode: string }>(page, 'visits.signIn', {
    name: 'Zofia Nowak',
    company: 'Northern Audit LLP',
    hostText: 'Reception',
    categoryId,
    noticeVersion: notice.version,
    noticeLanguage: notice.language,
    noticeSha256: notice.sha256,
  })
  const { visitId, signOutCode } = visit
  return {
    signOutCode,
    ...(await call<{ token: string; code: string }>(page, 'passes.make', { visitId, signOutCode, language: 'en' })),
  }
}

test('an invitation goes by e-mail to the visitor’s hand, and from there through the camera to a visit', async ({
  office,
}) => {
  const mail = await mailServer()
  const { helen, hostId, categoryId } = await withHost(office)
  await call(helen, 'messages.setSettings', mailSettings(mail.port))
  const guest = {
    name: 'Amara Okonkwo',
    email: 'amara@example.com',
    company: 'Harbour & Lane',
    note: '',
    language: 'en',
  }
  const when = { expectedOn: today(), from: '00:01', until: '23:59' }
  await call(helen, 'invitations.invite', { ...guest, ...when, hostId, categoryId })
  await expect.poll(() => mail.letters.length, { timeout: 90_000 }).toBe(1)
  writeFilm(film, readPng(partOf(mail.letters[0]!.raw, /image\/png/i)))

  const page = await kioskWithCamera(office)
  await scan(page)
  await expect(heading(page)).toHaveText('What happens to your details')
  expect(await tracksOf(page)).toEqual(['video ended'])
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page)).toHaveText('Check your details')
  for (const known of ['Amara Okonkwo', 'Harbour & Lane', 'Maria Santos'])
    await expect(page.locator('main')).toContainText(known)
  await page.locator('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Your sign-out code')).toBeVisible()
  const rows = async () =>
    (await call<{ rows: { state: string }[] }>(helen, 'invitations.list', { when: 'today' })).rows
  expect(await rows()).toMatchObject([{ state: 'arrived', mail: 'sent' }])
  await page.getByRole('button', { name: 'Done' }).click()

  // The same code signs out, and then it is spent.
  await scan(page)
  await expect(heading(page)).toHaveText('What is your sign-out code?')
  await page.locator('main').getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('If those details match someone here, they are signed out now.')).toBeVisible()
  expect((await call<{ visits: unknown[] }>(helen, 'visits.onSite')).visits).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()
  await scan(page)
  await expect(page.getByText('This code has been used.')).toBeVisible()
  await expect(page.locator('main')).not.toContainText('Amara')
  await page.getByRole('button', { name: 'Start again' }).click()
  expect(await tracksOf(page)).toEqual(['video ended', 'video ended', 'video ended'])
  expect(seen.get(page)!.filter((url) => !url.startsWith(office.host.address))).toEqual([])
  expect(seen.get(page)!.some((url) => url.endsWith('.wasm'))).toBe(true)
})

test('a visitor is remembered because they ask, known by their pass, and forgotten when they say so', async ({
  office,
}) => {
  const { helen, categoryId } = await withHost(office)
  const page = await kioskWithCamera(office)
  const pass = await passOf(page, categoryId)
  show(`FOYER:${pass.signOutCode}`)
  await scan(page)
  await expect(page.getByRole('textbox')).toHaveValue(pass.signOutCode)
  await page.locator('main').getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Done' }).click()

  show(pass.token)
  await scan(page)
  await expect(heading(page)).toHaveText('Sign in with your pass?')
  await expect(page.locator('main')).not.toContainText('Zofia')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Sign in with my pass' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page)).toHaveText('Who are you visiting?')
  await page.getByRole('combobox').pressSequentially('Mar')
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.locator('main')).toContainText('Zofia Nowak')
  await page.locator('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Your sign-out code')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remember me for next time' })).toHaveCount(0)
  const [visit] = (await call<{ visits: { id: number; signOutCode: string }[] }>(helen, 'visits.onSite')).visits
  await call(page, 'visits.signOutByCode', { code: visit!.signOutCode })
  await page.getByRole('button', { name: 'Done' }).click()

  await scan(page)
  await page.getByRole('button', { name: 'Forget me' }).click()
  await expect(page.getByText('You are forgotten.')).toBeVisible()
  expect(await call(helen, 'passes.list')).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()
  await scan(page)
  await expect(page.getByText('This code no longer counts.')).toBeVisible()
})

test('the last page makes a pass only for whom it asks, and says first what is kept', async ({ office }) => {
  const { helen } = await withHost(office)
  const page = await kioskWithCamera(office)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  for (let step = 0; step < 6 && !(await heading(page).textContent())!.includes('Check'); step += 1) {
    const title = (await heading(page).textContent())!
    if (title.includes('full name')) await page.getByRole('textbox').fill('Zofia Nowak')
    if (title.includes('visiting')) {
      await page.getByRole('combobox').pressSequentially('Mar')
      await page.getByRole('option').first().click()
    }
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(heading(page)).not.toHaveText(title)
  }
  await page.locator('main').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Remember me for next time' }).click()
  await expect(page.getByText('Nothing is kept beyond the record of this visit.')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'No, go back' }).click()
  await expect(page.getByText('Your sign-out code')).toBeVisible()
  expect(await call(helen, 'passes.list')).toEqual([])
  await page.getByRole('button', { name: 'Remember me for next time' }).click()
  await page.getByRole('button', { name: 'Remember me', exact: true }).click()
  await expect(page.getByRole('img', { name: 'QR code of your pass' })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  expect(await call(helen, 'passes.list')).toMatchObject([{ name: 'Z. N.', company: '' }])
  await page.getByRole('button', { name: 'Send it by e-mail' }).click()
  await page.getByRole('textbox').fill('nowhere')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Enter an e-mail address')
  await page.getByRole('textbox').fill('zofia@example.com')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('It is on its way.')).toBeVisible()
})

test('codes of others, codes past their time and a silent host: one clear sentence each', async ({ office }) => {
  const { helen, categoryId } = await withHost(office)
  const page = await kioskWithCamera(office)
  const pass = await passOf(page, categoryId)
  const said = Buffer.from(JSON.stringify(['invitation', Date.now() + 3_600_000, { id: 'abc' }]))
  const foreign = `${said.toString('base64url')}.${sign(null, said, generateKeyPairSync('ed25519').privateKey).toString('base64url')}`
  show(foreign)
  await scan(page)
  await expect(page.getByText('This code is not from this office.')).toBeVisible()
  const looks = () => seen.get(page)!.filter((url) => url.endsWith('/api/invitations/look')).length
  expect(looks()).toBe(0)
  await page.getByRole('button', { name: 'Start again' }).click()

  show(pass.token)
  await page.route('**/api/invitations/look', (route) => route.abort())
  await scan(page)
  await expect(page.getByText('Your code is genuine, but this screen cannot reach the register now.')).toBeVisible()
  await page.unroute('**/api/invitations/look')
  await page.getByRole('button', { name: 'Start again' }).click()

  // Two hundred days later, by the host's clock: the screen says so by itself.
  await page.route('**/api/staff/me', async (route) => {
    const response = await route.fetch()
    const me = (await response.json()) as { now: number }
    await route.fulfill({ response, json: { ...me, now: me.now + 200 * 86_400_000 } })
  })
  await page.reload()
  const before = looks()
  await scan(page)
  await expect(page.getByText('The day of this code has gone.')).toBeVisible()
  expect(looks()).toBe(before)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await helen.context().close()
})

test('the camera is off as soon as nobody looks through it: leaving, clearing, idle', async ({ office }) => {
  writeFilm(film)
  const page = await kioskWithCamera(office)
  await page.clock.install()
  await page.reload()
  const on = () => expect.poll(() => tracksOf(page).then((tracks) => tracks.at(-1))).toBe('video live')
  const allOff = async () => expect((await tracksOf(page)).every((track) => track === 'video ended')).toBe(true)
  const leave = [
    () => page.getByRole('button', { name: 'Back' }).click(),
    () => page.getByRole('button', { name: 'Start again' }).click(),
    () => page.getByRole('button', { name: 'Type the code instead' }).click(),
  ]
  for (const [times, leaving] of leave.entries()) {
    await scan(page)
    await on()
    await leaving()
    await expect(heading(page)).not.toHaveText('Hold your code up to the camera')
    await allOff()
    expect(await tracksOf(page)).toHaveLength(times + 1)
  }
  await page.getByRole('button', { name: 'Start again' }).click()
  await scan(page)
  await on()
  await page.clock.runFor(61_000)
  await expect(page.getByRole('button', { name: 'I’m still here' })).toBeVisible()
  await allOff()
  await page.clock.runFor(21_000)
  await expect(page.getByRole('button', { name: 'I have a QR code' })).toBeVisible()
  await allOff()
})

test('without a camera a code is typed; a wrong one is told nothing', async ({ office }) => {
  const { categoryId } = await withHost(office)
  const page = await kioskWithCamera(office, { permissions: [] })
  const pass = await passOf(page, categoryId)
  await call(page, 'visits.signOutByCode', { code: pass.signOutCode })
  await scan(page)
  await expect(page.getByText('This screen may not use its camera.')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Type the code instead' }).click()
  await page.getByRole('textbox').fill('ABC')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Enter all eight letters')
  await page.getByRole('textbox').fill('ZZZZ-9999')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert').first()).toContainText('This office does not know this code.')
  // The keys on the screen have tests of their own.
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('textbox').fill(`${pass.code.slice(0, 4)}-${pass.code.slice(4)}`.toLowerCase())
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page)).toHaveText('Sign in with your pass?')
})

test('reception expects, changes and cancels; a host invites by their own link, on a phone', async ({ office }) => {
  const mail = await mailServer()
  const { helen } = await withHost(office)
  await call(helen, 'messages.setSettings', mailSettings(mail.port, office.host.address))
  const rita = await office.desk('rita', '/expected')
  await rita.getByRole('button', { name: 'Expect a visitor' }).click()
  await rita.getByRole('button', { name: 'Expect without a message' }).click()
  await expect(rita.getByRole('link', { name: 'Enter the visitor’s full name' })).toBeVisible()
  await rita.getByLabel('Visitor’s full name').fill('Owen Talbot')
  await rita.getByLabel('E-mail address').fill('owen@example.com')
  await rita.getByRole('combobox', { name: 'Visiting' }).fill('Mar')
  await rita.getByRole('option', { name: /Maria Santos/ }).click()
  await rita.getByLabel('Until').fill('2359')
  await rita.getByLabel('From').fill('0001')
  expect((await new AxeBuilder({ page: rita }).analyze()).violations).toEqual([])
  await rita.getByRole('button', { name: 'Invite and send' }).click()
  const row = rita.getByRole('row').filter({ hasText: 'Owen Talbot' })
  await expect(row).toContainText('E-mail sent', { timeout: 90_000 })
  expect((await new AxeBuilder({ page: rita }).analyze()).violations).toEqual([])
  await row.getByRole('button', { name: /Change/ }).click()
  await rita.getByLabel('Company, if any').fill('Talbot Ltd')
  await rita.getByRole('button', { name: 'Save and tell them' }).click()
  await expect(row).toContainText('Talbot Ltd')
  await row.getByRole('button', { name: /Cancel/ }).click()
  await rita.getByRole('button', { name: 'Cancel this visit' }).click()
  await expect(row).toContainText('Cancelled')

  await rita.getByRole('button', { name: 'Hosts’ own links' }).click()
  await rita.getByLabel('Host', { exact: true }).selectOption({ label: 'Maria Santos' })
  await rita.getByRole('button', { name: 'Send the link' }).click()
  await expect(rita.getByText('Maria Santos is sent their link.')).toBeVisible()
  const toMaria = () => mail.letters.find(({ to }) => to[0] === 'maria@example.org')
  await expect.poll(() => toMaria() !== undefined, { timeout: 90_000 }).toBe(true)
  const link = /(http:\S+\/invite#[\w.-]+)/.exec(partOf(toMaria()!.raw, /text\/plain/i).toString())![1]!

  const phone = await office.newPage('desk', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await phone.goto(link)
  await expect(heading(phone)).toHaveText('Invite a visitor')
  await expect(phone.locator('main')).not.toContainText('owen@example.com')
  await phone.getByRole('button', { name: 'Expect without a message' }).tap()
  await expect(phone.getByRole('alert')).toContainText('Enter the visitor’s full name')
  await phone.getByLabel('Visitor’s full name').fill('Fatima Zahra Idrissi')
  await phone.getByLabel('Their e-mail address').fill('fatima@example.com')
  await phone.getByRole('button', { name: 'Invite and send' }).tap()
  await expect(phone.getByText('is expected.')).toBeVisible()
  expect((await new AxeBuilder({ page: phone }).analyze()).violations).toEqual([])
  await expect.poll(() => mail.letters.some(({ to }) => to[0] === 'fatima@example.com'), { timeout: 90_000 }).toBe(true)
  const own = phone.getByRole('listitem').filter({ hasText: 'Fatima' })
  await own.getByRole('button', { name: /^Cancel/ }).tap()
  await own.getByRole('button', { name: /^Yes, cancel/ }).tap()
  await expect(own).toContainText('Cancelled')
  await rita.getByRole('button', { name: /^Stop/ }).click()
  await expect(rita.getByRole('button', { name: /^Stop/ })).toHaveCount(0)
  await phone.reload()
  await expect(heading(phone)).toHaveText('This link no longer works')
})
