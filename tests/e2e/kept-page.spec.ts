import { expect, type Page } from '@playwright/test'
import { helpBar, primary } from './kiosk-walk.ts'
import { call, type Office, test } from './office.ts'

const cleared = 'We cleared your details to keep them private'
const settings = { deliveriesOffered: true, deliveryDays: 60, presenceDays: 1, tabletsKeepRollCall: true }

/** A kiosk whose time the test sets, in an office that takes deliveries. */
async function kioskWithClock(office: Office): Promise<Page> {
  await call(await office.desk('helen'), 'house.setSettings', settings)
  const page = await office.kiosk()
  await page.clock.install()
  await page.reload()
  return page
}

const stay = (page: Page) => page.getByRole('button', { name: 'I’m still here' })
const seen = (page: Page) => page.evaluate(() => document.body.innerText)

test('what is typed on a page of its own outlives the idle warning and a lost host, hidden meanwhile, and is wiped then', async ({
  office,
}) => {
  const page = await kioskWithClock(office)
  await page.getByRole('button', { name: 'Delivery' }).click()
  const field = page.getByRole('combobox')
  await field.fill('Zephyrine')
  await page.getByRole('button', { name: 'One parcel more' }).click()
  await field.focus()
  const stands = async () => {
    await expect(field).toHaveValue('Zephyrine')
    await expect(field).toBeFocused()
    await expect(page.locator('main output')).toHaveText('2')
  }

  await page.clock.runFor(61_000)
  await expect(stay(page)).toBeVisible()
  await expect(field).toHaveCount(0)
  expect(await seen(page)).not.toContain('Zephyrine')
  await stay(page).click()
  await stands()

  await page.context().setOffline(true)
  await page.clock.runFor(31_000)
  await expect(page.getByText('Your answers are still here.')).toBeVisible()
  await expect(field).toHaveCount(0)
  await expect(page.locator('[data-keyboard]:visible')).toHaveCount(0)
  await page.context().setOffline(false)
  await page.clock.runFor(4_000)
  await stands()

  await page.keyboard.press('Shift')
  await page.clock.runFor(61_000)
  await expect(stay(page)).toBeVisible()
  await page.clock.runFor(21_000)
  await expect(page.getByText(cleared)).toBeVisible()
  expect(await page.content()).not.toContain('Zephyrine')
  await page.getByRole('button', { name: 'Delivery' }).click()
  await expect(field).toHaveValue('')
  await expect(page.locator('main output')).toHaveText('1')
})

test('the last page behind a lost host is cleared for whoever comes next', async ({ office }) => {
  const page = await kioskWithClock(office)
  await primary(page).click()
  await expect(page.getByRole('heading', { name: 'What happens to your details' })).toBeVisible()
  const heading = page.getByRole('heading', { level: 1 })
  for (let steps = 0; steps < 8 && (await heading.textContent()) !== 'Check your details'; steps++) {
    const before = await heading.textContent()
    if (before?.includes('full name')) await page.getByRole('textbox').fill('Amara Okonkwo')
    if (before?.includes('visiting')) await page.getByRole('combobox').fill('Quillfeather')
    await primary(page).click()
    await expect(heading).not.toHaveText(before!)
  }
  await primary(page).click()
  await expect(page.getByText('Your sign-out code')).toBeVisible()

  await page.context().setOffline(true)
  await helpBar(page).last().click()
  await expect(page.getByText('Your answers are still here.')).toBeVisible()
  await expect(page.getByText('Your sign-out code')).toBeHidden()
  await page.clock.runFor(61_000)
  await expect(stay(page)).toBeVisible()
  await page.clock.runFor(21_000)
  await expect(page.getByText('Your answers are still here.')).toHaveCount(0)
  expect(await page.content()).not.toMatch(/Quillfeather|Your sign-out code/)
  await page.context().setOffline(false)
  await page.clock.runFor(4_000)
  await expect(page.getByText(cleared)).toBeVisible()
})
