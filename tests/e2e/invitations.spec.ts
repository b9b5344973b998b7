import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { writeFilm } from '../support/camera-film.ts'
import { partOf } from '../support/letter-parts.ts'
import { mailSettings } from '../support/mail-settings.ts'
import { closePostOffice, mailServer } from '../support/post-office.ts'
import { readPng } from '../support/read-png.ts'
import { call, test } from './office.ts'
import { film, filming, requestsOf, heading, kioskWithCamera, scan, tracksOf, withHost } from './camera-kiosk.ts'

test.use(filming)
test.afterEach(closePostOffice)

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(Date.now())

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
  expect(requestsOf(page).filter((url) => !url.startsWith(office.host.address))).toEqual([])
  expect(requestsOf(page).some((url) => url.endsWith('.wasm'))).toBe(true)
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
  // Late in the evening the form means the next day.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(Date.now())
  await rita.getByLabel('Day', { exact: true }).fill(today)
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
