import { expect, type Locator, type Page } from '@playwright/test'
import { primary } from './kiosk-walk.ts'
import { call, test } from './office.ts'

const keys = (page: Page): Locator => page.locator('[data-keyboard]')
const key = (page: Page, name: string): Locator => keys(page).getByRole('button', { name, exact: true })
const field = (page: Page): Locator => page.locator('main input').first()

async function tapAll(page: Page, letters: string): Promise<void> {
  for (const letter of letters) await key(page, letter === ' ' ? 'space' : letter).tap()
}

/** A finger on the way to the first question, on a screen without a keyboard. */
async function atName(page: Page): Promise<void> {
  await primary(page).tap()
  await expect(page.getByRole('heading', { name: 'What happens to your details' })).toBeVisible()
  await primary(page).tap()
  await expect(keys(page)).toBeVisible()
}

test('fingers type on the screen’s own keys, which cover nothing and leave the focus where it is', async ({
  office,
}) => {
  const page = await office.kiosk('kiosk', { hasTouch: true })
  await atName(page)
  await expect(field(page)).toBeFocused()
  expect(await field(page).getAttribute('inputmode')).toBe('none')
  // A name begins with a capital, so does its next word; the letters between do not.
  await key(page, 'S').tap()
  await tapAll(page, 'i')
  await key(page, 'é ł ŵ Letters with accents').tap()
  await key(page, 'a').tap()
  await keys(page).getByRole('group', { name: 'Forms of a' }).getByRole('button', { name: 'â' }).tap()
  await tapAll(page, 'n ')
  await key(page, 'P').tap()
  await tapAll(page, 'ry')
  await expect(field(page)).toHaveValue('Siân Pry')
  // The caret in the middle: what is typed goes there.
  await field(page).evaluate((input: HTMLInputElement) => input.setSelectionRange(1, 2))
  await key(page, 'Delete the last letter').tap()
  await expect(field(page)).toHaveValue('Sân Pry')
  await key(page, 'i').tap()
  await expect(field(page)).toHaveValue('Siân Pry')
  expect(await field(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(2)
  await expect(field(page)).toBeFocused()

  const [top, shown, action] = await Promise.all(
    [keys(page), field(page), primary(page)].map((one) => one.boundingBox()),
  )
  expect(shown!.y + shown!.height).toBeLessThan(top!.y)
  expect(action!.y + action!.height).toBeLessThan(top!.y)
  await primary(page).tap()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('What is your full name?')

  await test.step('a finger that rests on a letter is offered its accents, and has not typed the letter', async () => {
    await page.reload()
    await atName(page)
    const box = (await key(page, 'Z').boundingBox())!
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    const forms = keys(page).getByRole('group', { name: 'Forms of z' })
    await expect(forms).toBeVisible()
    await page.mouse.up()
    await expect(field(page)).toHaveValue('')
    await forms.getByRole('button', { name: 'Ż' }).tap()
    await expect(field(page)).toHaveValue('Ż')
    await expect(forms).toHaveCount(0)
  })

  await test.step('they go when somebody types on a real keyboard, come back at a touch, and Hide puts them away', async () => {
    await page.reload()
    await atName(page)
    await page.keyboard.type('A')
    await expect(keys(page)).toHaveCount(0)
    await expect(field(page)).toHaveValue('A')
    await field(page).tap()
    await expect(keys(page)).toBeVisible()
    await key(page, 'Hide').tap()
    await expect(keys(page)).toHaveCount(0)
    await expect(field(page)).toBeFocused()
  })
})

test('a tablet with a keyboard of its own shows none of ours, until its visitor asks for them', async ({ office }) => {
  const page = await office.kiosk('tablet', { hasTouch: true }, { keyboard: 'system' })
  await primary(page).tap()
  await primary(page).tap()
  await expect(field(page)).toBeVisible()
  await expect(keys(page)).toHaveCount(0)
  expect(await field(page).getAttribute('inputmode')).not.toBe('none')
  await page.getByRole('button', { name: 'Text and contrast' }).tap()
  await page.getByRole('group', { name: 'Keyboard on the screen' }).getByText('Shown').tap()
  await page.getByRole('button', { name: 'Done' }).tap()
  await expect(keys(page)).toBeVisible()
  expect(await field(page).getAttribute('inputmode')).toBe('none')

  await test.step('in Arabic they are Arabic, a host is written in Latin ones, and the field runs as its text does', async () => {
    const helen = await office.desk('helen')
    await call(helen, 'hosts.add', { name: 'Maria Santos', department: 'Client accounts', email: '' })
    const arabic = await office.kiosk('kiosk', { hasTouch: true })
    await arabic.locator('main button[lang=ar]').tap()
    await expect(arabic.locator('html')).toHaveAttribute('dir', 'rtl')
    await primary(arabic).tap()
    await expect(arabic.locator('main h1')).toHaveText('ماذا يحدث لبياناتك')
    await primary(arabic).tap()
    await tapAll(arabic, 'ليلى')
    await expect(field(arabic)).toHaveValue('ليلى')
    await primary(arabic).tap()
    while ((await arabic.locator('#visitor-host').count()) === 0) {
      await primary(arabic).tap()
      await arabic.waitForTimeout(200)
    }
    await keys(arabic).getByText('abc', { exact: true }).tap()
    await tapAll(arabic, 'mar')
    await expect(arabic.getByRole('option')).toHaveText(/Maria Santos/)
  })
})
