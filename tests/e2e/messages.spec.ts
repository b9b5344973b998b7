import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { closePostOffice, linkIn, mailServer } from '../support/post-office.ts'
import { call, type Office, test } from './office.ts'

test.afterEach(closePostOffice)

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze()
  return found.violations.map(({ id, nodes }) => `${id} ${nodes[0]!.html}`)
}

/** The manager sets up e-mail on the desk, to a mail server on this machine, and adds Priya with her delegate. */
async function setUpMessages(office: Office, smtpPort: number): Promise<Page> {
  const helen = await office.desk('helen', '/hosts')
  const { id: delegateId } = await call<{ id: number }>(helen, 'hosts.add', {
    name: 'Sam Reed',
    department: '',
    email: 'sam@office.example',
  })
  await call(helen, 'hosts.add', { name: 'Priya Shah', department: 'Legal', email: 'priya@office.example', delegateId })
  await helen.goto('/desk/messages')
  await helen.getByLabel('Mail server').fill('localhost')
  await helen.getByLabel('Encryption').selectOption('none')
  await helen.getByLabel('Port').fill(String(smtpPort))
  await helen.getByLabel('From: name').fill('Reception')
  await helen.getByLabel('From: address').fill('reception@office.example')
  await helen.getByLabel('Address of this machine').fill(office.host.address)
  await helen.getByRole('button', { name: 'Save' }).click()
  await expect(helen.getByText('Saved.')).toBeVisible()
  return helen
}

async function signIn(page: Page, visiting = 'Pri'): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'What happens to your details' })).toBeHidden()
  while (!(await page.getByRole('heading', { name: 'Check your details' }).isVisible())) {
    const heading = (await page.getByRole('heading', { level: 1 }).textContent())!
    if (heading.includes('full name')) await page.getByRole('textbox').fill('Amara Okafor')
    if (heading.includes('company')) await page.getByRole('textbox').fill('Northwind')
    if (heading.includes('visiting')) {
      await page.getByRole('combobox').pressSequentially(visiting)
      await page.getByRole('option').first().click()
    }
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading)
  }
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Your sign-out code')).toBeVisible()
}

test('a host is told by e-mail and answers from a phone; the visitor and reception see it', async ({ office }) => {
  const mail = await mailServer()
  const helen = await setUpMessages(office, mail.port)
  expect(await violations(helen)).toEqual([])
  await helen.getByLabel('To', { exact: true }).fill('helen@office.example')
  await helen.getByRole('button', { name: 'Send it' }).click()
  await expect(helen.getByText('It was taken.')).toBeVisible()
  expect(mail.letters.splice(0)[0]!.to).toEqual(['helen@office.example'])

  const kiosk = await office.kiosk()
  const rita = await office.desk('rita', '/reception')
  await signIn(kiosk)
  await expect(kiosk.getByText('We have told Priya Shah that you are here.')).toBeVisible()
  await kiosk.getByRole('button', { name: 'Give me more time' }).click()
  await expect.poll(() => mail.letters.length).toBe(1)
  await expect(rita.getByText('E-mail sent')).toBeVisible()

  const phone = await office.newPage('desk', { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true })
  await phone.goto(linkIn(mail.letters[0]!.raw))
  await expect(phone.getByRole('heading', { name: 'Amara is here' })).toBeVisible()
  await expect(phone.getByText('Northwind')).toBeVisible()
  expect(await phone.content()).not.toContain('Okafor')
  expect(await violations(phone)).toEqual([])
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await phone.getByRole('button', { name: 'I’m coming' }).tap()
  await expect(phone.getByText('You answered at')).toBeVisible()
  expect(await violations(phone)).toEqual([])

  await expect(kiosk.getByText('Priya Shah is on the way to you.')).toBeVisible()
  await expect(rita.getByText('Coming,')).toBeVisible()
  await phone.reload()
  await expect(phone.getByText('You answered at')).toBeVisible()
  await expect(phone.getByRole('button')).toHaveCount(0)
})

test('where nobody can be told reception is, marks it, and looks how it went; a wrong link says nothing', async ({
  office,
}) => {
  const mail = await mailServer({
    onRcptTo: (_to, _session, done) => done(Object.assign(new Error('no such mailbox'), { responseCode: 550 })),
  })
  const helen = await setUpMessages(office, mail.port)
  const kiosk = await office.kiosk('tablet')
  await signIn(kiosk)
  await expect(kiosk.getByText('Reception will tell Priya Shah that you are here.')).toBeVisible()

  const rita = await office.desk('rita', '/reception')
  await expect(rita.getByText('Tell them: message failed')).toBeVisible()
  expect(await violations(rita)).toEqual([])
  await rita.getByRole('button', { name: 'I told them' }).click()
  await expect(rita.getByText('Told in person')).toBeVisible()
  await expect(rita.getByRole('button', { name: 'I told them' })).toHaveCount(0)
  await rita
    .getByRole('button', { name: /Amara Okafor/ })
    .first()
    .click()
  await expect(rita.getByText('The server does not accept this recipient.').first()).toBeVisible()

  await helen.goto('/desk/messages')
  await expect(helen.getByRole('cell', { name: /Given up/ }).first()).toBeVisible()
  expect(await violations(helen)).toEqual([])

  const phone = await office.newPage()
  await phone.goto('/answer#eyJhbGciOiJ.forged')
  await expect(phone.getByRole('heading', { name: 'Nobody is waiting' })).toBeVisible()
  await phone.goto('/answer')
  await expect(phone.getByRole('heading', { name: 'Nobody is waiting' })).toBeVisible()
})
