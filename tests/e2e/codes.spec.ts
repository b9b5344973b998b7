import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { generateKeyPairSync, sign } from 'node:crypto'
import { writeFilm } from '../support/camera-film.ts'
import { call, test } from './office.ts'
import {
  film,
  filming,
  heading,
  kioskWithCamera,
  passOf,
  requestsOf,
  scan,
  show,
  tracksOf,
  withHost,
} from './camera-kiosk.ts'

test.use(filming)

test('codes of others, codes past their time and a silent host: one clear sentence each', async ({ office }) => {
  const { helen, categoryId } = await withHost(office)
  const page = await kioskWithCamera(office)
  const pass = await passOf(page, categoryId)
  const said = Buffer.from(JSON.stringify(['invitation', Date.now() + 3_600_000, { id: 'abc' }]))
  const foreign = `${said.toString('base64url')}.${sign(null, said, generateKeyPairSync('ed25519').privateKey).toString('base64url')}`
  show(foreign)
  await scan(page)
  await expect(page.getByText('This code is not from this office.')).toBeVisible()
  const looks = () => requestsOf(page).filter((url) => url.endsWith('/api/invitations/look')).length
  expect(looks()).toBe(0)
  await page.getByRole('button', { name: 'Start again' }).click()

  show(pass.token)
  await page.route('**/api/invitations/look', (route) => route.abort())
  await scan(page)
  await expect(page.getByText('Your code is genuine, but this screen cannot reach the register now.')).toBeVisible()
  await page.unroute('**/api/invitations/look')
  await page.getByRole('button', { name: 'Start again' }).click()

  // Two hundred days later, by the host's clock: the screen says so by itself.
  await page.route('**/kiosk', async (route) => {
    const response = await route.fetch()
    const written = await response.text()
    const later = (_all: string, now: string) => `"now":${Number(now) + 200 * 86_400_000}`
    expect(written).toMatch(/"now":\d+/)
    await route.fulfill({ response, body: written.replace(/"now":(\d+)/, later) })
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
