import { expect } from '@playwright/test'
import { begin, field, openQuiet, press, primary } from './kiosk-walk.ts'
import type { Stretch } from './whole-walk.ts'

/** Parcels are left, and somebody who works here comes and goes. */
export const walkHouse: Stretch = async (page, at, walk, { staff }) => {
  await begin(page, walk)
  await openQuiet(page, 1)
  await primary(page).click()
  await expect(page.locator('[aria-invalid]')).toBeVisible()
  await at('delivery-missing')
  await field(page).fill('zzz')
  await expect(page.locator('main [role=status]').filter({ hasText: 'zzz' })).toBeVisible()
  await at('delivery-nobody')
  await field(page).fill('mar')
  await expect(page.locator('[role=option]').first()).toBeVisible()
  await page.locator('[role=option]').first().click()
  await at('delivery-for')
  await press(page, primary(page))
  await at('delivery-done')

  for (const [time, name] of ['staff-first', 'staff-then'].entries()) {
    await begin(page, walk)
    await openQuiet(page, 2)
    if (time === 0) {
      await primary(page).click()
      await expect(page.locator('[aria-invalid]').first()).toBeVisible()
      await at('staff-missing')
    }
    for (const [place, text] of [staff.number, staff.pin].entries())
      await page.locator('main input').nth(place).fill(text)
    await press(page, primary(page))
    await at(name)
  }
}
