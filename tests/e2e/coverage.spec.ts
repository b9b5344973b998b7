import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { day, hour, localDate, localDay } from '../../shared/time.ts'
import { frigatePath } from '../support/recorded-tree.ts'
import { waitFor } from '../support/running-host.ts'
import { call, type Office, test } from './office.ts'

const zone = 'Europe/London'
type Gap = { camera: string; fromAt: number; toAt: number }

/** A file an hour of each camera, empty of pictures: it lasts until the next one, or a minute where that is missing. */
async function recordedHours(office: Office, cameras: string[], days: number, gaps: Gap[]): Promise<void> {
  const root = join(office.folder, 'frigate')
  const until = Math.floor(Date.now() / hour) * hour
  for (const camera of cameras)
    for (let at = until - days * day; at < until; at += hour) {
      if (gaps.some((gap) => gap.camera === camera && at >= gap.fromAt && at < gap.toAt)) continue
      const file = join(root, frigatePath(camera, at))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, 'x')
      utimesSync(file, (at + hour) / 1000, (at + hour) / 1000)
    }
  const helen = await office.desk('helen')
  await call(helen, 'sources.add', { name: 'Frigate', path: root, layout: 'frigate' })
  const expected = cameras.length * days * 24 - gaps.reduce((sum, gap) => sum + (gap.toAt - gap.fromAt) / hour, 0)
  const registered = async () =>
    (await call<{ segments: number }[]>(helen, 'cameras.list')).reduce((sum, { segments }) => sum + segments, 0)
  await waitFor(async () => (await registered()) === expected, 120_000)
}

const daysAgo = (days: number) => localDay(localDate(Date.now() - days * day, zone), zone).fromAt
const spoken = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

test('coverage is walked, looked at closely and explained without a mouse', async ({ office }) => {
  const from = daysAgo(4) + 3 * hour
  await recordedHours(office, ['front_door', 'car_park_north'], 8, [
    { camera: 'car_park_north', fromAt: from, toAt: from + 2 * hour },
  ])
  const page = await office.desk('sam', '/coverage')
  await expect(page.getByRole('grid')).toBeVisible()
  const cellOf = (track: 'month' | 'day') => page.locator(`[data-track="${track}"]`).getByRole('gridcell')
  await cellOf('month').focus()
  await page.keyboard.press('ArrowDown')
  expect(await spoken(page)).toMatch(/^front_door, /)
  await page.keyboard.press('ArrowUp')
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft')
  expect(await spoken(page)).toMatch(/^car_park_north, .+: recorded, 2 h 59 min missing$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`on=.*${localDate(from, zone)}`))

  await cellOf('day').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => spoken(page)).toMatch(/^car_park_north, .+, 02:01 to 05:00: no footage$/)
  for (let step = 0; step < 9; step += 1) await page.keyboard.press('+')
  await expect(page.getByText('03:30:30', { exact: true })).toBeVisible()
  await page.keyboard.press('0')
  await expect(page.getByText('12:00', { exact: true })).toBeVisible()

  const explain = page.getByRole('button', { name: 'Explain' }).first()
  const dialog = page.getByRole('dialog')
  await explain.press('Enter')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(explain).toBeFocused()
  await explain.press('Enter')
  await dialog.getByRole('button', { name: 'Explain this gap' }).click()
  await expect(dialog.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  await dialog.getByLabel('Reason').selectOption('Something else')
  await dialog.getByRole('button', { name: 'Explain this gap' }).click()
  await expect(dialog.getByText('Say in at least ten letters why there is no footage.')).toBeVisible()
  await dialog.getByLabel('In your words').fill('The lens was cleaned')
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  await dialog.getByRole('button', { name: 'Explain this gap' }).click()
  await expect(page.getByText('Something else, said by Sam Osei.')).toBeVisible()
  await expect(page.getByText('gaps to explain on this day')).toBeVisible()

  await page.getByText('Table', { exact: true }).click()
  const row = page.getByRole('row', { name: /^car_park_north/ }).first()
  await expect(row).toContainText('2 h 59 min missing and explained')
  await expect(page.getByRole('table')).toHaveCount(3)
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
})

test('the day is looked at closely with the wheel and with two fingers', async ({ office }) => {
  await recordedHours(office, ['front_door'], 4, [])
  const page = await office.desk('sam', `/coverage?on="${localDate(Date.now() - 2 * day, zone)}"`, 'desk', {
    hasTouch: true,
  })
  await expect(page.getByRole('grid')).toBeVisible()
  const track = (await page.locator('[data-track="day"]').boundingBox())!
  const middle = { x: track.x + track.width / 2, y: track.y + track.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -600)
  await page.keyboard.up('Control')
  await expect(page.getByText('11:30', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Whole day' }).click()
  await expect(page.getByText('11:30', { exact: true })).toHaveCount(0)

  const devtools = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd' ? [] : [-1, 1].map((side, id) => ({ x: middle.x + side * apart, y: middle.y, id })),
    })
  await touch('touchStart', 20)
  for (const apart of [40, 80, 120, 180]) await touch('touchMove', apart)
  await touch('touchEnd', 0)
  await expect(page.getByText('11:30', { exact: true })).toBeVisible()
})

test('64 cameras stay smooth', async ({ office }) => {
  test.setTimeout(300_000)
  const cameras = Array.from({ length: 64 }, (_, at) => `camera_${String(at + 1).padStart(2, '0')}`)
  const gaps = cameras.map((camera, at) => ({
    camera,
    fromAt: daysAgo(1 + (at % 2)),
    toAt: daysAgo(1 + (at % 2)) + hour,
  }))
  await recordedHours(office, cameras, 4, gaps)
  const page = await office.desk('sam', `/coverage?on="${localDate(Date.now() - 3 * day, zone)}"`)
  await expect(page.getByRole('rowheader')).toHaveCount(64)
  await page.waitForTimeout(1000)
  const frames = await page.evaluate(async () => {
    const track = document.querySelector('[data-track="day"]')!
    const { left, top, width } = track.getBoundingClientRect()
    const wheel = (deltaY: number) =>
      track.dispatchEvent(
        new WheelEvent('wheel', {
          bubbles: true,
          cancelable: true,
          ctrlKey: true,
          deltaY,
          clientX: left + width / 3,
          clientY: top,
        }),
      )
    const between: number[] = []
    let last = performance.now()
    for (let frame = 0; frame < 120; frame += 1) {
      wheel(frame < 60 ? -40 : 40)
      await new Promise(requestAnimationFrame)
      const now = performance.now()
      between.push(now - last)
      last = now
    }
    return between.toSorted((one, other) => one - other)
  })
  const told = `frames while zooming 64 cameras: median ${frames[60]!.toFixed(1)} ms, p95 ${frames[114]!.toFixed(1)} ms, most ${frames[119]!.toFixed(1)} ms`
  test.info().annotations.push({ type: 'told', description: told })
  process.stdout.write(`${told}\n`)
  // Two canvases a camera and two cells in all, whatever the days hold.
  expect(await page.locator('canvas').count()).toBe(128)
  expect(await page.getByRole('gridcell').count()).toBe(2)
})
