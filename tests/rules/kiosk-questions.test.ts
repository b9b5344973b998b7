import { describe, expect, test } from 'vitest'
import type { OwnQuestion, Step } from '../../renderer/kiosk/flow-rules.ts'
import { problemWithOwn } from '../../renderer/kiosk/flow-rules.ts'
import { takeStep } from '../../renderer/kiosk/visit-flow.ts'
import {
  back,
  begin,
  categories,
  choose,
  interview,
  next,
  own,
  questions,
  visitor,
  walk,
} from '../support/kiosk-steps.ts'

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
