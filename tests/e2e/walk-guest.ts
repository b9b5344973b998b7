import { expect, type Page } from '@playwright/test'
import type { GuestLinks, TooLateLinks } from './guest-links.ts'
import type { AtStop } from './kiosk-walk.ts'

const title = (page: Page) => page.locator('h1')
const actions = (page: Page) => page.locator('main button')

/** The page where a host answers: offered, out of reach, answered, and a link that does nothing any more. */
export async function walkAnswer(page: Page, at: AtStop, { answer }: GuestLinks): Promise<void> {
  await page.route('**/api/**', (route) => route.abort())
  await page.goto(answer)
  await expect(actions(page)).toHaveCount(1)
  await at('answer-lost')
  await page.unroute('**/api/**')
  await actions(page).click()
  await expect(actions(page)).toHaveCount(3)
  await at('answer-offered')
  await page.route('**/api/**', (route) => route.abort())
  await actions(page).first().click()
  await expect(page.getByRole('alert')).toBeVisible()
  await at('answer-not-taken')
  await page.unroute('**/api/**')
  await actions(page).nth(1).click()
  await expect(page.locator('main h2')).toBeVisible()
  await at('answer-given')
  await page.goto('about:blank')
  await page.goto(`${answer}x`)
  await expect(title(page)).toBeVisible()
  await at('answer-gone')
}

/** The same page once somebody else has done what it is for. */
export async function walkTooLate(page: Page, at: AtStop, { inPerson, other }: TooLateLinks): Promise<void> {
  await page.goto('about:blank')
  await page.goto(inPerson)
  await expect(actions(page)).toHaveCount(3)
  await at('answer-told-in-person')
  await page.goto('about:blank')
  await page.goto(other)
  await expect(page.locator('main h2')).toBeVisible()
  await at('answer-by-colleague')
}

/** Hours of today that are over, and back to those that stood there. */
async function refuseHours(page: Page, at: AtStop): Promise<void> {
  const fields = ['expectedOn', 'from', 'until'].map((id) => page.locator(`#${id}`))
  const before = await Promise.all(fields.map((input) => input.inputValue()))
  const over = [(await fields[0]!.getAttribute('min'))!, '00:00', '00:01']
  for (const [place, input] of fields.entries()) await input.fill(over[place]!)
  await page.locator('#name').fill('Amara Okonkwo')
  await page.locator('#email').fill('')
  await page.locator('main [type=submit]').click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1)
  await at('invite-hours-over')
  for (const [place, input] of fields.entries()) await input.fill(before[place]!)
}

/** The page where a host invites: empty, with mistakes, for hours that are over, invited, cancelled, out of reach, and an old link. */
export async function walkInvite(page: Page, at: AtStop, { invite }: GuestLinks): Promise<void> {
  await page.goto('about:blank')
  await page.goto(invite)
  const send = page.locator('main [type=submit]')
  await expect(send).toBeVisible()
  await at('invite')
  await page.route('**/api/**', (route) => route.abort())
  await page.locator('#name').fill('Amara Okonkwo')
  await send.click()
  await expect(page.getByRole('alert')).toBeVisible()
  await at('invite-not-taken')
  await page.unroute('**/api/**')
  await page.locator('#name').fill('')
  await page.locator('#email').fill('amara')
  await send.click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)
  await at('invite-mistakes')
  await refuseHours(page, at)
  for (const [name, company] of [
    ['محمد عبد الرحمن الهاشمي', ''],
    [
      'Maximilian Alexander Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
      'The Worshipful Company of Surveyors',
    ],
  ]) {
    await page.locator('#name').fill(name!)
    await page.locator('#email').fill('')
    await page.locator('#company').fill(company!)
    await send.click()
    await expect(page.locator('main li').filter({ hasText: name! })).toBeVisible()
  }
  await at('invite-done')
  const cancel = page.locator('main li button').first()
  await cancel.click()
  await at('invite-cancel-asked')
  await cancel.click()
  await expect(page.locator('main li button')).toHaveCount(1)
  await at('invite-cancelled')
  await page.goto('about:blank')
  await page.goto(`${invite}x`)
  await expect(title(page)).toBeVisible()
  await at('invite-gone')
}
