import { expect, type Page } from '@playwright/test'
import { call, test } from './office.ts'

const canary = 'Zephyrine Quillfeather'
const company = 'Umbrage & Marzipan'

/** Walks the visitor's way as far as the check page. */
async function fillIn(page: Page, { name = canary, visiting = 'Mar' } = {}): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  for (
    let step = 0;
    step < 6 && !(await page.getByRole('heading', { name: 'Check your details' }).isVisible());
    step++
  ) {
    const heading = await page.getByRole('heading', { level: 1 }).textContent()
    if (heading?.includes('full name')) await page.getByRole('textbox').fill(name)
    if (heading?.includes('company')) await page.getByRole('textbox').fill(company)
    if (heading?.includes('visiting')) {
      await page.getByRole('combobox').pressSequentially(visiting)
      await page.getByRole('option').first().click()
    }
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading!)
  }
}

async function withHosts(office: { desk: (name: string) => Promise<Page> }): Promise<void> {
  const helen = await office.desk('helen')
  for (const name of ['Maria Santos', 'Mark Ellison', 'Tom Marlow'])
    await call(helen, 'hosts.add', { name, department: 'Client accounts', email: `${name.split(' ')[0]}@example.org` })
}

test('a visitor reads the notice first, signs in, is promised a date, and signs out by code', async ({ office }) => {
  await withHosts(office)
  const page = await office.kiosk()
  await expect(page.getByText('CCTV in operation')).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'What happens to your details' })).toBeVisible()
  await expect(page.getByText('Carrying on is not consent. It means we have told you.')).toBeVisible()
  await page.getByRole('button', { name: 'Read the full notice' }).click()
  await expect(page.getByRole('heading', { name: 'Privacy notice' })).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).click()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.reload()
  await expect(page.getByText('CCTV in operation')).toBeVisible()
  // The page brings what it shows.
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([])
  await fillIn(page)
  await expect(page.getByText(canary)).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Your sign-out code')).toBeVisible()
  const code = /\b[0-9A-HJKMNP-TV-Z]{3}\s?[0-9A-HJKMNP-TV-Z]{3}\b/.exec(await page.locator('main').innerText())![0]
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('textbox').fill(code)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('If those details match someone here, they are signed out now.')).toBeVisible()
  const helen = await office.desk('helen')
  expect((await call<{ visits: unknown[] }>(helen, 'visits.onSite')).visits).toEqual([])
})

test('suggestions begin with the third letter, are five at most and hold no address', async ({ office }) => {
  await withHosts(office)
  const page = await office.kiosk()
  const few = await call<{ name: string }[]>(page, 'hosts.suggest', { text: 'ma' })
  expect(few).toEqual([])
  const hosts = await call<object[]>(page, 'hosts.suggest', { text: 'mar' })
  expect(hosts).toHaveLength(3)
  expect(JSON.stringify(hosts)).not.toContain('@')
})

test('what one visitor typed is gone before the next: page, history, storage', async ({ office }) => {
  await withHosts(office)
  const page = await office.kiosk()
  await page.clock.install()
  await page.reload()
  await fillIn(page)
  await page.clock.runFor(61_000)
  await expect(page.getByRole('button', { name: 'I’m still here' })).toBeVisible()
  await page.getByRole('button', { name: 'I’m still here' }).click()
  await expect(page.getByText(canary)).toBeVisible()
  await page.clock.runFor(61_000)
  await page.clock.runFor(21_000)
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByText('We cleared your details to keep them private')).toBeVisible()
  const left = await page.evaluate(async () => ({
    page: document.documentElement.outerHTML,
    values: [...document.querySelectorAll('input')].map((input) => input.value),
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href, document.title]),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }))
  expect(JSON.stringify(left)).not.toMatch(/Zephyrine|Quillfeather|Umbrage|Marzipan/)
  expect([left.databases, left.caches]).toEqual([0, 0])
  await page.goBack().catch(() => {})
  expect(await page.content()).not.toMatch(/Zephyrine|Quillfeather/)
})

test('the whole way by keyboard alone', async ({ office }) => {
  await withHosts(office)
  const page = await office.kiosk()
  const tabTo = async (name: string) => {
    const target = page.getByRole('button', { name, exact: true })
    for (let presses = 0; presses < 30; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${name} cannot be reached by Tab`)
  }
  await tabTo('Sign in')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'What happens to your details' })).toBeVisible()
  await tabTo('Continue')
  await page.keyboard.press('Enter')
  for (
    let step = 0;
    step < 6 && !(await page.getByRole('heading', { name: 'Check your details' }).isVisible());
    step++
  ) {
    const heading = await page.getByRole('heading', { level: 1 }).textContent()
    const field = page.getByRole(heading?.includes('visiting') ? 'combobox' : 'textbox')
    if (await field.isVisible()) {
      for (let presses = 0; presses < 10; presses++) {
        if (await field.evaluate((element) => element === document.activeElement)) break
        await page.keyboard.press('Tab')
      }
      await page.keyboard.type(heading?.includes('visiting') ? 'Mar' : canary)
      if (heading?.includes('visiting')) {
        await expect(page.getByRole('option').first()).toBeVisible()
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Enter')
      }
    }
    await tabTo('Continue')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading!)
  }
  await tabTo('Sign in')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Your sign-out code')).toBeVisible()
})
