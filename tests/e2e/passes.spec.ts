import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { call, test } from './office.ts'
import { filming, heading, kioskWithCamera, passOf, scan, show, withHost } from './camera-kiosk.ts'

test.use(filming)

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
