import { assertNever } from '../../shared/errors.ts'
import type { Flow, PageName, Question, Step } from './flow-rules.ts'
import { questionsOf, startOfFlow } from './flow-rules.ts'

/** The visitor's way from page to page. Pure: the whole flow is this function and its state. */
export function takeStep(flow: Flow, step: Step): Flow {
  switch (step.kind) {
    case 'sign-in':
      return beginSignIn(step)
    case 'sign-out':
      return { ...startOfFlow, page: 'sign-out' }
    case 'sign-out-by-name':
      return { ...flow, page: 'sign-out-name', answers: { ...flow.answers, code: '' } }
    case 'answer':
      return { ...flow, answers: { ...flow.answers, ...step.answers } }
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
    case 'signed-in':
      return { ...startOfFlow, page: 'signed-in', notice: flow.notice, signedIn: step.signedIn }
    case 'signed-out':
      return { ...startOfFlow, page: 'signed-out' }
    case 'clear':
      return { ...startOfFlow, cleared: step.byItself }
    default:
      return assertNever(step)
  }
}

function beginSignIn({ notice, categories }: Extract<Step, { kind: 'sign-in' }>): Flow {
  const offered = categories.filter((category) => category.active).toSorted((a, b) => a.position - b.position)
  const preset = offered.find((category) => category.isDefault) ?? (offered.length === 1 ? offered[0] : undefined)
  const answers = { ...startOfFlow.answers, categoryId: preset?.id ?? null }
  return { ...startOfFlow, page: 'notice', notice, categories: offered, answers }
}

function goOn(flow: Flow): Flow {
  const asked = questionsOf(flow)
  if (flow.page === 'notice') {
    const open = asked.find((question) => !flow.answered.includes(question))
    return { ...flow, page: open ?? 'check', noticeChanged: false }
  }
  const here = flow.page as Question
  const answered = [...new Set([...flow.answered, here])]
  // After a Change only what the new category asks in addition is put; else the questions follow one another.
  const next = flow.changing ? asked.find((question) => !answered.includes(question)) : asked[asked.indexOf(here) + 1]
  return { ...flow, page: next ?? 'check', answered, changing: next ? flow.changing : null }
}

function goBack(flow: Flow): Flow {
  const asked = questionsOf(flow)
  const before = (question: Question): PageName => asked[asked.indexOf(question) - 1] ?? 'notice'
  switch (flow.page) {
    case 'full-notice':
      return { ...flow, page: flow.readFrom }
    case 'sign-out-name':
      return { ...flow, page: 'sign-out', answers: startOfFlow.answers }
    case 'check':
      return { ...flow, page: asked[asked.length - 1]! }
    case 'name':
    case 'category':
    case 'company':
    case 'host':
      if (flow.changing) return { ...flow, page: 'check', answers: flow.changing, changing: null }
      return { ...flow, page: before(flow.page) }
    default:
      return startOfFlow
  }
}
