import { expect } from '@playwright/test'
import { field, press, primary } from './kiosk-walk.ts'
import { introduce } from './walk-visit.ts'
import type { Stretch } from './whole-walk.ts'

const party = ['Zofia Nowak', 'محمد عبد الرحمن الهاشمي', 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh']

/** A group whose badges are printed, each with its code on the last page. */
export const walkParty: Stretch = async (page, at, walk, { group, printBadges }) => {
  await printBadges(true)
  await page.addInitScript(() => Object.assign(window, { print: () => {} }))
  await introduce(page, walk, { name: 'Priya Shah', company: '', categoryId: group })
  await at('party')
  const add = page.locator('main [data-look=outline]').first()
  await add.click()
  await expect(page.locator('[aria-invalid]')).toBeVisible()
  await at('party-missing')
  for (const name of party) {
    await field(page).fill(name)
    await add.click()
  }
  await expect(page.locator('main ol li')).toHaveCount(party.length)
  await at('party-list')
  await press(page, primary(page))
  await at('party-check')
  await press(page, primary(page))
  await expect(page.locator('[data-badges] article')).toHaveCount(party.length + 1)
  await at('party-signed-in')
  await printBadges(false)
}
