import { expect, type Page } from '@playwright/test'
import { helpBar, primary } from './kiosk-walk.ts'
import { call, test } from './office.ts'

/** 1 × 1, see-through, as a canvas writes it. */
const logo = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** From the welcome to the check page: a name, and whoever is visited as it is typed. */
async function toCheck(page: Page, name: string): Promise<void> {
  await primary(page).click()
  await expect(page.getByRole('heading', { name: 'What happens to your details' })).toBeVisible()
  for (let steps = 0; steps < 8 && !(await page.getByRole('switch').isVisible()); steps++) {
    const heading = await page.getByRole('heading', { level: 1 }).textContent()
    if (heading?.includes('full name')) await page.getByRole('textbox').fill(name)
    if (heading?.includes('visiting')) await page.getByRole('combobox').fill('Reception')
    await primary(page).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading!)
  }
}

test('a call rings the desk, and the kiosk says what is true of it', async ({ office }) => {
  const page = await office.kiosk()
  await page.clock.install()
  await page.reload()
  await helpBar(page).first().click()
  const dialog = page.locator('dialog[open]')
  await expect(dialog.getByRole('status')).toContainText('nobody is signed in at reception now')
  await page.keyboard.press('Escape')

  const rita = await office.desk('rita', '/reception')
  await expect(rita.getByRole('alert')).toContainText('A kiosk asks for a person')
  await helpBar(page).first().click()
  await expect(dialog.getByRole('status')).toContainText(/was rung at|nobody is signed in/)
  await page.clock.runFor(46_000)
  await dialog.getByRole('button', { name: 'Ring again' }).click()
  await expect(dialog.getByRole('status')).toContainText('Stay here: somebody will come to you.')
  await rita.getByRole('button', { name: 'I am coming' }).click()
  await expect(rita.getByRole('button', { name: 'I am coming' })).toHaveCount(0)
  await expect(dialog.getByRole('heading', { name: 'Somebody is coming' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
})

test('help to leave is asked without why, seen first while on site, and forgotten after', async ({ office }) => {
  const page = await office.kiosk()
  await toCheck(page, 'Callum Reid')
  await page.getByRole('switch', { name: 'I need help leaving the building' }).check()
  await primary(page).click()
  await expect(page.getByText('Your sign-out code')).toBeVisible()
  await primary(page).click()
  await toCheck(page, 'Imogen Clarke')
  await expect(page.getByRole('switch')).not.toBeChecked()
  await primary(page).click()
  await expect(page.getByText('Your sign-out code')).toBeVisible()

  const rita = await office.desk('rita', '/reception')
  const rows = rita.getByRole('table').getByRole('row')
  await expect(rows.nth(1)).toContainText('Callum Reid')
  await expect(rows.nth(1)).toContainText('Needs help to leave')
  await expect(rows.nth(2)).toContainText('Imogen Clarke')
  await expect(rows.nth(2)).not.toContainText('Needs help')
})

test('a page that nobody touches can be kept more than ten times, and then is cleared', async ({ office }) => {
  const page = await office.kiosk()
  await page.clock.install()
  await page.reload()
  await primary(page).click()
  await expect(page.getByRole('heading', { name: 'What happens to your details' })).toBeVisible()
  await page.clock.runFor(200_000)
  await expect(page.getByRole('heading', { name: 'What happens to your details' })).toBeVisible()
  await primary(page).click()
  await page.getByRole('textbox').fill('Amara Okonkwo')
  const stay = page.getByRole('button', { name: 'I’m still here' })
  for (let times = 0; times < 12; times++) {
    await page.clock.runFor(60_500)
    await stay.click()
    await expect(page.getByRole('textbox')).toHaveValue('Amara Okonkwo')
  }
  await page.clock.runFor(60_500)
  await expect(stay).toBeVisible()
  await page.clock.runFor(19_000)
  await expect(stay).toBeVisible()
  await page.clock.runFor(2_000)
  await expect(page.getByText('We cleared your details to keep them private')).toBeVisible()
})

test('the manager gives the kiosk the office’s look; what text cannot be read on is refused with a shade', async ({
  office,
}) => {
  const page = await office.kiosk()
  const helen = await office.desk('helen', '/look')
  await helen.getByLabel('Brand colour', { exact: true }).fill('#ffcb3d')
  await expect(helen.getByText(/has a contrast of 1\.\d to 1, and needs 4\.5 to 1/).first()).toBeVisible()
  await helen.getByRole('button', { name: /^Use #/ }).click()
  const shade = await helen.getByLabel('Brand colour', { exact: true }).inputValue()
  await helen.getByLabel('English').first().fill('Welcome to the mill.')
  await helen.getByLabel('English').last().fill('Car park, north')
  await helen.getByRole('button', { name: 'Save the look' }).click()
  await expect(helen.getByText('Every kiosk shows it now')).toBeVisible()
  await helen
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from(logo, 'base64'),
    })
  await expect(helen.getByRole('button', { name: 'Logo: remove' })).toBeVisible()

  await expect(page.getByText('Welcome to the mill.')).toBeVisible()
  await expect(page.locator('main img')).toHaveAttribute('alt', 'International Connections Group Limited')
  const channels = [1, 3, 5].map((at) => Number.parseInt(shade.slice(at, at + 2), 16))
  await expect(primary(page)).toHaveCSS('background-color', `rgb(${channels.join(', ')})`)
  await toCheck(page, 'Amara Okonkwo')
  await primary(page).click()
  await expect(page.getByText('Car park, north')).toBeVisible()
  await page.getByRole('button', { name: 'Text and contrast' }).click()
  await page.getByRole('group', { name: 'Contrast' }).getByText('High').click()
  await expect(page.locator('dialog [data-look="sill"]')).toHaveCSS('background-color', 'rgb(255, 224, 74)')
  await page.getByRole('button', { name: 'Done' }).last().click()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'normal')
  expect((await call<{ logo: object | null }>(page, 'look.get')).logo).not.toBeNull()
})
