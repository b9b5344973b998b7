import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { secrets, test } from './office.ts'

const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click()

test('set-up through its pages, each of which passes axe; then nobody can set it up again', async ({ office }) => {
  const page = await office.newPage()
  const wrong: string[] = []
  const look = async (name: string) => {
    await page.waitForTimeout(300)
    const { violations } = await new AxeBuilder({ page }).analyze()
    wrong.push(...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]!.html}`))
  }
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Set Foyer up' })).toBeVisible()
  await page.getByLabel('Set-up code').fill('WRONG123')
  await next(page)
  await expect(page.getByRole('alert').or(page.getByText('There is a problem')).first()).toBeVisible()
  await look('code refused')
  await page.getByLabel('Set-up code').fill(await office.host.setupCode())
  await next(page)

  await expect(page.getByLabel('Organisation')).toHaveValue('International Connections Group Limited')
  await look('organisation')
  await next(page)
  await next(page)
  await expect(page.getByText('Check the address on the regulator’s website, then tick this').first()).toBeVisible()
  await look('regulator not confirmed')
  await page.getByLabel('I have checked this address').check()
  await next(page)
  await page.getByLabel('Days that footage is kept').fill('32')
  await next(page)
  await expect(page.getByText('Enter a number of days from 1 to 31').first()).toBeVisible()
  await page.getByLabel('Days that footage is kept').fill('31')
  await look('time')
  await next(page)
  for (const [name, signInName] of [
    ['Ada Brook', 'ada'],
    ['Helen Marsh', 'helen'],
    ['Priya Nair', 'priya'],
  ] as const) {
    await page.getByLabel('Full name').fill(name)
    await page.getByLabel('Sign-in name').fill(signInName)
    await page.getByLabel('Passphrase', { exact: true }).fill(secrets[signInName]!)
    await look(name)
    await next(page)
  }

  await expect(page.getByRole('heading', { name: 'Print the recovery key' })).toBeVisible()
  const groups = (await page.locator('main').innerText()).match(/\b[0-9A-HJKMNP-TV-Z]{4}\b/g)!
  await look('recovery key')
  await next(page)
  for (const field of await page.getByRole('textbox').all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels![0]!.textContent)
    await field.fill(groups[Number(/\d/.exec(label!)![0]) - 1]!)
  }
  await next(page)
  await page.getByRole('textbox').fill('Front office')
  await next(page)
  await look('source')
  await next(page)
  await expect(page.getByRole('heading', { name: 'Check before Foyer is set up' })).toBeVisible()
  await look('check')
  await page.getByRole('button', { name: 'Set Foyer up' }).click()
  await expect(page.getByRole('heading', { name: 'Foyer is set up' })).toBeVisible({ timeout: 30_000 })
  await page
    .getByRole('button', { name: 'Go to sign-in' })
    .or(page.getByRole('link', { name: 'Go to sign-in' }))
    .click()

  await page.getByLabel('Sign-in name').fill('ada')
  await page.getByLabel('PIN or passphrase').fill(secrets['ada']!)
  await look('sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Ada Brook')).toBeVisible()
  expect(wrong).toEqual([])

  const stranger = await office.newPage()
  await stranger.goto('/')
  await expect(
    stranger.getByText('Foyer does not know this browser').or(stranger.getByText('not enrolled')).first(),
  ).toBeVisible()
  const answer = await stranger.request.post('/api/setup/open', { data: { code: 'ABCD1234' } })
  expect(answer.status()).toBe(403)
})
