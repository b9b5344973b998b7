import { expect } from '@playwright/test'
import { begin, field, openQuiet, press, primary } from './kiosk-walk.ts'
import { call } from './office.ts'
import { introduce } from './walk-visit.ts'
import type { Stretch } from './whole-walk.ts'

/** A visitor has themselves remembered, types the code of their pass another day, and is forgotten. */
export const walkCodes: Stretch = async (page, at, walk) => {
  await introduce(page, walk, { name: 'Fatima Zahra Idrissi', company: '' })
  await press(page, primary(page))
  const spelt = await page.locator('main p.foyer-hidden').first().textContent()
  // After the language.
  await press(page, page.locator('main button:not([data-look], [data-more])').nth(1))
  await at('remember')
  await press(page, primary(page))
  await at('pass-made')
  const code = (await page.locator('main strong').first().textContent())!
  await press(page, page.locator('main [data-look=outline]').first())
  await at('pass-mail')
  await field(page).fill('visitor@example.com')
  await press(page, primary(page))
  await at('pass-sent')
  // Whoever is still in the building is led out by their pass.
  await call(page, 'visits.signOutByCode', { code: spelt!.replaceAll(' ', '') })

  await page.context().grantPermissions(['camera'])
  await begin(page, walk)
  await openQuiet(page, 0)
  await expect(page.locator('[data-state=on]')).toBeVisible()
  await at('scan-on')
  await press(page, page.locator('main [data-look=outline]').last())
  await page.context().clearPermissions()
  await at('type-code')
  await primary(page).click()
  await expect(page.locator('[aria-invalid]')).toBeVisible()
  await at('type-code-missing')
  await field(page).fill(code)
  await press(page, primary(page))
  await at('pass')
  await press(page, page.locator('main [data-look=outline]').first())
  await at('forgotten')
}
