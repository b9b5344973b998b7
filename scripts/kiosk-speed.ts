import type { Page } from '@playwright/test'
import { primary } from '../tests/e2e/kiosk-walk.ts'
import { withKioskOffice } from './kiosk-office.ts'

/**
 * How quickly the kiosk answers in Chromium with its processor slowed four times: `npm run speed`. Told, never asserted:
 * a busy machine says little. First paint from the local host, a key's letter in its field, the page after Continue.
 */
const slowed = 4
const rounds = 7

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

async function firstPaint(page: Page): Promise<number> {
  await page.goto('about:blank')
  await page.goto('/kiosk')
  await primary(page).waitFor()
  return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
}

/** From the click inside the page to the frame after `changed`, an expression of the page's, became true. */
function answered(page: Page, target: string, changed: string): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
    const begun = performance.now()
    const look = () =>
      (${changed}) ? requestAnimationFrame(() => done(performance.now() - begun)) : requestAnimationFrame(look)
    document.querySelector(${JSON.stringify(target)}).click()
    look()
  })`)
}

await withKioskOffice(async (office) => {
  const page = await office.kiosk('tablet')
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowed })
  const paints: number[] = []
  const taps: number[] = []
  const pages: number[] = []
  for (let round = 0; round < rounds; round++) {
    paints.push(await firstPaint(page))
    await answered(
      page,
      'main [data-look="sill"]',
      `document.querySelector('main h1')?.id && document.querySelector('main dl')`,
    )
    const next = `document.querySelector('main input')`
    pages.push(await answered(page, 'main [data-look="sill"]', next))
    await page.locator('[data-keyboard]').waitFor()
    for (const place of [1, 2, 3]) {
      const length = `document.querySelector('main input').value.length === ${place}`
      taps.push(await answered(page, '[data-keyboard] button:not([data-kind])', length))
    }
    const before = await page.locator('main h1').textContent()
    pages.push(
      await answered(
        page,
        'main [data-look="sill"]',
        `document.querySelector('main h1').textContent !== ${JSON.stringify(before)}`,
      ),
    )
  }
  const say = (what: string, values: number[]) =>
    process.stdout.write(
      `${what}: median ${Math.round(median(values))} ms, longest ${Math.round(Math.max(...values))} ms\n`,
    )
  process.stdout.write(`Processor slowed ${slowed} times, ${rounds} rounds\n`)
  say('first paint', paints)
  say('a key’s letter in its field', taps)
  say('the page after Continue', pages)
})
