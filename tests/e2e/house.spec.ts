import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { qrPng } from '../../main/codes/qr-png.ts'
import { isolated } from '../../shared/isolated.ts'
import { writeFilm } from '../support/camera-film.ts'
import { readPng } from '../support/read-png.ts'
import { runHost } from '../support/running-host.ts'
import { chromiumArguments, findChromium } from './find-chromium.ts'
import { call, type Office, openOffice, test } from './office.ts'

/** What Chromium's camera films. */
const films = mkdtempSync(join(tmpdir(), 'foyer-film-'))
const film = join(films, 'camera.y4m')
writeFilm(film)
test.use({
  launchOptions: {
    executablePath: findChromium(),
    args: [...chromiumArguments, `--use-file-for-fake-video-capture=${film}`],
  },
})
test.afterAll(() => rmSync(films, { recursive: true, force: true }))

type Host = { id: number }
const settings = { deliveriesOffered: true, deliveryDays: 60, presenceDays: 1, tabletsKeepRollCall: true }

/** Helen's desk in an office that takes deliveries and has Maria Santos. */
async function withMaria(office: Office): Promise<{ helen: Page; hostId: number }> {
  const helen = await office.desk('helen')
  await call(helen, 'house.setSettings', settings)
  const { id } = await call<Host>(helen, 'hosts.add', { name: 'Maria Santos', department: 'Finance', email: '' })
  return { helen, hostId: id }
}

/** Signs somebody in by the calls that the kiosk makes. */
async function signIn(page: Page, name: string): Promise<void> {
  const notice = await call<{ version: number; language: string; sha256: string }>(page, 'privacy.notice', {
    language: 'en',
  })
  const categories = await call<{ id: number; isDefault: boolean }[]>(page, 'categories.list')
  await call(page, 'visits.signIn', {
    name,
    company: 'Harbour & Lane',
    hostText: 'Reception',
    categoryId: categories.find(({ isDefault }) => isDefault)!.id,
    noticeVersion: notice.version,
    noticeLanguage: notice.language,
    noticeSha256: notice.sha256,
  })
}

async function axe(page: Page): Promise<void> {
  // A page that is still fading in has less contrast than it will have.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('a courier leaves parcels for somebody, and reception sees them until they are collected', async ({ office }) => {
  const { helen } = await withMaria(office)
  const page = await office.kiosk('kiosk', { hasTouch: true })
  await page.getByRole('button', { name: 'Delivery' }).tap()
  await expect(page.getByRole('heading', { name: 'Who is the delivery for?' })).toBeVisible()
  await axe(page)
  await page.getByRole('button', { name: 'Leave the delivery' }).tap()
  await expect(page.getByRole('alert').or(page.getByText('Choose a name from the list')).first()).toBeVisible()
  await page.getByRole('combobox').pressSequentially('mar')
  await page.getByRole('option', { name: 'Maria Santos' }).tap()
  await page.getByRole('button', { name: 'One parcel more' }).tap()
  await page.getByRole('button', { name: 'Leave the delivery' }).tap()
  await expect(page.getByText('Leave the delivery at reception.')).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).tap()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()

  await helen.goto('/desk/deliveries')
  const row = helen.getByRole('row', { name: /Maria Santos/ })
  await expect(row).toContainText('2')
  await axe(helen)
  await row.getByRole('button', { name: 'Recipient has it' }).click()
  await expect(row).toContainText('Collected by the recipient')
})

test('a host comes by number and PIN, what is wrong is answered alike, and goes by the badge that the camera sees', async ({
  office,
}) => {
  const { helen, hostId } = await withMaria(office)
  await helen.goto('/desk/hosts')
  await helen
    .getByRole('row', { name: /Maria Santos/ })
    .getByRole('button', { name: 'Badge' })
    .click()
  await helen.getByRole('button', { name: 'Make a badge' }).click()
  await expect(helen.getByRole('img', { name: 'QR code of the badge' })).toBeVisible()
  const shown = await helen.getByRole('dialog').innerText()
  const number = /Number\s+(\d{4})/.exec(shown)![1]!
  const pin = /PIN\s+(\d{6})/.exec(shown)![1]!
  await axe(helen)

  const page = await office.kiosk('kiosk', { permissions: ['camera'] })
  await page.getByRole('button', { name: 'Staff in or out' }).click()
  await page.getByLabel('Number').waitFor()
  await axe(page)
  const send = async (typed: string, secret: string) => {
    await page.getByLabel('Number').fill(typed)
    await page.getByLabel('PIN').fill(secret)
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  await send('9', pin)
  const said = 'These do not match. Try again, or ask the office manager for a new badge'
  await expect(page.getByText(said).first()).toBeVisible()
  await expect(page.getByLabel('PIN')).toHaveValue('')
  await send(number, pin)
  await expect(page.getByRole('heading', { name: 'Maria, you are in.' })).toBeVisible()
  await expect(page.getByText('Santos')).toHaveCount(0)
  const inside = await call<{ people: { name: string }[] }>(helen, 'rollcall.list')
  expect(inside.people.map(({ name }) => name)).toEqual(['Maria Santos'])

  const { token } = await call<{ token: string }>(helen, 'presence.makeKey', { hostId })
  writeFilm(film, readPng(qrPng(token, 1)))
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Staff in or out' }).click()
  await page.getByRole('button', { name: 'Scan my badge' }).click()
  await expect(page.getByRole('heading', { name: 'Maria, you are out.' })).toBeVisible({ timeout: 30_000 })
  expect(await call<{ people: unknown[] }>(helen, 'rollcall.list')).toMatchObject({ people: [] })
})

test('one person signs in a party; the leader’s code signs everybody out', async ({ office }) => {
  const { helen } = await withMaria(office)
  const page = await office.kiosk()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  const heading = page.getByRole('heading', { level: 1 })
  for (let step = 0; step < 8 && (await heading.textContent()) !== 'Check your details'; step++) {
    const before = await heading.textContent()
    if (before?.includes('full name')) await page.getByRole('textbox').fill('Priya Shah')
    if (before?.includes('visiting')) {
      await page.getByRole('combobox').pressSequentially('mar')
      await page.getByRole('option').first().click()
    }
    const group = page.getByRole('radio', { name: 'Group' })
    if (await group.isVisible()) await group.check()
    if (before === 'Who is with you?') {
      const field = page.getByRole('textbox')
      await field.fill('Tom Reid')
      await field.press('Enter')
      await field.fill('Left Out')
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await page.getByRole('button', { name: 'Remove Left Out' }).click()
      await axe(page)
      await field.fill('Zofia Nowak')
    }
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(heading).not.toHaveText(before!)
  }
  await expect(page.getByText(`${isolated('Tom Reid')} and ${isolated('Zofia Nowak')}`)).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Your code signs out the whole party.')).toBeVisible()
  await axe(page)
  const { visits } = await call<{ visits: { name: string; signOutCode: string }[] }>(helen, 'visits.onSite')
  expect(visits.map(({ name }) => name).toSorted()).toEqual(['Priya Shah', 'Tom Reid', 'Zofia Nowak'])
  await call(page, 'visits.signOutByCode', { code: visits.find(({ name }) => name === 'Priya Shah')!.signOutCode })
  expect((await call<{ visits: unknown[] }>(helen, 'visits.onSite')).visits).toEqual([])
})

test('a roll call is ticked off on one desk and seen on another, ended and printed', async ({ office }) => {
  const { helen, hostId } = await withMaria(office)
  await call(helen, 'presence.set', { hostId, state: 'in' })
  await signIn(await office.kiosk(), 'Zofia Nowak')
  const sam = await office.desk('sam', '/roll-call')
  await expect(sam.getByRole('heading', { name: '2 in the building' })).toBeVisible()
  await sam.getByRole('button', { name: 'Begin a drill' }).click()
  await expect(sam.getByText('of 2 people are accounted for')).toBeVisible()
  await helen.goto('/desk/roll-call')
  await sam.getByRole('button', { name: 'Safe' }).first().click()
  await expect(helen.getByText('1 safe')).toBeVisible()
  await axe(helen)
  await helen.getByRole('button', { name: 'Add someone' }).click()
  await helen.getByRole('button', { name: 'Is missing' }).click()
  await expect(helen.getByRole('alert')).toHaveText('Enter their name')
  await axe(helen)
  await helen.getByLabel('Their name').fill('Gus Lamb')
  await helen.getByRole('button', { name: 'Is missing' }).click()
  await expect(sam.getByText('of 3 people are accounted for')).toBeVisible()
  await expect(sam.getByText('Gus Lamb')).toBeVisible()
  await helen.getByRole('button', { name: 'End roll call' }).click()
  await helen.getByRole('dialog').getByRole('button', { name: 'End roll call' }).click()
  await expect(sam.getByRole('heading', { name: '2 in the building' })).toBeVisible()
  await sam.locator('a[href*="/roll-call/"]').click()
  await expect(sam.getByText('1 of 3 people were ticked off as safe.')).toBeVisible()
  await expect(sam.getByText('Not ticked off')).toHaveCount(2)
  await axe(sam)
})

test('whoever has looked through a zone ticks it off as a whole, once asked again', async ({ office }) => {
  const { helen } = await withMaria(office)
  for (const name of ['Ada Stone', 'Ben Ash', 'Cy Reed']) {
    const zone = name === 'Cy Reed' ? 'Workshop' : 'First floor'
    const host = { name, department: '', email: '', zone }
    const { id } = await call<Host>(helen, 'hosts.add', host)
    await call(helen, 'presence.set', { hostId: id, state: 'in' })
  }
  await helen.goto('/desk/roll-call')
  await helen.getByRole('button', { name: 'Begin a drill' }).click()
  await helen.getByRole('button', { name: 'By zone' }).click()
  await expect(helen.getByRole('heading', { level: 2 })).toHaveText([/^First floor/, 'Workshop', /./, /./])
  await helen.getByRole('button', { name: 'Tick off all 2' }).click()
  await expect(helen.getByText('2 safe')).toHaveCount(0)
  await axe(helen)
  await helen.getByRole('button', { name: 'Yes, all 2 are safe' }).click()
  await expect(helen.getByText('2 safe')).toBeVisible()
  await expect(helen.getByText('Cy Reed')).toBeVisible()
  await expect(helen.getByRole('heading', { name: /First floor/ })).toHaveCount(0)
})

test('a reception tablet opens its roll call without the host, also after a reload, and tells it later', async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-e2e-'))
  const data = join(folder, 'data')
  let host = await runHost({ data })
  const office = await openOffice(browser, host, folder)
  const { helen } = await withMaria(office)
  // Rita's browser is a reception device; locked, it is the tablet at the door.
  const tablet = await office.desk('rita', '', 'tablet')
  await signIn(tablet, 'Zephyrine Quillfeather')
  await call(tablet, 'staff.signOut')
  const copied = tablet.waitForResponse('**/api/rollcall/copy')
  await tablet.goto('/kiosk')
  await copied
  await expect
    .poll(() => tablet.evaluate(() => caches.match('/rollcall').then((page) => page !== undefined)))
    .toBe(true)
  const lobby = await office.kiosk()
  await expect(lobby.getByRole('button', { name: 'Sign in' })).toBeVisible()

  await host.stop()
  const open = tablet.getByRole('link', { name: /Open the roll call of \d\d:\d\d/ })
  await expect(open).toBeVisible({ timeout: 60_000 })
  await expect(tablet.getByText('This screen has lost touch with the register')).toBeVisible()
  await expect(lobby.getByText('This screen has lost touch with the register')).toBeVisible({ timeout: 60_000 })
  await expect(lobby.getByRole('link', { name: /roll call/ })).toHaveCount(0)
  await open.click()
  await tablet.reload()
  await expect(tablet.getByRole('heading', { name: 'This tablet has lost the host' })).toBeVisible()
  await expect(tablet.getByText('Zephyrine')).toHaveCount(0)
  await axe(tablet)
  await tablet.getByRole('button', { name: /Open the roll call of/ }).click()
  await expect(tablet.getByText('Zephyrine Quillfeather')).toBeVisible()
  await axe(tablet)
  await tablet.getByRole('button', { name: 'Safe' }).click()
  await expect(tablet.getByText('1 safe')).toBeVisible()
  await tablet.getByRole('button', { name: 'Add someone' }).click()
  await tablet.getByLabel('Their name').fill('Gus Lamb')
  await axe(tablet)
  await tablet.getByRole('button', { name: 'Is here, safe' }).click()
  await expect(tablet.getByText('2 safe')).toBeVisible()

  host = await runHost({ data, port: host.port })
  await expect(tablet.getByText('2 ticks made here were sent.')).toBeVisible({ timeout: 60_000 })
  await expect(lobby.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 60_000 })
  const now = await call<{ call: { startedBy: string } | null; people: { safeAt: number | null }[] }>(
    helen,
    'rollcall.list',
  )
  expect(now.call?.startedBy).toBe('')
  expect(now.people).toHaveLength(2)
  expect(now.people.filter(({ safeAt }) => safeAt === null)).toEqual([])
  const priya = await office.desk('priya')
  const opened = await call<{ entries: unknown[] }>(priya, 'audit.list', { action: 'rollcall.opened_offline' })
  expect(opened.entries).toHaveLength(1)

  // Revoked, it keeps nothing.
  const ada = await office.setUp()
  const devices = await call<{ id: number; mode: string }[]>(ada, 'devices.list')
  for (const { id, mode } of devices) if (mode === 'reception') await call(ada, 'devices.revoke', { deviceId: id })
  await tablet.reload()
  await expect(tablet.getByRole('heading', { name: 'No roll call is kept here' })).toBeVisible()
  await expect
    .poll(() => tablet.evaluate(async () => [(await indexedDB.databases()).length, (await caches.keys()).length]))
    .toEqual([0, 0])
  await office.close()
  await host.stop()
  rmSync(folder, { recursive: true, force: true })
})
