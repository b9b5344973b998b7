import { expect, type Locator, type Page } from '@playwright/test'
import { field, press, primary } from './kiosk-walk.ts'
import { call, type Office, test } from './office.ts'

/** The long edge of a bank card in mm, and how wide it lies on a glass of 4.5 pixels a millimetre. */
const cardMm = 85.6
const glass = 4.5
const cardPx = cardMm * glass

const widthOf = async (bar: Locator): Promise<number> => (await bar.boundingBox())!.width
const saved = async (page: Page): Promise<number> =>
  (await call<{ device: { pixelsPerMm: number } }>(page, 'staff.me')).device.pixelsPerMm

async function codeFor(office: Office, mode: string): Promise<string> {
  return (await call<{ code: string }>(await office.setUp(), 'devices.makeCode', { name: `A ${mode}`, mode })).code
}

/** A finger takes the slider's thumb and moves along it until the bar is as wide as the card. */
async function slideByTouch(page: Page, slider: Locator, bar: Locator): Promise<void> {
  const touch = await page.context().newCDPSession(page)
  const box = (await slider.boundingBox())!
  const [least, most, value] = await slider.evaluate((input: HTMLInputElement) => [
    Number(input.min),
    Number(input.max),
    Number(input.value),
  ])
  const y = box.y + box.height / 2
  let x = box.x + (box.width * (value! - least!)) / (most! - least!)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd') =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  await send('touchStart')
  const side = Math.sign(cardPx - (await widthOf(bar)))
  for (let moves = 0; moves < 300 && (cardPx - (await widthOf(bar))) * side > 4; moves += 1) {
    x += 4 * side
    await send('touchMove')
  }
  await send('touchEnd')
  expect(Math.abs((await widthOf(bar)) - cardPx)).toBeLessThan(12)
}

/** The last pixels, by arrow keys. */
async function slideByKeys(page: Page, slider: Locator, bar: Locator): Promise<void> {
  await slider.focus()
  const away = async () => cardPx - (await widthOf(bar))
  for (let keys = 0; keys < 300 && Math.abs(await away()) > 0.9; keys += 1)
    await page.keyboard.press((await away()) > 0 ? 'ArrowRight' : 'ArrowLeft')
  expect(Math.abs(await away())).toBeLessThan(1)
}

async function kioskCard(office: Office, options: object): Promise<{ page: Page; slider: Locator; bar: Locator }> {
  const code = await codeFor(office, 'kiosk')
  const page = await office.newPage('tablet', options)
  await page.goto('/kiosk')
  await field(page).fill(code)
  await press(page, primary(page))
  return { page, slider: page.getByRole('slider'), bar: page.locator('form [aria-hidden]').first() }
}

async function kioskIsMeasured(page: Page): Promise<void> {
  await primary(page).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  const mm = await page.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--screen-mm')),
  )
  expect(mm).toBe(await saved(page))
  expect(Math.abs(mm - glass)).toBeLessThan(0.02)
}

test('a kiosk is measured by touch: the bar slid to a bank card gives its pixels a millimetre', async ({ office }) => {
  const { page, slider, bar } = await kioskCard(office, { hasTouch: true })
  await slideByTouch(page, slider, bar)
  const nearly = await widthOf(bar)
  await (
    nearly > cardPx ? page.getByRole('button', { name: 'Narrower' }) : page.getByRole('button', { name: 'Wider' })
  ).tap()
  expect(await widthOf(bar)).not.toBe(nearly)
  await slideByKeys(page, slider, bar)
  await kioskIsMeasured(page)
})

test('a kiosk is measured by arrow keys alone', async ({ office }) => {
  const { page, slider, bar } = await kioskCard(office, {})
  await slideByKeys(page, slider, bar)
  await kioskIsMeasured(page)
})

test('a desk is measured by touch and arrow keys', async ({ office }) => {
  const code = await codeFor(office, 'desk')
  const page = await office.newPage('desk', { hasTouch: true })
  await page.goto('/desk')
  await page
    .getByRole('button', { name: /enrol|code/i })
    .first()
    .click()
  await page.getByRole('textbox').fill(code)
  const slider = page.getByRole('slider')
  const bar = page.locator('fieldset [aria-hidden]').first()
  await slideByTouch(page, slider, bar)
  await slideByKeys(page, slider, bar)
  await page.locator('form button[type=submit]').click()
  await expect(page.getByRole('slider')).toHaveCount(0)
  await expect
    .poll(() => call<{ device: object | null }>(page, 'staff.me').then(({ device }) => device !== null))
    .toBe(true)
  expect(Math.abs((await saved(page)) - glass)).toBeLessThan(0.02)
})

test('a phone, on which no card fits, is not asked to match one', async ({ office }) => {
  const page = await office.newPage('desk', { viewport: { width: 390, height: 844 } })
  await office.setUp()
  await page.goto('/desk')
  await page
    .getByRole('button', { name: /enrol|code/i })
    .first()
    .click()
  await expect(page.getByRole('textbox')).toBeVisible()
  await expect(page.getByRole('slider')).toHaveCount(0)
})
