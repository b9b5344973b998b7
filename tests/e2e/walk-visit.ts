import { expect, type Page } from '@playwright/test'
import { begin, field, press, primary, type Walk } from './kiosk-walk.ts'

export type Visitor = { name: string; company: string; categoryId?: number }

/** From the welcome through notice, name, category, company and host to whatever is asked then. */
export async function introduce(page: Page, walk: Walk, visitor: Visitor): Promise<void> {
  await begin(page, walk)
  await press(page, primary(page))
  await press(page, primary(page))
  for (let asked = 0; asked < 8; asked++) {
    const first = page.locator('main input').first()
    const id = (await first.count()) > 0 ? await first.getAttribute('id') : null
    if (id === 'visitor-name') await field(page).fill(visitor.name)
    else if (id === 'visitor-company') await field(page).fill(visitor.company)
    else if (id === 'visitor-host') await chooseHost(page)
    else if (id !== 'visitor-category') return
    else if (visitor.categoryId) await page.locator(`main input[value="${visitor.categoryId}"]`).locator('..').click()
    await press(page, primary(page))
  }
}

async function chooseHost(page: Page): Promise<void> {
  await field(page).fill('mar')
  await expect(page.locator('[role=option]').first()).toBeVisible()
  await page.locator('[role=option]').first().click()
}
