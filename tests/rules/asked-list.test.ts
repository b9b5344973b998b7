import { describe, expect, test } from 'vitest'
import {
  builtInsOf,
  type Category,
  moved,
  type Question,
  secondsOf,
} from '../../renderer/desk/categories/asked-list.ts'
import type { Texts } from '../../shared/texts-of.ts'
import { draftOf, inputOf, newQuestion, problemsOf } from '../../renderer/desk/categories/question-draft.ts'

const category = (more: Partial<Category> = {}): Category => ({
  id: 1,
  name: 'Visitor',
  names: { en: 'Visitor' },
  asksCompany: true,
  asksHost: true,
  asksParty: false,
  isDefault: true,
  active: true,
  position: 0,
  ...more,
})
const question = (more: Partial<Question> = {}): Question => ({
  id: 7,
  categoryId: 1,
  kind: 'text',
  wording: { en: 'What is your vehicle’s registration?' },
  why: { en: 'We ask so that we can find you.' },
  required: false,
  seenBy: 'reception',
  keepDays: 31,
  choices: [],
  document: null,
  removedOn: '2026-12-25',
  ...more,
})

describe('what a category asks', () => {
  test('names the reason only where there is more than one to choose from', () => {
    expect(builtInsOf(category(), [category()])).toEqual(['name', 'company', 'host'])
    const two = [category(), category({ id: 2, asksCompany: false, asksHost: false })]
    expect(builtInsOf(two[1]!, two)).toEqual(['name', 'category'])
    expect(builtInsOf(category(), [category(), category({ id: 2, active: false })])).toEqual([
      'name',
      'company',
      'host',
    ])
  })

  test('takes longer with each question, in steps of five seconds', () => {
    const builtIns = builtInsOf(category(), [category()])
    const with3 = secondsOf(builtIns, [question(), question({ kind: 'date' }), question({ kind: 'document' })])
    expect(secondsOf(builtIns, []) % 5).toBe(0)
    expect(with3).toBeGreaterThan(secondsOf(builtIns, [question()]))
  })

  test('moves one place, and never off either end', () => {
    expect(moved([1, 2, 3], 3, -1)).toEqual([1, 3, 2])
    expect(moved([1, 2, 3], 1, 1)).toEqual([2, 1, 3])
    for (const [id, by] of [
      [1, -1],
      [3, 1],
      [9, 1],
    ] as const)
      expect(moved([1, 2, 3], id, by)).toEqual([1, 2, 3])
  })
})

describe('a question’s draft', () => {
  test('is sent as it was read, without languages left empty', () => {
    const { id: _id, categoryId: _categoryId, removedOn: _removedOn, ...rest } = question()
    expect(inputOf(draftOf(question()))).toEqual(rest)
    expect(inputOf({ ...draftOf(question()), wording: { en: 'Which van?', pl: '  ' } }).wording).toEqual({
      en: 'Which van?',
    })
    expect(problemsOf(draftOf(question()))).toEqual({})
  })

  test('holds answers to choose from only for a choice, without lines left empty', () => {
    const choices = [{ en: 'Car' }, { en: '' }, { en: 'Van' }]
    expect(inputOf({ ...draftOf(question()), kind: 'choice', choices }).choices).toEqual([{ en: 'Car' }, { en: 'Van' }])
    expect(inputOf({ ...draftOf(question()), choices }).choices).toEqual([])
  })

  test('says what is missing: English everywhere, two answers, whole days', () => {
    expect(problemsOf({ ...newQuestion, kind: 'choice', ownDays: true, days: '1.5' })).toEqual({
      wording: 'wordingMissing',
      why: 'whyMissing',
      choices: 'choicesMissing',
      days: 'daysWrong',
    })
    expect(problemsOf({ ...draftOf(question()), wording: { pl: 'Jaki pojazd?' } })).toEqual({
      wording: 'wordingMissing',
    })
    const choices: Texts[] = [{ en: 'Car' }, { pl: 'Furgonetka' }]
    expect(problemsOf({ ...draftOf(question()), kind: 'choice', choices })).toEqual({ choices: 'choicesMissing' })
    for (const days of ['0', '', '4000'])
      expect(problemsOf({ ...draftOf(question()), days })).toEqual({ days: 'daysWrong' })
  })
})
