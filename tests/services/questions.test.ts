import { expect, test } from 'vitest'
import { starterQuestions } from '../../main/questions/starter-questions.ts'
import { contract } from '../../shared/contract/index.ts'
import { languages } from '../../shared/languages.ts'
import { visitorDesk } from '../support/visitor-desk.ts'

type Desk = ReturnType<typeof visitorDesk>
type NewQuestion = Parameters<Desk['questions']['add']>[1]

const asking = (wording: string, more: Partial<NewQuestion> = {}): Omit<NewQuestion, 'categoryId'> => ({
  kind: 'text',
  wording: { en: wording },
  why: { en: 'We ask so that it is known.' },
  required: true,
  seenBy: 'reception',
  keepDays: null,
  choices: [],
  ...more,
})

function questionDesk() {
  const desk = visitorDesk()
  const categoryId = desk.category('Courier')
  return {
    ...desk,
    categoryId,
    add: (wording: string, more?: Partial<NewQuestion>): number =>
      (desk.questions.add(desk.helen, { ...asking(wording, more), categoryId }) as { id: number }).id,
    asked: () => desk.questions.askedBy(categoryId).map(({ wording }) => wording['en']),
  }
}

test('a new office asks contractors for their vehicle and the site rules, and nobody else for anything', () => {
  const { questions, visitor, category } = visitorDesk()
  const asked = questions.list(visitor, {}) as {
    categoryId: number
    kind: string
    required: boolean
    removedOn: string
  }[]
  expect(asked.map(({ categoryId, kind, required, removedOn }) => [categoryId, kind, required, removedOn])).toEqual([
    [category('Contractor'), 'text', false, '2026-12-25'],
    [category('Contractor'), 'yes-no', true, null],
  ])
  for (const { wording, why } of starterQuestions('contractor')) {
    expect([Object.keys(wording).toSorted(), Object.keys(why).toSorted()]).toEqual([
      languages.toSorted(),
      languages.toSorted(),
    ])
  }
})

test('an edit retires the question and puts another in its place: what was asked stays as it was', () => {
  const { questions, helen, visitor, add, asked, categoryId, entries } = questionDesk()
  const [first, second] = [add('How many parcels?'), add('Which van?')]
  const { id } = questions.update(helen, { questionId: first, ...asking('How many boxes?') }) as { id: number }
  expect(asked()).toEqual(['How many boxes?', 'Which van?'])
  expect(questions.find(first)).toMatchObject({ wording: { en: 'How many parcels?' }, active: false })
  expect(() => questions.update(helen, { questionId: first, ...asking('Again?') })).toThrow('question-not-found')
  questions.retire(helen, { questionId: second })
  expect(() => questions.retire(helen, { questionId: second })).toThrow('question-not-found')
  expect(questions.list(visitor, { categoryId })).toMatchObject([{ id, wording: { en: 'How many boxes?' } }])
  expect(entries().map(({ action, subjectId, detail }) => [action, subjectId, detail])).toEqual([
    ['question.retired', second, { categoryId }],
    ['question.changed', id, { categoryId, inPlaceOf: first }],
    ['question.added', second, { categoryId }],
    ['question.added', first, { categoryId }],
  ])
})

test('all of a category’s questions are put in another order at once, or none', () => {
  const { questions, helen, add, asked, categoryId } = questionDesk()
  const ids = [add('One?'), add('Two?'), add('Three?')]
  questions.reorder(helen, { categoryId, questionIds: ids.toReversed() })
  expect(asked()).toEqual(['Three?', 'Two?', 'One?'])
  for (const wrong of [ids.slice(1), [...ids, 99], [ids[0]!, ids[0]!, ids[1]!]]) {
    expect(() => questions.reorder(helen, { categoryId, questionIds: wrong })).toThrow('questions-changed')
  }
  add('Four?')
  expect(asked()).toEqual(['Three?', 'Two?', 'One?', 'Four?'])
})

test('a choice has two answers or more, and nothing else has any', () => {
  const { add, questions, helen } = questionDesk()
  const car = [{ en: 'Car' }, { en: 'Van' }]
  expect(() => add('Which?', { kind: 'choice', choices: car.slice(1) })).toThrow('check-fields')
  expect(() => add('Which?', { kind: 'text', choices: car })).toThrow('check-fields')
  add('Which?', { kind: 'choice', choices: car })
  expect(() => questions.add(helen, { ...asking('Where?'), categoryId: 99 })).toThrow('category-not-found')
})

test('a wording is in English at least, in languages that there are, and never turns a line round', async () => {
  const schema = contract.questions.add['~orpc'].inputSchema!
  const read = async (wording: unknown) => await schema['~standard'].validate({ ...asking(''), wording, categoryId: 1 })
  expect(await read({ en: ' Which\u202e van? ', pl: ' ' })).toMatchObject({ value: { wording: { en: 'Which van?' } } })
  for (const wrong of [
    { pl: 'Jaki samochód?' },
    { en: '' },
    { en: 'Which?', tlh: 'nuq' },
    { en: 'x'.repeat(301) },
    'Which?',
  ]) {
    expect(await read(wrong), JSON.stringify(wrong)).toHaveProperty('issues')
  }
})

test('kinds that nobody can answer yet are not offered', async () => {
  const schema = contract.questions.add['~orpc'].inputSchema!
  const read = async (kind: string) => await schema['~standard'].validate({ ...asking('Which?'), kind, categoryId: 1 })
  expect(await read('date')).toHaveProperty('value')
  expect(await read('essay')).toHaveProperty('issues')
})
