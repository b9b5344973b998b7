import type { Answer } from '../../shared/contract/index.ts'

export type Notice = Answer<'privacy', 'notice'>
export type Category = Answer<'categories', 'list'>[number]
export type HostChoice = Answer<'hosts', 'suggest'>[number]
export type SignedIn = Answer<'visits', 'signIn'>

export type Question = 'name' | 'category' | 'company' | 'host'
export type PageName =
  'welcome' | 'notice' | 'full-notice' | Question | 'check' | 'signed-in' | 'sign-out' | 'sign-out-name' | 'signed-out'

export type Answers = {
  name: string
  company: string
  /** What stands in the host field. */
  hostText: string
  /** The host chosen from the list; null while `hostText` is only typed. */
  host: HostChoice | null
  categoryId: number | null
  /** Sign-out code. */
  code: string
}

/** Everything that a visitor's way knows: held in memory only, and gone with `clear`. */
export type Flow = {
  page: PageName
  answers: Answers
  notice: Notice | null
  /** The categories on offer, in their order. */
  categories: Category[]
  /** Questions that were carried on from. */
  answered: Question[]
  /** While a Change link of the check page is followed: the answers as they were. */
  changing: Answers | null
  /** Where Back leads from the full notice. */
  readFrom: PageName
  /** The notice became another one under way: it is shown again and the answers are kept. */
  noticeChanged: boolean
  signedIn: SignedIn | null
  /** The machine cleared the details, not the visitor. */
  cleared: boolean
}

export type Step =
  | { kind: 'sign-in'; notice: Notice; categories: Category[] }
  | { kind: 'sign-out' }
  | { kind: 'sign-out-by-name' }
  | { kind: 'answer'; answers: Partial<Answers> }
  | { kind: 'next' }
  | { kind: 'back' }
  | { kind: 'change'; question: Question }
  | { kind: 'read-notice'; notice: Notice }
  | { kind: 'notice-changed'; notice: Notice }
  | { kind: 'signed-in'; signedIn: SignedIn }
  | { kind: 'signed-out' }
  | { kind: 'clear'; byItself: boolean }

const noAnswers: Answers = { name: '', company: '', hostText: '', host: null, categoryId: null, code: '' }

export const startOfFlow: Flow = {
  page: 'welcome',
  answers: noAnswers,
  notice: null,
  categories: [],
  answered: [],
  changing: null,
  readFrom: 'welcome',
  noticeChanged: false,
  signedIn: null,
  cleared: false,
}

export function chosenCategory({ categories, answers }: Pick<Flow, 'categories' | 'answers'>): Category | undefined {
  return categories.find((category) => category.id === answers.categoryId)
}

/** The questions of this visit, in order: the category comes before what it decides, so nothing is asked in vain. */
export function questionsOf(flow: Pick<Flow, 'categories' | 'answers'>): Question[] {
  const category = chosenCategory(flow)
  const asked: Question[] = ['name']
  if (flow.categories.length > 1) asked.push('category')
  if (category?.asksCompany ?? true) asked.push('company')
  if (category?.asksHost ?? true) asked.push('host')
  return asked
}

const tooLong = (text: string) => text.trim().length > 200

/** Key under `kiosk.` of what is wrong with an answer. */
export function problemWith(question: Question, answers: Answers): string | null {
  if (question === 'name' && answers.name.trim() === '') return 'name.missing'
  if (question === 'name' && tooLong(answers.name)) return 'tooLong'
  if (question === 'company' && tooLong(answers.company)) return 'tooLong'
  if (question === 'host' && answers.hostText.trim() === '') return 'host.missing'
  if (question === 'host' && tooLong(answers.hostText)) return 'tooLong'
  if (question === 'category' && answers.categoryId === null) return 'category.missing'
  return null
}

/** What is sent: only answers to questions that this category asks, under the notice that was shown. */
export function signInInput({ answers, categories, notice }: Pick<Flow, 'answers' | 'categories' | 'notice'>) {
  const asked = questionsOf({ answers, categories })
  return {
    name: answers.name,
    company: asked.includes('company') ? answers.company : undefined,
    hostId: asked.includes('host') ? answers.host?.id : undefined,
    hostText: asked.includes('host') && !answers.host ? answers.hostText : undefined,
    categoryId: answers.categoryId!,
    noticeVersion: notice!.version,
    noticeLanguage: notice!.language,
    noticeSha256: notice!.sha256,
  }
}

/** Letters and digits only, in capitals: codes are read off paper, with spaces and dashes. */
export function plainCode(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toUpperCase()
}
