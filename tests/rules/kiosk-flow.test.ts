import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Category, Flow, Notice, OwnQuestion, PageName, SignedIn, Step } from '../../renderer/kiosk/flow-rules.ts'
import {
  plainCode,
  problemWith,
  problemWithOwn,
  questionsOf,
  signInInput,
  startOfFlow,
} from '../../renderer/kiosk/flow-rules.ts'
import { hostTyped, mayLookUp } from '../../renderer/kiosk/host-rules.ts'
import { takeStep } from '../../renderer/kiosk/visit-flow.ts'

const category = (id: number, asksCompany: boolean, asksHost: boolean, isDefault = false): Category => ({
  id,
  name: `Category ${id}`,
  names: { en: `Category ${id}` },
  asksCompany,
  asksHost,
  asksParty: false,
  isDefault,
  active: true,
  position: id,
})
const visitor = category(1, true, true, true)
const interview = category(2, false, true)
const courier = category(3, true, false)
const categories = [courier, interview, visitor]
const notice = (version: number): Notice => ({
  version,
  language: 'en',
  effectiveOn: '2026-09-01',
  sha256: 'a'.repeat(64),
  text: { rows: [], full: [] },
  todayOn: '2026-11-24',
  removedOn: '2027-05-23',
  footageDays: 31,
})
const maria = { id: 7, name: 'Maria Santos', department: 'Client accounts' }
const signedIn: SignedIn = {
  visitId: 1,
  signOutCode: 'K7M4QX',
  signedInAt: 0,
  removedOn: '2027-05-23',
  host: '',
  arrival: null,
}

const own = (id: number, categoryId: number, more: Partial<OwnQuestion> = {}): OwnQuestion => ({
  id,
  categoryId,
  kind: 'text',
  wording: { en: `Question ${id}?` },
  why: { en: 'We ask so that it is known.' },
  required: true,
  seenBy: 'reception',
  keepDays: null,
  choices: [],
  document: null,
  removedOn: null,
  ...more,
})
const questions = [own(31, 3), own(32, 3, { required: false, kind: 'date' }), own(41, 4)]
const attemptId = '0b9d5a5e-4f0c-4c39-9a52-2f6b0e0f7a11'
const begin = { kind: 'sign-in', notice: notice(7), categories, questions, attemptId } as const satisfies Step
const next: Step = { kind: 'next' }
const back: Step = { kind: 'back' }
const walk = (steps: Step[], from: Flow = startOfFlow): Flow => steps.reduce(takeStep, from)
const choose = (categoryId: number): Step => ({ kind: 'answer', answers: { categoryId } })
const pagesFrom = (flow: Flow): PageName[] => {
  const seen: PageName[] = [flow.page]
  let at = flow
  while (at.page !== 'check') {
    at = takeStep(at, next)
    seen.push(at.page)
  }
  return seen
}

describe('the questions', () => {
  test('come after the notice, the category before what it decides, in its office’s order', () => {
    expect(pagesFrom(walk([begin]))).toEqual(['notice', 'name', 'category', 'company', 'host', 'check'])
    expect(walk([begin]).categories.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(walk([begin]).answers.categoryId).toBe(1)
  })

  test('that a category does not ask are left out, and a lone category is not asked', () => {
    expect(pagesFrom(walk([begin, choose(2)]))).toEqual(['notice', 'name', 'category', 'host', 'check'])
    expect(pagesFrom(walk([begin, choose(3)]))).toEqual([
      'notice',
      'name',
      'category',
      'company',
      { question: 31 },
      { question: 32 },
      'check',
    ])
    expect(pagesFrom(walk([{ ...begin, categories: [interview] }]))).toEqual(['notice', 'name', 'host', 'check'])
  })

  test('need at most eight taps besides typing for the default category', () => {
    const continues = pagesFrom(walk([begin])).length - 1
    const signInDoor = 1
    const chooseHost = 1
    const send = 1
    expect(signInDoor + continues + chooseHost + send).toBeLessThanOrEqual(8)
  })

  test('an inactive category is not offered', () => {
    const flow = walk([{ ...begin, categories: [visitor, { ...courier, active: false }] }])
    expect(questionsOf(flow)).toEqual(['name', 'company', 'host'])
  })
})

describe('Back', () => {
  test('leads one page back, and from the notice to a clean welcome', () => {
    const atHost = walk([begin, next, next, next, next])
    const pages: PageName[] = []
    for (let flow = atHost; flow.page !== 'welcome'; flow = takeStep(flow, back)) pages.push(flow.page)
    expect(pages).toEqual(['host', 'company', 'category', 'name', 'notice'])
    expect(walk([begin, back])).toEqual(startOfFlow)
  })

  test('from a changed answer leaves it as it was', () => {
    const checked = walk([begin, { kind: 'answer', answers: { name: 'Amara Okonkwo' } }, next, next, next, next, next])
    const changed = walk(
      [{ kind: 'change', question: 'name' }, { kind: 'answer', answers: { name: 'X' } }, back],
      checked,
    )
    expect([changed.page, changed.answers.name]).toEqual(['check', 'Amara Okonkwo'])
  })

  test('from the full notice leads where it was opened', () => {
    const read: Step = { kind: 'read-notice', notice: notice(7) }
    expect(walk([read, back]).page).toBe('welcome')
    expect(walk([begin, read, back]).page).toBe('notice')
    expect(walk([{ kind: 'signed-in', signedIn }, read, back]).signedIn).toEqual(signedIn)
  })
})

describe('Change', () => {
  const asCourier = walk([begin, next, next, choose(3), next, next, next, next])

  test('returns to the check page', () => {
    expect(asCourier.page).toBe('check')
    expect(walk([{ kind: 'change', question: 'company' }, next], asCourier).page).toBe('check')
  })

  test('to a category that asks more puts only what is missing', () => {
    const changed = walk([{ kind: 'change', question: 'category' }, choose(1), next], asCourier)
    expect(changed.page).toBe('host')
    expect(takeStep(changed, next).page).toBe('check')
  })
})

describe('what is sent', () => {
  const answers = { ...startOfFlow.answers, name: 'Amara', company: 'Harbour', hostText: 'Maria Santos', host: maria }

  test('holds only what the category asks, under the notice that was shown', () => {
    const sent = (categoryId: number) => signInInput({ ...begin, answers: { ...answers, categoryId } })
    expect(sent(1)).toMatchObject({ company: 'Harbour', hostId: 7, hostText: undefined, noticeVersion: 7 })
    expect(sent(2).company).toBeUndefined()
    expect([sent(3).hostId, sent(3).hostText]).toEqual([undefined, undefined])
  })

  test('holds the attempt, and answers to this category’s own questions alone', () => {
    const given = { 31: { text: 'PK71 ABC' }, 41: { text: 'for another category' } }
    const sent = signInInput({ ...begin, answers: { ...answers, categoryId: 3, own: given } })
    expect(sent).toMatchObject({ attemptId, answers: [{ questionId: 31, text: 'PK71 ABC' }] })
    expect(signInInput({ ...begin, answers: { ...answers, categoryId: 1, own: given } }).answers).toEqual([])
  })

  test('keeps a typed host where none was chosen', () => {
    const typed = { ...answers, host: null, hostText: 'Accounts', categoryId: 1 }
    expect(signInInput({ ...begin, answers: typed })).toMatchObject({ hostText: 'Accounts' })
  })
})

test('a notice that changed is shown again, and every answer stays', () => {
  const atCheck = walk([begin, { kind: 'answer', answers: { name: 'Amara' } }, next, next, next, next, next])
  const changed = takeStep(atCheck, { kind: 'notice-changed', notice: notice(8) })
  expect([changed.page, changed.noticeChanged, changed.notice?.version]).toEqual(['notice', true, 8])
  expect(takeStep(changed, next)).toMatchObject({ page: 'check', noticeChanged: false, answers: { name: 'Amara' } })
})

describe('a category’s own questions', () => {
  const asked: Step[] = [begin, next, next, choose(3), next, next]
  const give = (question: number, text: string): Step => ({ kind: 'answer-own', question, given: { text } })

  test('are walked there and back, and each can be changed from the check page', () => {
    const there = walk([...asked, give(31, 'PK71 ABC'), next])
    expect(there.page).toEqual({ question: 32 })
    expect(walk([back], there)).toMatchObject({
      page: { question: 31 },
      answers: { own: { 31: { text: 'PK71 ABC' } } },
    })
    const checked = walk([next], there)
    expect(walk([back], checked).page).toEqual({ question: 32 })
    const changing = walk([{ kind: 'change', question: { question: 31 } }, give(31, 'another')], checked)
    expect(walk([next], changing)).toMatchObject({ page: 'check', answers: { own: { 31: { text: 'another' } } } })
    expect(walk([back], changing)).toMatchObject({ page: 'check', answers: { own: { 31: { text: 'PK71 ABC' } } } })
  })

  test('that the office changes meanwhile are put before the check page, and what still fits stays', () => {
    const checked = walk([...asked, give(31, 'PK71 ABC'), next, next])
    const changed = takeStep(checked, {
      kind: 'questions-changed',
      categories,
      questions: [own(31, 3), own(33, 3), own(34, 3)],
    })
    expect(changed).toMatchObject({ page: { question: 33 }, answers: { own: { 31: { text: 'PK71 ABC' } } } })
    expect(walk([next], changed)).toMatchObject({ page: { question: 34 }, questionsChanged: true })
    expect(walk([next, next], changed)).toMatchObject({ page: 'check', questionsChanged: false })
    expect(takeStep(checked, { kind: 'questions-changed', categories, questions })).toMatchObject({
      page: 'check',
      questionsChanged: false,
    })
  })

  test('that have to be answered by now are put again where they were left empty', () => {
    const checked = walk([...asked, give(31, 'PK71 ABC'), next, next])
    const changed = takeStep(checked, {
      kind: 'questions-changed',
      categories,
      questions: [own(31, 3), own(32, 3, { kind: 'date' }), own(35, 3, { required: false })],
    })
    expect(changed.page).toEqual({ question: 32 })
    const given = walk([give(32, '2027-3-7'), next], changed)
    expect(given.page).toEqual({ question: 35 })
    expect(walk([next], given).page).toBe('check')
  })

  test('are put for another category where the chosen one is no longer offered', () => {
    const checked = walk([...asked, next, next])
    const changed = takeStep(checked, { kind: 'questions-changed', categories: [visitor, interview], questions: [] })
    expect([changed.page, changed.answers.categoryId]).toEqual(['category', null])
    const lone = takeStep(checked, { kind: 'questions-changed', categories: [visitor], questions: [] })
    expect([lone.page, lone.answers.categoryId]).toEqual(['host', 1])
  })

  test('are checked by their kind', () => {
    const problem = (more: Partial<OwnQuestion>, text?: string) =>
      problemWithOwn(own(1, 1, more), text === undefined ? undefined : { text })
    expect(problem({}, '  ')).toBe('question.missing.text')
    expect(problem({ required: false })).toBeNull()
    expect(problem({}, 'x'.repeat(201))).toBe('question.long')
    expect(problem({ kind: 'yes-no' })).toBe('question.missing.yes-no')
    expect(problem({ kind: 'number' }, 'four')).toBe('question.number')
    expect(problem({ kind: 'date' }, '--')).toBe('question.missing.date')
    expect(problem({ kind: 'date' }, '2026-2-30')).toBe('question.date.wrong')
    expect(problem({ kind: 'date' }, '2028-2-29')).toBeNull()
  })
})

test('problems are named before anything is sent', () => {
  const { answers } = startOfFlow
  expect(problemWith('name', { ...answers, name: '  ' })).toBe('name.missing')
  expect(problemWith('name', { ...answers, name: 'x'.repeat(201) })).toBe('tooLong')
  expect(problemWith('company', answers)).toBeNull()
  expect(problemWith('host', answers)).toBe('host.missing')
  expect(problemWith('category', answers)).toBe('category.missing')
})

test('codes are read off paper, with spaces and dashes', () => {
  expect(plainCode(' k7m-4qx ')).toBe('K7M4QX')
})

test('nobody is looked up before the third letter, and a whole name typed is its host', () => {
  expect(['ma', 'm a', '…ma', 'mar'].map(mayLookUp)).toEqual([false, false, false, true])
  expect(hostTyped('maria  SANTOS', [maria])).toBe(maria)
  expect(hostTyped('maria', [maria])).toBeUndefined()
  expect(hostTyped('maria santos', [maria, { ...maria, id: 8 }])).toBeUndefined()
})

test('however a visitor went, clearing leaves nothing of them', () => {
  const anyStep: fc.Arbitrary<Step> = fc.constantFrom<Step>(
    begin,
    next,
    back,
    { kind: 'sign-out' },
    { kind: 'sign-out-by-name' },
    { kind: 'answer', answers: { name: 'Zephyrine', company: 'Zephyrine', hostText: 'Zephyrine', code: 'ZEPHYR' } },
    { kind: 'answer-own', question: 31, given: { text: 'Zephyrine' } },
    choose(3),
    { kind: 'change', question: 'name' },
    { kind: 'read-notice', notice: notice(7) },
    { kind: 'notice-changed', notice: notice(8) },
    { kind: 'signed-in', signedIn },
    { kind: 'signed-out' },
  )
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), fc.boolean(), (steps, byItself) => {
      expect(walk([...steps, { kind: 'clear', byItself }])).toEqual({ ...startOfFlow, cleared: byItself })
      for (const last of [{ kind: 'signed-in', signedIn } as const, { kind: 'signed-out' } as const]) {
        expect(JSON.stringify(walk([...steps, last]))).not.toMatch(/zephyr/i)
      }
    }),
  )
})

describe('a code', () => {
  const brought = {
    state: 'ready',
    kind: 'invitation',
    token: 'a.token',
    name: 'Amara Okonkwo',
    company: 'Harbour & Lane',
    host: maria,
    categoryId: 1,
    language: 'en',
    until: '2026-11-24',
  } as const
  const withCode = (more: Partial<Flow['brought'] & object> = {}): Step => ({
    ...begin,
    kind: 'sign-in-with',
    brought: { ...brought, ...more },
  })

  test('that brings everything leads from the notice to the check page, and is sent along', () => {
    const flow = walk([withCode(), next])
    expect(flow.page).toBe('check')
    expect(signInInput(flow)).toMatchObject({
      name: 'Amara Okonkwo',
      company: 'Harbour & Lane',
      hostId: 7,
      categoryId: 1,
      invitation: 'a.token',
      pass: undefined,
    })
    expect(takeStep(flow, back).page).toBe('notice')
  })

  test('leaves open what it does not know, and nothing else is put, forwards or back', () => {
    const pass = withCode({ kind: 'pass', host: null, company: '' })
    expect(pagesFrom(walk([pass]))).toEqual(['notice', 'company', 'host', 'check'])
    const host = walk([pass, next, next])
    expect(takeStep(host, back).page).toBe('company')
    expect(walk([back, back], host).page).toBe('notice')
    expect(signInInput(walk([next], host))).toMatchObject({ pass: 'a.token', invitation: undefined })
  })

  test('whose category is gone has it chosen; what the new one asks follows', () => {
    const flow = walk([withCode({ categoryId: null, company: '' }), next])
    expect(flow.page).toBe('category')
    expect(walk([choose(3), next], flow).page).toBe('company')
  })

  test('can be corrected like any answer, and its questions are put again then', () => {
    const flow = walk([withCode(), next, { kind: 'change', question: 'name' }])
    expect(flow.page).toBe('name')
    expect(walk([{ kind: 'answer', answers: { name: 'Amara O.' } }, next], flow).page).toBe('check')
  })

  test('is gone with the way that it began, but for a pass that need not be offered again', () => {
    const done = walk([withCode({ kind: 'pass' }), next, { kind: 'signed-in', signedIn }])
    expect(done.brought?.kind).toBe('pass')
    expect(takeStep(done, { kind: 'clear', byItself: false })).toEqual(startOfFlow)
    expect(walk([{ kind: 'remember' }, back], done).page).toBe('signed-in')
  })

  test('of a badge stands on the page that signs out', () => {
    const flow = takeStep(startOfFlow, { kind: 'sign-out-with', code: 'K7QM4R' })
    expect([flow.page, flow.answers.code]).toEqual(['sign-out', 'K7QM4R'])
    expect(walk([{ kind: 'scan' }, { kind: 'type-code' }, back]).page).toBe('scan')
    expect(walk([{ kind: 'scan' }, back])).toEqual(startOfFlow)
  })
})
