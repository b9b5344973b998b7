import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { day, minute } from '../../shared/time.ts'
import { putClip, recordClips } from '../support/recorded-tree.ts'
import { call, type Office, test } from './office.ts'

const shots = process.env.FOYER_SHOTS

async function passes(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]!.html}`)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide, name).toBe(0)
}

/** The card of a Reolink camera in the winter, as it names its files, and a picture beside. */
function recordReolink(office: Office): string {
  const root = join(office.folder, 'reolink')
  mkdirSync(root)
  const [clip] = recordClips(join(office.folder, 'clips'), 1)
  for (let n = 1; n <= 5; n += 1) {
    const at = Date.UTC(2026, 0, 20, 12, n)
    const clock = (ms: number) => new Date(ms).toISOString().slice(11, 19).replaceAll(':', '')
    const name = `RecM01_20260120_${clock(at)}_${clock(at + minute)}_6D28808_1A468F9.mp4`
    putClip(clip!, root, `Mp4Record/2026-01-20/${name}`, at + minute)
  }
  putClip(clip!, root, 'Mp4Record/2026-01-20/cover.jpg', Date.now() - day)
  return root
}

for (const [size, scheme] of [
  ['desk', 'light'],
  ['tablet', 'dark'],
] as const)
  test(`from a maker’s name to a source, at ${size} size, ${scheme}, by keyboard`, async ({ office }) => {
    test.setTimeout(240_000)
    const root = recordReolink(office)
    const page = await office.desk('helen', '/sources/add', size, { colorScheme: scheme })

    await expect(page.getByRole('heading', { name: 'Whose recorder is it?' })).toBeVisible()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('alert')).toContainText('Choose a recorder')
    await page.getByLabel('Find a name').fill('reol')
    await page.getByRole('radio', { name: 'Reolink' }).press('Space')
    await passes(page, `${size}-recorder`)
    await page.getByRole('button', { name: 'Continue' }).press('Enter')

    await page.getByRole('textbox', { name: 'Folder' }).fill('/nowhere/at/all')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('There is no such folder')
    await page.getByRole('textbox', { name: 'Folder' }).fill(root)
    await passes(page, `${size}-folder`)
    await page.keyboard.press('Enter')

    await expect(page.getByRole('heading', { name: 'What Foyer found there' })).toBeVisible()
    const card = page.getByRole('radio', { name: 'Reolink, memory card' })
    await expect(card).toBeChecked()
    await expect(page.getByText('5 of 5 video files follow it')).toBeVisible()
    await expect(page.getByText('1 camera.')).toBeVisible()
    await expect(page.getByText('Not read: 1.')).toBeVisible()
    await passes(page, `${size}-found`)
    await page.getByRole('button', { name: 'Continue' }).press('Enter')

    await page.getByLabel('Name', { exact: true }).fill('Yard')
    await passes(page, `${size}-name`)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Sources', exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Yard' })).toBeVisible()
    const [source] = await call<{ layout: string; timeZone: string }[]>(page, 'sources.list')
    expect(source).toMatchObject({ layout: 'reolink', timeZone: 'Europe/London' })
  })

test('a recorder’s own store is told from files that Foyer may remove, and nothing is written there', async ({
  office,
}) => {
  test.setTimeout(240_000)
  const root = join(office.folder, 'hikvision')
  mkdirSync(root)
  const [clip] = recordClips(join(office.folder, 'clips'), 1)
  putClip(clip!, root, 'datadir0/hiv00000.mp4', Date.now() - day)
  const page = await office.desk('helen', '/sources/add')
  await page.getByRole('radio', { name: 'I do not know' }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('textbox', { name: 'Folder' }).fill(root)
  await page.getByRole('button', { name: 'Look into it' }).click()
  await expect(page.getByRole('radio', { name: 'Hikvision' })).toBeChecked()
  await expect(page.getByText('Only the recorder itself can remove this')).toBeVisible()
  await passes(page, 'store-found')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Add this source' }).click()
  await expect(page.getByRole('heading', { name: 'Sources', exact: true })).toBeVisible()
  await expect(page.getByText('Only the recorder itself can remove this')).toBeVisible()
  await passes(page, 'store-source')
  expect(readdirSync(root)).toEqual(['datadir0'])
})
