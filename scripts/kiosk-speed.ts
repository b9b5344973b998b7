import type { Page } from '@playwright/test'
import { primary } from '../tests/e2e/kiosk-walk.ts'
import { screens, withKioskOffice } from './kiosk-office.ts'
import { openPlainPage } from './plain-chromium.ts'

/**
 * How quickly the kiosk answers in Chromium with its processor slowed four times: `npm run speed`. Told, never asserted:
 * a busy machine says little. First paint from the local host, a key's letter in its field, the page after Continue.
 */
const slowed = 4
const rounds = 9

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Of the kiosk in a process of its own and read again, and of a page with nothing but a line of text: Chromium's own share. */
async function firstPaints(page: Page): Promise<Record<'fresh' | 'again' | 'empty', number[]>> {
  const plain = await openPlainPage(screens['tablet']!, page.url(), await page.context().cookies(), slowed)
  const paints = { fresh: [] as number[], again: [] as number[], empty: [] as number[] }
  try {
    await plain.load('/kiosk')
    for (let round = 0; round < rounds; round++) {
      paints.fresh.push(await plain.load('/kiosk'))
      paints.again.push(await plain.reload())
      paints.empty.push(await plain.load('/healthz'))
    }
    return paints
  } finally {
    await plain.close()
  }
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
  const paints = await firstPaints(page)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowed })
  const taps: number[] = []
  const pages: number[] = []
  for (let round = 0; round < rounds; round++) {
    await page.goto('/kiosk')
    await primary(page).waitFor()
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
  say('first paint, in a process of its own', paints.fresh)
  say('first paint, read again', paints.again)
  say('a line of text alone, in a process of its own', paints.empty)
  say('a key’s letter in its field', taps)
  say('the page after Continue', pages)
})
