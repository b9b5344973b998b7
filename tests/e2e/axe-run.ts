import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds wrong on the page as it stands: rule and element. Once nothing moves any more. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((moving) => moving.finished.catch(() => {}))))
  // axe is handed over once a document: half a megabyte.
  const isThere = await page.evaluate(() => 'axe' in window)
  const builder = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) })
    // What passes is not written down, and no rule that runs by itself asks for style sheets.
    .options({ resultTypes: ['violations'], preload: { assets: ['media'] } })
    // No page of ours holds a frame: in one go, without the second page that frames would need.
    .setLegacyMode(true)
  const { violations } = await builder.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 160)}`))
}
