import { expect, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { call, type Office, test } from './office.ts'
import { axe, courier } from './courier.ts'

prepareZXingModule({
  overrides: {
    wasmBinary: new Uint8Array(
      readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
    ).buffer,
  },
})

/** What `window.print` would put on paper stays in the page until the browser says that it was printed. */
async function withoutPrinter(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { printed: 0, print: () => void ((window as unknown as { printed: number }).printed += 1) })
  })
  await page.reload()
}

const timesPrinted = (page: Page) => page.evaluate(() => (window as unknown as { printed: number }).printed)

async function printer(office: Office, at: string): Promise<void> {
  const ada = await office.setUp()
  const devices = await call<{ id: number; name: string }[]>(ada, 'devices.list')
  await call(ada, 'devices.setPrints', { deviceId: devices.find(({ name }) => name === at)!.id, prints: true })
}

const names = [
  { name: 'Amara Okonkwo', company: 'Harbour & Lane Surveyors' },
  { name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Maximilian Alexander', company: 'A'.repeat(120) },
  { name: 'محمد عبد الرحمن الهاشمي', company: 'شركة الميناء للمساحة' },
  { name: 'Bo', company: `${'The Worshipful Company of Long Names and Sons '.repeat(4)}Ltd` },
]

test('a badge is one label of 62 mm: nothing overflows, and its code signs out', async ({ office }, info) => {
  const page = await office.kiosk('kiosk', { deviceScaleFactor: 3 })
  await printer(office, 'A kiosk')
  await withoutPrinter(page)
  for (const [at, { name, company }] of names.entries()) {
    await courier(page, name, company)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect.poll(() => timesPrinted(page)).toBe(at + 1)
    await expect(page.getByText('Your badge is printing.')).toBeVisible()
    const label = page.locator('[data-badges] article')
    await expect(label).toHaveCount(1)

    const over = await label.evaluate((paper) => {
      const edge = paper.getBoundingClientRect()
      return [...paper.querySelectorAll('p, svg, img, footer')].flatMap((part) => {
        const { left, right, top, bottom } = part.getBoundingClientRect()
        const inside =
          left >= edge.left - 1 && right <= edge.right + 1 && top >= edge.top - 1 && bottom <= edge.bottom + 1
        const cut = part instanceof HTMLElement && part.scrollWidth > part.clientWidth + 1
        return inside && !cut ? [] : [part.textContent]
      })
    })
    expect(over).toEqual([])

    await page.emulateMedia({ media: 'print' })
    const picture = await label.screenshot({ path: info.outputPath(`badge-${at}.png`) })
    await page.emulateMedia({ media: null })
    const read = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] })
    const code = /FOYER:([0-9A-Z]{6})/.exec(read[0]?.text ?? '')?.[1]
    expect(code).toBeDefined()

    // Put away once it is on paper: nothing of the visitor stays.
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    const boxes = [...pdf.matchAll(/\/MediaBox ?\[([\d. ]+)\]/g)].map(([, box]) => box!.trim().split(/\s+/).map(Number))
    expect(boxes).toHaveLength(1)
    const millimetres = boxes[0]!.slice(2).map((points) => Math.round((points / 72) * 25.4))
    expect(millimetres).toEqual([62, 100])
    await expect(page.locator('[data-badges]')).toHaveCount(0)
    if (at === 0) await axe(page)
    await page.getByRole('button', { name: 'Done' }).click()
  }

  const rita = await office.desk('rita', '/reception')
  await withoutPrinter(rita)
  await rita.getByRole('button', { name: 'Amara Okonkwo', exact: true }).click()
  await rita.getByRole('button', { name: 'Print badge' }).click()
  await expect.poll(() => timesPrinted(rita)).toBe(1)
  await expect(rita.locator('[data-badges]')).toContainText('Amara Okonkwo')
})

test('a badge that was not printed is not said to be, and can be printed once it can', async ({ office }) => {
  const page = await office.kiosk('small')
  await printer(office, 'A kiosk')
  await withoutPrinter(page)
  const ends = '**/api/badges/mine'
  const refusal = { code: 'conflict', key: 'badge-too-late', message: '', params: {}, fields: {} }
  await page.route(ends, (route) => route.fulfill({ status: 409, json: refusal }))
  await courier(page, 'Amara Okonkwo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  const again = page.getByRole('button', { name: 'Print again' })
  await expect(again).toBeVisible()
  await expect(page.getByText('Your badge is printing.')).toHaveCount(0)
  expect(await timesPrinted(page)).toBe(0)
  await page.unroute(ends)
  await again.click()
  await expect(page.getByText('Your badge is printing.')).toBeVisible()
  expect(await timesPrinted(page)).toBe(1)
})
