import { expect, type Locator, type Page } from '@playwright/test'
import { type AtStop, field, press, primary } from './kiosk-walk.ts'
import { introduce } from './walk-visit.ts'
import type { Stretch } from './whole-walk.ts'

const contractor = {
  name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Maximilian Alexander',
  company: 'The Worshipful Company of Long Names and Sons, Surveyors and Valuers Ltd',
}

/** A contractor with long names, who is asked a question of each kind, and has a copy of what was accepted. */
export const walkQuestions: Stretch = async (page, at, walk, offers) => {
  await introduce(page, walk, { ...contractor, categoryId: offers.contractor.id })
  for (const { kind } of offers.contractor.asks) {
    await at(`asked-${kind}`)
    await answers[kind]!(page, at)
    await press(page, primary(page))
  }
  await at('check-long')
  await press(page, primary(page))
  // The language, the copy, the pass: what is offered is asked when the page stands.
  const small = page.locator('main button:not([data-look], [data-more])')
  await expect(small).toHaveCount(3)
  await at('signed-in-copy')
  await press(page, small.nth(1))
  await at('copy')
  await refused(page)
  await at('copy-wrong')
  await field(page).fill('visitor@example.com')
  await press(page, primary(page))
  await at('copy-sent')
}

async function refused(page: Page): Promise<void> {
  await primary(page).click()
  await expect(page.locator('main [role=alert]').first()).toBeVisible()
}

const row = (page: Page, place: number): Locator => page.locator('main label:has(input)').nth(place)

/** Each kind with the mistake that it allows, and then rightly. */
const answers: Record<string, (page: Page, at: AtStop) => Promise<void>> = {
  text: (page) => field(page).fill('AB12 CDE'),
  number: async (page, at) => {
    await field(page).fill('two')
    await refused(page)
    await at('number-wrong')
    await field(page).fill('2')
  },
  'yes-no': async (page, at) => {
    await refused(page)
    await at('yes-no-missing')
    await row(page, 0).click()
  },
  choice: (page) => row(page, 1).click(),
  date: async (page, at) => {
    const parts = page.locator('main [data-part] input')
    for (let place = 0; place < 3; place++) {
      const part = await parts.nth(place).locator('xpath=ancestor::*[@data-part]').getAttribute('data-part')
      await parts.nth(place).fill({ day: '30', month: '2', year: '2027' }[part!]!)
    }
    await refused(page)
    await at('date-wrong')
    await page.locator('main [data-part=day] input').fill('28')
  },
  signature: async (page, at) => {
    await refused(page)
    await at('signature-missing')
    await sign(page)
    await at('signature-drawn')
    await page.locator('main [data-look=outline]').first().click()
    await expect(field(page)).toBeVisible()
    await at('signature-typed')
    await field(page).fill(contractor.name)
  },
  document: async (page, at) => {
    await expect(page.locator('main article')).toBeVisible()
    await refused(page)
    await at('document-missing')
    await page.locator('main label:has([role=switch])').click()
    await sign(page)
    await at('document-signed')
  },
  photo: async (page, at) => {
    const camera = page.locator('main [data-look=outline]').first()
    await camera.click()
    await expect(page.locator('main [role=status]').first()).toBeVisible()
    await at('photo-refused')
    await press(page, page.locator('header button').first())
    await page.context().grantPermissions(['camera'])
    await press(page, primary(page))
    await camera.click()
    await expect(camera).not.toHaveAttribute('aria-disabled', 'true')
    await at('photo-on')
    await camera.click()
    await expect(page.locator('main img')).toBeVisible()
    await at('photo-taken')
    await page.context().clearPermissions()
  },
}

/** One stroke of a pen. */
async function sign(page: Page): Promise<void> {
  const paper = page.locator('[data-signature]')
  await paper.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await paper.boundingBox())!
  await page.mouse.move(x + width * 0.2, y + height * 0.3)
  await page.mouse.down()
  for (const [right, down] of [
    [0.35, 0.7],
    [0.5, 0.3],
    [0.7, 0.6],
  ] as const)
    await page.mouse.move(x + width * right, y + height * down, { steps: 6 })
  await page.mouse.up()
}
