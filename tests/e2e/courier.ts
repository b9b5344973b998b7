import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export const heading = (page: Page) => page.getByRole('heading', { level: 1 })

export const onward = (page: Page) => page.getByRole('button', { name: 'Continue' }).click()

export async function axe(page: Page): Promise<void> {
  // A page that is still fading in has less contrast than it will have.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** Walks a courier, who is asked name and company, to the first question of the category's own. */
export async function courier(page: Page, name: string, company = 'Harbour & Lane'): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await onward(page)
  for (let step = 0; step < 4; step += 1) {
    const before = (await heading(page).textContent()) ?? ''
    const kind = page.getByRole('radio', { name: 'Courier' })
    if (await kind.isVisible()) await kind.check()
    else if (/full name/i.test(before)) await page.getByRole('textbox').fill(name)
    else if (/company|organisation/i.test(before)) await page.getByRole('textbox').fill(company)
    else return
    await onward(page)
    await expect(heading(page)).not.toHaveText(before)
  }
}
