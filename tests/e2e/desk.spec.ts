import { expect, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { day, hour, minute } from '../../shared/time.ts'
import { frigatePath, putClip, recordClips } from '../support/recorded-tree.ts'
import { waitFor } from '../support/running-host.ts'
import { axeFaults } from './axe-run.ts'
import { call, type Office, test } from './office.ts'

/** Each person's rooms; a screen that several may see is looked at once. */
const rooms: Record<string, string[]> = {
  helen: ['/needs', '/log', '/coverage', '/sources', '/sources/add', '/hosts', '/categories', '/settings', '/notice'],
  sam: ['/incidents', '/incidents/open', '/incidents/1', '/incidents/hold', '/sweeps'],
  priya: ['/audit', '/log'],
  ada: ['/staff', '/devices', '/sources/adopt'],
  rita: ['/reception'],
}

async function somethingToSee(office: Office): Promise<void> {
  const root = join(office.folder, 'frigate')
  mkdirSync(root)
  const [clip] = recordClips(join(office.folder, 'clips'), 1)
  const now = Date.now()
  for (const camera of ['front_door', 'goods_door'])
    for (let back = 1; back < 40; back += 3) {
      const at = now - back * day - 20 * minute
      putClip(clip!, root, frigatePath(camera, at), at + 10_000)
    }
  const helen = await office.desk('helen')
  await call(helen, 'sources.add', { name: 'Frigate', path: root, layout: 'frigate' })
  await call(helen, 'hosts.add', { name: 'Maria Santos', department: 'Client accounts', email: 'maria@example.org' })
  await waitFor(async () => (await call<unknown[]>(helen, 'cameras.list')).length === 2)
  const kiosk = await office.kiosk()
  const [category] = await call<{ id: number }[]>(kiosk, 'categories.list')
  const notice = await call<{ version: number; language: string; sha256: string }>(kiosk, 'privacy.notice', {
    language: 'en',
  })
  for (const name of ['Amara Okonkwo', 'أحمد بن علي'])
    await call(kiosk, 'visits.signIn', {
      name,
      company: 'Harbour & Lane Surveyors',
      hostText: 'Reception',
      categoryId: category!.id,
      noticeVersion: notice.version,
      noticeLanguage: notice.language,
      noticeSha256: notice.sha256,
    })
  const sam = await office.desk('sam')
  const { id: incidentId } = await call<{ id: number }>(sam, 'incidents.open', {
    kind: 'intrusion',
    title: 'Break-in at the goods door',
    happenedAt: now - 4 * day,
    place: 'Goods door',
    description: '',
    reportedBy: '',
  })
  await call(sam, 'holds.place', {
    incidentId,
    cameraIds: [1],
    fromAt: now - 5 * day,
    toAt: now - 3 * day - hour,
    reason: 'the police asked for it',
    reviewOn: new Date(now + 30 * day).toISOString().slice(0, 10),
  })
  await call(sam, 'sweeps.now')
}

const withLists = new Set(['/log', '/audit', '/settings'])

/** The page's lists of choices: the first as it opens, and one that is searched in vain. */
async function listFaults(page: Page): Promise<string[]> {
  const fields = page.locator('main input[aria-haspopup=listbox]')
  const searched = fields.and(page.locator(':not([readonly])'))
  const faults: string[] = []
  for (const [field, text] of [
    [fields.first(), ''],
    [searched.first(), 'zzz'],
  ] as const) {
    await field.click()
    if (text) await field.fill(text)
    await expect(page.getByRole('listbox')).toBeVisible()
    faults.push(...(await axeFaults(page)))
    await field.press('Escape')
  }
  return faults
}

async function lookAt(page: Page, path: string, wrong: string[]): Promise<void> {
  await page.goto(`/desk${path}`)
  await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible()
  await page.waitForTimeout(500)
  wrong.push(...(await axeFaults(page)).map((fault) => `${path}: ${fault}`))
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (wide > 0) wrong.push(`${path}: ${wide} px wider than the page`)
  if (withLists.has(path)) wrong.push(...(await listFaults(page)).map((fault) => `${path}, a list: ${fault}`))
  const strayed = await page.evaluate(() => [document.title, location.href].join(' '))
  if (/Okonkwo|أحمد/.test(strayed)) wrong.push(`${path}: a name in the title or the address`)
}

for (const [size, scheme] of [
  ['desk', 'light'],
  ['tablet', 'dark'],
] as const) {
  test(`every staff screen passes axe and fits at ${size} size, ${scheme}`, async ({ office }) => {
    test.setTimeout(300_000)
    await somethingToSee(office)
    const wrong: string[] = []
    for (const [name, paths] of Object.entries(rooms)) {
      const page = await office.desk(name, '', size, { colorScheme: scheme })
      for (const path of paths) await lookAt(page, path, wrong)
      await page.context().close()
    }
    expect(wrong).toEqual([])
  })
}
