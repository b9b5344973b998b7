import { expect, type Page } from '@playwright/test'
import { type AtStop, field, press, primary, setComfort, type Walk } from './kiosk-walk.ts'

/** A screen that is not enrolled yet: it knows no office, so it speaks English. */
export async function walkEnrol(page: Page, at: AtStop, { comfort }: Walk): Promise<void> {
  await page.goto('/kiosk')
  await expect(primary(page)).toBeVisible()
  if (comfort && Object.keys(comfort).length > 0) await setComfort(page, comfort)
  await at('enrol')
  await primary(page).click()
  await expect(page.locator('[aria-invalid]')).toBeVisible()
  await at('enrol-missing')
  await field(page).fill('ABCDEFGH')
  await press(page, primary(page))
  await at('enrol-card')
}
