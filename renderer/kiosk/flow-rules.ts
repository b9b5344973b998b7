import { type Given, readAnswer } from '../../shared/answer-rules.ts'
import type { Answer } from '../../shared/contract/index.ts'

export type Notice = Answer<'privacy', 'notice'>
export type Category = Answer<'categories', 'list'>[number]
export type HostChoice = Answer<'hosts', 'suggest'>[number]
export type SignedIn = Answer<'visits', 'signIn'>

/** What a code brought that can be used now: an invitation, or a pass. */
export type Brought = Extract<Answer<'invitations', 'look'>, { state: 'ready' }>

/** A question of a category's own. */
export type OwnQuestion = Answer<'questions', 'list'>[number]

export type BuiltIn = 'name' | 'category' | 'company' | 'host' | 'party'
/** What Foyer itself asks, or a question of the category's own by its id. */
export type Question = BuiltIn | { question: number }
export type PageName =
  | 'welcome'
  | 'notice'
  | 'full-notice'
  | Question
  | 'check'
  | 'signed-in'
  | 'sign-out'
  | 'sign-out-name'
  | 'signed-out'
  | 'delivery'
  | 'presence'
  | 'scan'
  | 'type-code'
  | 'pass'
  | 'remember'
  | 'copy'

export type Answers = {
  name: string
  company: string
  /** What stands in the host field. */
  hostText: string
  /** The host chosen from the list; null while `hostText` is only typed. */
  host: HostChoice | null
  categoryId: number | null
  /** Who comes with them, and what stands in the field for the next one. */
  party: readonly string[]
  partyText: string
  /** Answers to questions of categories' own, by the question's id. */
  own: Readonly<Record<number, Given>>
  /** Help to leave the building. */
  needsHelp: boolean
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
  /** What the categories ask of their own, each in its order. */
  questions: OwnQuestion[]
  /** A uuid of this attempt: however often it is sent, it signs in once. */
  attemptId: string | null
  /** Keys of the questions that were carried on from. */
  answered: string[]
  /** The code that this way began with, and keys of the questions that it answered: none of them is put again. */
  brought: Brought | null
  known: string[]
  /** While a Change link of the check page is followed: the answers as they were. */
  changing: Answers | null
  /** Where Back leads from the full notice. */
  readFrom: PageName
  /** The notice became another one under way: it is shown again and the answers are kept. */
  noticeChanged: boolean
  /** The office asks something else since: what is new is put before the check page, and the answers are kept. */
  questionsChanged: boolean
  signedIn: SignedIn | null
  /** A document was accepted of which the office offers a copy. */
  acceptedSome: boolean
  /** The machine cleared the details, not the visitor. */
  cleared: boolean
}

export type Step =
  | { kind: 'sign-in'; notice: Notice; categories: Category[]; questions: OwnQuestion[]; attemptId: string }
  | { kind: 'sign-out' }
  | { kind: 'sign-out-by-name' }
  | { kind: 'scan' }
  | { kind: 'type-code' }
  | { kind: 'pass-shown'; brought: Brought }
  | {
      kind: 'sign-in-with'
      brought: Brought
      notice: Notice
      categories: Category[]
      questions: OwnQuestion[]
      attemptId: string
    }
  | { kind: 'sign-out-with'; code: string }
  | { kind: 'remember' }
  | { kind: 'copy' }
  | { kind: 'document-changed'; question: number }
  | { kind: 'delivery' }
  | { kind: 'presence' }
  | { kind: 'answer'; answers: Partial<Answers> }
  | { kind: 'answer-own'; question: number; given: Given }
  | { kind: 'next' }
  | { kind: 'back' }
  | { kind: 'change'; question: Question }
  | { kind: 'read-notice'; notice: Notice }
  | { kind: 'notice-changed'; notice: Notice }
  | { kind: 'notice-shown'; notice: Notice }
  | { kind: 'questions-changed'; categories: Category[]; questions: OwnQuestion[] }
  | { kind: 'signed-in'; signedIn: SignedIn }
  | { kind: 'signed-out' }
  | { kind: 'clear'; byItself: boolean }

const noAnswers: Answers = {
  name: '',
  company: '',
  hostText: '',
  host: null,
  categoryId: null,
  party: [],
  partyText: '',
  own: {},
  needsHelp: false,
  code: '',
}

export const startOfFlow: Flow = {
  page: 'welcome',
  answers: noAnswers,
  notice: null,
  categories: [],
  questions: [],
  attemptId: null,
  answered: [],
  brought: null,
  known: [],
  changing: null,
  readFrom: 'welcome',
  noticeChanged: false,
  questionsChanged: false,
  signedIn: null,
  acceptedSome: false,
  cleared: false,
}

export function chosenCategory({ categories, answers }: Pick<Flow, 'categories' | 'answers'>): Category | undefined {
  return categories.find((category) => category.id === answers.categoryId)
}

/** A page's own key: two of the same one are the same page. */
export const keyOf = (page: PageName): string => (typeof page === 'string' ? page : `question-${page.question}`)

/** The question of the category's own that a page puts. */
export function ownQuestion({ questions }: Pick<Flow, 'questions'>, page: PageName): OwnQuestion | undefined {
  return typeof page === 'string' ? undefined : questions.find(({ id }) => id === page.question)
}

/**
 * The questions of this visit, in order: the category comes before what it decides, so nothing is asked in vain, and
 * last what it asks of its own.
 */
export function questionsOf(flow: Pick<Flow, 'categories' | 'questions' | 'answers'>): Question[] {
  const category = chosenCategory(flow)
  const asked: Question[] = ['name']
  if (flow.categories.length > 1) asked.push('category')
  if (category?.asksCompany ?? true) asked.push('company')
  if (category?.asksHost ?? true) asked.push('host')
  if (category?.asksParty) asked.push('party')
  const own = flow.questions.filter(({ categoryId }) => categoryId === category?.id)
  return [...asked, ...own.map(({ id }) => ({ question: id }))]
}

const tooLong = (text: string) => text.trim().length > 200

/** Key under `kiosk.` of what is wrong with an answer. */
export function problemWith(question: BuiltIn, answers: Answers): string | null {
  if (question === 'name' && answers.name.trim() === '') return 'name.missing'
  if (question === 'name' && tooLong(answers.name)) return 'tooLong'
  if (question === 'company' && tooLong(answers.company)) return 'tooLong'
  if (question === 'host' && answers.hostText.trim() === '') return 'host.missing'
  if (question === 'host' && tooLong(answers.hostText)) return 'tooLong'
  if (question === 'category' && answers.categoryId === null) return 'category.missing'
  if (question === 'party') return problemWithParty(answers)
  return null
}

/** As many as one person signs in with them. */
export const mostInParty = 30

/** The party with what stands in the field, so that a name that was typed and not added is not lost. */
export function wholeParty({ party, partyText }: Answers): string[] {
  const typed = partyText.trim()
  return typed === '' ? [...party] : [...party, typed]
}

function problemWithParty(answers: Answers): string | null {
  if (tooLong(answers.partyText)) return 'tooLong'
  return wholeParty(answers).length > mostInParty ? 'party.full' : null
}

/** Key under `kiosk.` of what is wrong with an answer to a question of the category's own. */
export function problemWithOwn(question: OwnQuestion, given: Given | undefined): string | null {
  const read = readAnswer(question, given)
  if (!('problem' in read)) return null
  if (read.problem === 'missing') return `question.missing.${question.kind}`
  return read.problem === 'date' ? 'question.date.wrong' : `question.${read.problem}`
}

/** What is sent: only answers to questions that this category asks, under the notice that was shown. */
export function signInInput(
  flow: Pick<Flow, 'answers' | 'categories' | 'questions' | 'notice' | 'attemptId'> & Partial<Pick<Flow, 'brought'>>,
) {
  const { answers, notice, attemptId, brought } = flow
  const asked = questionsOf(flow)
  return {
    name: answers.name,
    company: asked.includes('company') ? answers.company : undefined,
    hostId: asked.includes('host') ? answers.host?.id : undefined,
    hostText: asked.includes('host') && !answers.host ? answers.hostText : undefined,
    party: asked.includes('party') && answers.party.length > 0 ? [...answers.party] : undefined,
    needsHelp: answers.needsHelp || undefined,
    categoryId: answers.categoryId!,
    noticeVersion: notice!.version,
    noticeLanguage: notice!.language,
    noticeSha256: notice!.sha256,
    attemptId: attemptId ?? undefined,
    invitation: brought?.kind === 'invitation' ? brought.token : undefined,
    pass: brought?.kind === 'pass' ? brought.token : undefined,
    answers: asked.flatMap((page) => {
      const question = ownQuestion(flow, page)
      const given = question && answers.own[question.id]
      return given ? [{ questionId: question.id, text: given.text, data: given.data }] : []
    }),
  }
}

/** Letters and digits only, in capitals: codes are read off paper, with spaces and dashes. */
export function plainCode(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toUpperCase()
}
