import { expect } from '@playwright/test'
import { call, test } from './office.ts'

const names = [
  "Siobhán O'Brien",
  'Anne-Marie',
  'Nguyễn Thị Ánh',
  '李雷',
  'أحمد بن علي',
  `Maximiliana ${'Featherstonehaugh-'.repeat(4)}Cholmondeley-Majoribanks`.slice(0, 100),
  '=HYPERLINK("http://evil.example","Win")',
  '<script>document.title="taken"</script>',
]

test('names of every kind are stored, shown and exported as they were typed', async ({ office }) => {
  const kiosk = await office.kiosk()
  const categories = await call<{ id: number }[]>(kiosk, 'categories.list')
  const notice = await call<{ version: number; language: string; sha256: string }>(kiosk, 'privacy.notice', {
    language: 'en',
  })
  for (const name of names) {
    await call(kiosk, 'visits.signIn', {
      name,
      company: name,
      hostText: 'Reception',
      categoryId: categories[0]!.id,
      noticeVersion: notice.version,
      noticeLanguage: notice.language,
      noticeSha256: notice.sha256,
    })
  }

  const rita = await office.desk('rita', '/reception')
  for (const name of names) await expect(rita.getByText(name, { exact: true }).first()).toBeVisible()
  expect(await rita.title()).not.toContain('taken')
  const wide = await rita.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  expect(wide, 'a long name makes the page scroll sideways').toBe(false)

  const helen = await office.desk('helen', '/log')
  for (const name of names) await expect(helen.getByText(name, { exact: true }).first()).toBeVisible()
  const csv = await exportCsv(helen)
  expect(csv.startsWith('\uFEFF')).toBe(true)
  for (const name of names.slice(0, 6)) expect(csv).toContain(name)
  const [formula, markup] = names.slice(6)
  expect(csv).toContain(`"'${formula!.replaceAll('"', '""')}"`)
  expect(csv).toContain(markup!.replaceAll('"', '""'))
})

/** What the manager's browser is given for all columns of today's log. */
async function exportCsv(page: import('@playwright/test').Page): Promise<string> {
  await call(page, 'staff.statePurpose', {
    task: 'visit-export',
    code: 'rights-request',
    text: 'a test of what an export holds',
  })
  const { url } = await call<{ url: string }>(page, 'visits.exportCsv', {
    columns: ['name', 'company', 'host', 'state'],
  })
  const bytes = await page.evaluate(
    async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())],
    url,
  )
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes))
}
