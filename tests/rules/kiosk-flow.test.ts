import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PageName, Step } from '../../renderer/kiosk/flow-rules.ts'
import { plainCode, problemWith, questionsOf, signInInput, startOfFlow } from '../../renderer/kiosk/flow-rules.ts'
import { hostTyped, mayLookUp } from '../../renderer/kiosk/host-rules.ts'
import { takeStep } from '../../renderer/kiosk/visit-flow.ts'
import {
  attemptId,
  back,
  begin,
  choose,
  courier,
  interview,
  maria,
  next,
  notice,
  pagesFrom,
  signedIn,
  visitor,
  walk,
} from '../support/kiosk-steps.ts'

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
