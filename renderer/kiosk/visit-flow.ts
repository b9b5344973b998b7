import { assertNever } from '../../shared/errors.ts'
import type { Brought, Flow, Question, Step } from './flow-rules.ts'
import { keyOf, problemWithOwn, questionsOf, startOfFlow } from './flow-rules.ts'

/** The visitor's way from page to page. Pure: the whole flow is this function and its state. */
export function takeStep(flow: Flow, step: Step): Flow {
  switch (step.kind) {
    case 'sign-in':
      return beginSignIn(step)
    case 'sign-out':
      return { ...startOfFlow, page: 'sign-out' }
    case 'sign-in-with':
      return withBrought(beginSignIn(step), step.brought)
    case 'sign-out-with':
      return { ...startOfFlow, page: 'sign-out', answers: { ...startOfFlow.answers, code: step.code } }
    case 'pass-shown':
      return { ...startOfFlow, page: 'pass', brought: step.brought }
    case 'remember':
    case 'copy':
      return { ...flow, page: step.kind }
    case 'document-changed':
      return readAnew(flow, step.question)
    case 'scan':
    case 'type-code':
    case 'delivery':
    case 'presence':
      return { ...startOfFlow, page: step.kind }
    case 'sign-out-by-name':
      return { ...flow, page: 'sign-out-name', answers: { ...flow.answers, code: '' } }
    case 'answer':
      return { ...flow, answers: { ...flow.answers, ...step.answers } }
    case 'answer-own':
      return withOwn(flow, { ...flow.answers.own, [step.question]: step.given })
    case 'next':
      return goOn(flow)
    case 'back':
      return goBack(flow)
    case 'change':
      return { ...flow, page: step.question, changing: flow.answers }
    case 'read-notice':
      return { ...flow, page: 'full-notice', readFrom: flow.page, notice: flow.notice ?? step.notice, cleared: false }
    case 'notice-changed':
      return { ...flow, page: 'notice', notice: step.notice, noticeChanged: true }
    case 'questions-changed':
      return askAnew(flow, step)
    case 'notice-shown':
      // The visit names what its visitor was shown last: only a page of the notice shows it.
      return flow.page === 'notice' || flow.page === 'full-notice' ? { ...flow, notice: step.notice } : flow
    case 'signed-in':
      return {
        ...startOfFlow,
        page: 'signed-in',
        notice: flow.notice,
        signedIn: step.signedIn,
        brought: flow.brought,
        acceptedSome: acceptedSome(flow),
      }
    case 'signed-out':
      return { ...startOfFlow, page: 'signed-out' }
    case 'clear':
      return { ...startOfFlow, cleared: step.byItself }
    default:
      return assertNever(step)
  }
}

/** Another wording stands than was accepted: nothing else is asked again. */
function readAnew(flow: Flow, question: number): Flow {
  const { [question]: _old, ...own } = flow.answers.own
  const answered = flow.answered.filter((key) => key !== keyOf({ question }))
  return { ...withOwn(flow, own), answered, page: { question }, changing: null }
}

const acceptedSome = ({ questions, answers }: Flow): boolean =>
  questions.some(({ id, document }) => document?.offersCopy && answers.own[id]?.text)

const offeredOf = (categories: Flow['categories']) =>
  categories.filter((category) => category.active).toSorted((a, b) => a.position - b.position)

const withOwn = (flow: Flow, own: Flow['answers']['own']): Flow => ({ ...flow, answers: { ...flow.answers, own } })

type Begun = Pick<Extract<Step, { kind: 'sign-in' }>, 'notice' | 'categories' | 'questions' | 'attemptId'>

function beginSignIn({ notice, categories, questions, attemptId }: Begun): Flow {
  const offered = offeredOf(categories)
  const preset = offered.find((category) => category.isDefault) ?? (offered.length === 1 ? offered[0] : undefined)
  const answers = { ...startOfFlow.answers, categoryId: preset?.id ?? null }
  return { ...startOfFlow, page: 'notice', notice, categories: offered, questions, attemptId, answers }
}

/** What a code brought stands in its answers: the visitor checks it, and is asked only for the rest. */
function withBrought(flow: Flow, brought: Brought): Flow {
  const { name, company, host } = brought
  const offered = flow.categories.some(({ id }) => id === brought.categoryId)
  const known = [
    'name',
    ...(offered || flow.categories.length < 2 ? ['category'] : []),
    ...(company === '' ? [] : ['company']),
    ...(host ? ['host'] : []),
  ]
  const answers = {
    ...flow.answers,
    name,
    company,
    host,
    hostText: host?.name ?? '',
    categoryId: offered ? brought.categoryId : flow.answers.categoryId,
  }
  return { ...flow, answers, brought, known, answered: known }
}

/**
 * The office changed what it asks while somebody was answering: what still fits stays, and what is new is put, before the
 * check page.
 */
function askAnew(flow: Flow, { categories, questions }: Extract<Step, { kind: 'questions-changed' }>): Flow {
  const offered = offeredOf(categories)
  const still =
    offered.find(({ id }) => id === flow.answers.categoryId) ?? (offered.length === 1 ? offered[0] : undefined)
  const categoryId = still?.id ?? null
  const now: Flow = {
    ...flow,
    categories: offered,
    questions,
    answers: { ...flow.answers, categoryId },
    changing: null,
  }
  const wrong = questions.filter((question) => problemWithOwn(question, flow.answers.own[question.id]))
  const again = [...(categoryId === null ? ['category'] : []), ...wrong.map(({ id }) => keyOf({ question: id }))]
  const answered = flow.answered.filter((key) => !again.includes(key))
  const page = firstOpen(now, answered) ?? 'check'
  return { ...now, answered, page, questionsChanged: page !== 'check' }
}

const firstOpen = (flow: Flow, answered: string[]): Question | undefined =>
  questionsOf(flow).find((question) => !answered.includes(keyOf(question)))

function goOn(flow: Flow): Flow {
  if (flow.page === 'notice') return { ...flow, page: firstOpen(flow, flow.answered) ?? 'check', noticeChanged: false }
  const asked = questionsOf(flow)
  const here = keyOf(flow.page)
  const answered = [...new Set([...flow.answered, here])]
  // After a change only what is asked in addition is put; else the questions follow one another.
  const next =
    flow.changing || flow.questionsChanged
      ? firstOpen(flow, answered)
      : asked
          .slice(asked.findIndex((question) => keyOf(question) === here) + 1)
          .find((question) => !flow.known.includes(keyOf(question)))
  return {
    ...flow,
    page: next ?? 'check',
    answered,
    changing: next ? flow.changing : null,
    questionsChanged: next ? flow.questionsChanged : false,
  }
}

function goBack(flow: Flow): Flow {
  switch (flow.page) {
    case 'full-notice':
      return { ...flow, page: flow.readFrom }
    case 'sign-out-name':
      return { ...flow, page: 'sign-out', answers: startOfFlow.answers }
    case 'check':
      return { ...flow, page: putBefore(flow, questionsOf(flow)) }
    case 'type-code':
      return { ...startOfFlow, page: 'scan' }
    case 'remember':
    case 'copy':
      return { ...flow, page: 'signed-in' }
    default:
      return backFromQuestion(flow)
  }
}

function backFromQuestion(flow: Flow): Flow {
  const asked = questionsOf(flow)
  const at = asked.findIndex((question) => keyOf(question) === keyOf(flow.page))
  if (at < 0) return startOfFlow
  if (flow.changing) return { ...flow, page: 'check', answers: flow.changing, changing: null }
  return { ...flow, page: putBefore(flow, asked.slice(0, at)) }
}

/** The last of these questions that was put, else the notice. */
const putBefore = ({ known }: Flow, asked: Question[]): Question | 'notice' =>
  asked.findLast((question) => !known.includes(keyOf(question))) ?? 'notice'
