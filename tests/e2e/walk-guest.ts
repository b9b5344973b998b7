import { expect, type Page } from '@playwright/test'
import type { Language } from '../../shared/languages.ts'
import { partOf } from '../support/letter-parts.ts'
import { linkIn, type mailServer } from '../support/post-office.ts'
import type { AtStop } from './kiosk-walk.ts'
import { call, type Office } from './office.ts'

type Mail = Awaited<ReturnType<typeof mailServer>>
/** The links that one host has been sent. */
export type GuestLinks = { answer: string; invite: string }

const visitors = [
  { name: 'Amara Okonkwo', company: 'Harbour & Lane Surveyors' },
  { name: 'محمد عبد الرحمن الهاشمي', company: '' },
]

/** Somebody whose letters come in this language, with a visitor of theirs downstairs and a link to invite more. */
export async function hostWithLinks(office: Office, mail: Mail, language: Language, visitor = 0): Promise<GuestLinks> {
  const helen = await office.desk('helen')
  const email = `${language}${visitor}@example.org`
  const { id: hostId } = await call<{ id: number }>(helen, 'hosts.add', {
    name: 'Maria Santos',
    department: '',
    email,
    language,
  })
  await call(helen, 'invitations.sendLink', { hostId })
  const kiosk = await office.kiosk()
  const categories = await call<{ id: number; isDefault: boolean }[]>(kiosk, 'categories.list')
  const notice = await call<{ version: number; language: string; sha256: string }>(kiosk, 'privacy.notice', {
    language,
  })
  await call(kiosk, 'visits.signIn', {
    ...visitors[visitor % visitors.length],
    hostId,
    categoryId: categories.find(({ isDefault }) => isDefault)!.id,
    noticeVersion: notice.version,
    noticeLanguage: notice.language,
    noticeSha256: notice.sha256,
  })
  for (const page of [kiosk, helen]) await page.context().close()
  const texts = () =>
    mail.letters.filter(({ to }) => to[0] === email).map(({ raw }) => partOf(raw, /text\/plain/i).toString())
  await expect.poll(() => texts().length, { timeout: 90_000 }).toBe(2)
  const invite = /(http:\S+\/invite#[\w.-]+)/.exec(texts().join(' '))![1]!
  return { answer: texts().map(linkIn).find(Boolean)!, invite }
}

const title = (page: Page) => page.locator('h1')
const actions = (page: Page) => page.locator('main button')

/** The page where a host answers: offered, out of reach, answered, and a link that does nothing any more. */
export async function walkAnswer(page: Page, at: AtStop, { answer }: GuestLinks): Promise<void> {
  await page.route('**/api/**', (route) => route.abort())
  await page.goto(answer)
  await expect(actions(page)).toHaveCount(1)
  await at('answer-lost')
  await page.unroute('**/api/**')
  await actions(page).click()
  await expect(actions(page)).toHaveCount(3)
  await at('answer-offered')
  await page.route('**/api/**', (route) => route.abort())
  await actions(page).first().click()
  await expect(page.getByRole('alert')).toBeVisible()
  await at('answer-not-taken')
  await page.unroute('**/api/**')
  await actions(page).nth(1).click()
  await expect(page.locator('main h2')).toBeVisible()
  await at('answer-given')
  await page.goto('about:blank')
  await page.goto(`${answer}x`)
  await expect(title(page)).toBeVisible()
  await at('answer-gone')
}

/** The page where a host invites: empty, with mistakes, invited, cancelled, out of reach, and an old link. */
export async function walkInvite(page: Page, at: AtStop, { invite }: GuestLinks): Promise<void> {
  await page.goto('about:blank')
  await page.goto(invite)
  const send = page.locator('main [type=submit]')
  await expect(send).toBeVisible()
  await at('invite')
  await page.route('**/api/**', (route) => route.abort())
  await page.locator('#name').fill('Amara Okonkwo')
  await send.click()
  await expect(page.getByRole('alert')).toBeVisible()
  await at('invite-not-taken')
  await page.unroute('**/api/**')
  await page.locator('#name').fill('')
  await page.locator('#email').fill('amara')
  await send.click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)
  await at('invite-mistakes')
  for (const [name, company] of [
    ['محمد عبد الرحمن الهاشمي', ''],
    [
      'Maximilian Alexander Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
      'The Worshipful Company of Surveyors',
    ],
  ]) {
    await page.locator('#name').fill(name!)
    await page.locator('#email').fill('')
    await page.locator('#company').fill(company!)
    await send.click()
    await expect(page.locator('main li').filter({ hasText: name! })).toBeVisible()
  }
  await at('invite-done')
  const cancel = page.locator('main li button').first()
  await cancel.click()
  await at('invite-cancel-asked')
  await cancel.click()
  await expect(page.locator('main li button')).toHaveCount(1)
  await at('invite-cancelled')
  await page.goto('about:blank')
  await page.goto(`${invite}x`)
  await expect(title(page)).toBeVisible()
  await at('invite-gone')
}
