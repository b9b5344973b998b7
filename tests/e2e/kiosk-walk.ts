import { expect, type Locator, type Page } from '@playwright/test'

/** What to do at each page on the way; `name` is the same in every language. */
export type AtStop = (name: string) => Promise<void>
export type Walk = {
  /** Tag of a language of the row on the welcome page; English where the office offers no other. */
  language?: string
  /** Choices of the text panel, in its order: 0 standard, 1 the other; left out as it is. */
  comfort?: { text?: number; contrast?: number; reach?: number; keys?: number }
  visitor?: string
}

export const primary = (page: Page): Locator => page.locator('main [data-look="sill"]')
export const helpBar = (page: Page): Locator => page.locator('nav button')
export const back = (page: Page): Locator => page.locator('header button').first()
const quiet = (page: Page): Locator => page.locator('[data-quiet] button')
export const field = (page: Page): Locator =>
  page.locator('main input:not([type=radio]):not([type=checkbox]), main textarea').first()

/** The page's heading has changed, or the page is no question any more. */
async function settled(page: Page, before: string): Promise<void> {
  await expect.poll(() => standing(page)).not.toBe(before)
  // A page that is fetched when it is opened stands there a moment later.
  await expect(page.locator('main h1')).toBeVisible()
}

/** Says which page stands there, without its words. */
async function standing(page: Page): Promise<string> {
  return page.evaluate(() => {
    const own = document.querySelector('main h1')?.textContent ?? ''
    return `${own} ${[...document.querySelectorAll('main input')].map(({ id }) => id).join(' ')}`
  })
}

/** Presses what leads to another page, and waits for it. */
export async function press(page: Page, button: Locator): Promise<void> {
  const before = await standing(page)
  await button.click()
  await settled(page, before)
}

/** Sets what the text panel offers, as a visitor does. */
export async function setComfort(page: Page, comfort: NonNullable<Walk['comfort']>): Promise<void> {
  await helpBar(page).nth(1).click()
  const panel = page.locator('dialog[open]')
  for (const [place, name] of (['text', 'contrast', 'reach', 'keys'] as const).entries()) {
    const choice = comfort[name]
    if (choice !== undefined) await panel.locator('fieldset').nth(place).locator('label').nth(choice).click()
  }
  await panel.locator('[data-look="sill"]').click()
  await expect(panel).toHaveCount(0)
}

/** The page behind one of the three small things: codes, parcels, staff. Which are offered is asked at the welcome. */
export async function openQuiet(page: Page, place: 0 | 1 | 2): Promise<void> {
  await expect(quiet(page)).toHaveCount(3)
  await press(page, quiet(page).nth(place))
}

/** A fresh welcome page, in the language and the looks of this walk. */
export async function begin(page: Page, { language, comfort }: Walk): Promise<void> {
  await page.clock.install()
  await page.goto('/kiosk')
  await expect(primary(page)).toBeVisible()
  await choose(page, language, comfort)
}

/** The way of most visitors, by one who makes every mistake once; `at` is called on each page. */
export async function walkKiosk(page: Page, at: AtStop, walk: Walk = {}): Promise<void> {
  const { language, comfort, visitor = 'Amara Okonkwo' } = walk
  await begin(page, walk)
  await at('welcome')
  await atDialogs(page, at)
  await atQuietActions(page, at)
  await press(page, primary(page))
  await at('notice')
  await press(page, page.locator('main [data-look="outline"]').last())
  await at('full-notice')
  await press(page, primary(page))
  await press(page, primary(page))
  await atQuestions(page, at, visitor)
  await at('check')
  await press(page, primary(page))
  await at('signed-in')
  await press(page, primary(page))
  // What a visitor chose is gone with them.
  await choose(page, language, comfort)
  await atSignOut(page, at, language)
}

async function choose(page: Page, language: Walk['language'], comfort: Walk['comfort']): Promise<void> {
  if (language && language !== 'en') await page.locator(`main button[lang=${language}]`).click()
  if (comfort && Object.keys(comfort).length > 0) await setComfort(page, comfort)
}

/** Each small thing under the two doors, and back. */
async function atQuietActions(page: Page, at: AtStop): Promise<void> {
  for (let place = 0; place < (await quiet(page).count()); place++) {
    await press(page, quiet(page).nth(place))
    const id = (await field(page).count()) > 0 ? await field(page).getAttribute('id') : null
    await at(id?.replace(/-.*/, '') ?? 'scan')
    await press(page, back(page))
  }
}

async function atDialogs(page: Page, at: AtStop): Promise<void> {
  for (const [place, name] of ['call', 'text'].entries()) {
    await helpBar(page).nth(place).click()
    await expect(page.locator('dialog[open] h2')).toBeVisible()
    await at(name)
    await page.keyboard.press('Escape')
    await expect(page.locator('dialog[open]')).toHaveCount(0)
  }
}

/** Until no question is left: a missing answer first where one is asked for. */
async function atQuestions(page: Page, at: AtStop, visitor: string): Promise<void> {
  for (let asked = 0; asked < 20 && !(await page.locator('main dl').first().isVisible()); asked++) {
    const id = (await field(page).count()) > 0 ? await field(page).getAttribute('id') : 'choice'
    const name = id?.replace('visitor-', '') ?? 'question'
    await at(name)
    if (name === 'name') {
      await primary(page).click()
      await expect(page.locator('[aria-invalid]')).toBeVisible()
      await at('name-missing')
      await page.clock.runFor(61_000)
      await expect(page.locator('dialog[open]')).toBeVisible()
      await at('idle')
      await page.locator('dialog[open] [data-look="sill"]').click()
      await field(page).fill(visitor)
    } else if (name === 'host') {
      await field(page).fill('mrs')
      await page.waitForTimeout(600)
      await at('host-nobody')
      await field(page).fill('mar')
      await expect(page.locator('[role=option]').first()).toBeVisible()
      await at('host-suggestions')
      await page.locator('[role=option]').first().click()
    } else if (name === 'company') await field(page).fill('Harbour & Lane Surveyors')
    else if (id === 'choice') await page.locator('main label').first().click()
    else await field(page).fill('AB12 CDE')
    await press(page, primary(page))
  }
}

async function atSignOut(page: Page, at: AtStop, language: Walk['language']): Promise<void> {
  await press(page, page.locator('main [data-size="grand"]').nth(1))
  await at('sign-out')
  await primary(page).click()
  await expect(page.locator('[aria-invalid]')).toBeVisible()
  await at('sign-out-missing')
  await press(page, page.locator('main [data-look="plain"]'))
  await at('sign-out-name')
  for (const input of await page.locator('main input').all()) await input.fill('Nobody Here')
  await press(page, primary(page))
  await at('signed-out')
  await press(page, primary(page))
  await choose(page, language, undefined)
  await page.context().setOffline(true)
  await press(page, primary(page))
  await at('lost')
  await page.context().setOffline(false)
}
