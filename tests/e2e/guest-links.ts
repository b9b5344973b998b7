import { expect, type Page } from '@playwright/test'
import type { Language } from '../../shared/languages.ts'
import { partOf } from '../support/letter-parts.ts'
import { linkIn, type mailServer } from '../support/post-office.ts'
import { call, type Office } from './office.ts'

type Mail = Awaited<ReturnType<typeof mailServer>>
/** The links that one host has been sent. */
export type GuestLinks = { answer: string; invite: string }
/** The links of two hosts who open them late: reception has told the one, a colleague has answered for the other. */
export type TooLateLinks = { inPerson: string; other: string }

const visitors = [
  { name: 'Amara Okonkwo', company: 'Harbour & Lane Surveyors' },
  { name: 'محمد عبد الرحمن الهاشمي', company: '' },
]

const mailTo = (mail: Mail, email: string): string[] =>
  mail.letters.filter(({ to }) => to[0] === email).map(({ raw }) => partOf(raw, /text\/plain/i).toString())

/** The link in the newest of somebody's letters that has one to answer by. */
async function answerLink(mail: Mail, email: string): Promise<string> {
  const link = () => mailTo(mail, email).map(linkIn).findLast(Boolean)
  await expect.poll(link, { timeout: 150_000 }).toBeTruthy()
  return link()!
}

async function arrive(kiosk: Page, language: Language, hostId: number, who = visitors[0]!): Promise<number> {
  const categories = await call<{ id: number; isDefault: boolean }[]>(kiosk, 'categories.list')
  const notice = await call<{ version: number; language: string; sha256: string }>(kiosk, 'privacy.notice', {
    language,
  })
  const { visitId } = await call<{ visitId: number }>(kiosk, 'visits.signIn', {
    ...who,
    hostId,
    categoryId: categories.find(({ isDefault }) => isDefault)!.id,
    noticeVersion: notice.version,
    noticeLanguage: notice.language,
    noticeSha256: notice.sha256,
  })
  return visitId
}

const addHost = async (helen: Page, host: { name: string; email: string; language: Language; delegateId?: number }) =>
  (await call<{ id: number }>(helen, 'hosts.add', { department: '', ...host })).id

/** Somebody whose letters come in this language, with a visitor of theirs downstairs and a link to invite more. */
export async function hostWithLinks(office: Office, mail: Mail, language: Language, visitor = 0): Promise<GuestLinks> {
  const helen = await office.desk('helen')
  const email = `${language}${visitor}@example.org`
  const hostId = await addHost(helen, { name: 'Maria Santos', email, language })
  await call(helen, 'invitations.sendLink', { hostId })
  const kiosk = await office.kiosk()
  await arrive(kiosk, language, hostId, visitors[visitor % visitors.length])
  for (const page of [kiosk, helen]) await page.context().close()
  const answer = await answerLink(mail, email)
  const invite = () => /(http:\S+\/invite#[\w.-]+)/.exec(mailTo(mail, email).join(' '))?.[1]
  await expect.poll(invite, { timeout: 90_000 }).toBeTruthy()
  return { answer, invite: invite()! }
}

/** A host whose delegate has answered for them, and one whom reception has told: the links that they were sent. */
export async function hostsTooLate(
  { helen, rita, kiosk }: Record<'helen' | 'rita' | 'kiosk', Page>,
  mail: Mail,
  language: Language,
): Promise<TooLateLinks> {
  const [late, delegate] = [`late-${language}@example.org`, `delegate-${language}@example.org`]
  const delegateId = await addHost(helen, { name: 'Mark Ellison', email: delegate, language })
  const hostId = await addHost(helen, { name: 'Maria Santos', email: late, language, delegateId })
  const visitId = await arrive(kiosk, language, delegateId)
  const inPerson = await answerLink(mail, delegate)
  await call(rita, 'arrivals.toldInPerson', { visitId })
  await arrive(kiosk, language, hostId)
  const other = await answerLink(mail, late)
  const forDelegate = () => mailTo(mail, delegate).map(linkIn).findLast(Boolean)
  await expect.poll(forDelegate, { timeout: 150_000 }).not.toBe(inPerson)
  await call(kiosk, 'arrivals.answer', { token: forDelegate()!.split('#')[1], answer: 'coming' })
  return { inPerson, other }
}
