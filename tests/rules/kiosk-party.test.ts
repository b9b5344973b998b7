import { describe, expect, test } from 'vitest'
import {
  type Category,
  type Flow,
  problemWith,
  questionsOf,
  signInInput,
  startOfFlow,
  wholeParty,
} from '../../renderer/kiosk/flow-rules.ts'
import { takeStep } from '../../renderer/kiosk/visit-flow.ts'

const group = { id: 1, names: {}, asksCompany: true, asksHost: true, asksParty: true } as unknown as Category
const alone = { ...group, asksParty: false }
const notice = { version: 1, language: 'en', sha256: 'x' } as unknown as Flow['notice']
const flowOf = (category: Category, answers: Partial<Flow['answers']> = {}): Flow => ({
  ...startOfFlow,
  notice,
  categories: [category],
  answers: { ...startOfFlow.answers, categoryId: 1, name: 'Priya Shah', ...answers },
})

describe('a party', () => {
  test('is asked for after the host, where the category asks', () => {
    expect(questionsOf(flowOf(group))).toEqual(['name', 'company', 'host', 'party'])
    expect(questionsOf(flowOf(alone))).toEqual(['name', 'company', 'host'])
  })

  test('is sent only where it was asked for', () => {
    const party = ['Tom Reid', 'Zofia Nowak']
    expect(signInInput(flowOf(group, { party }))).toMatchObject({ party })
    expect(signInInput(flowOf(alone, { party })).party).toBeUndefined()
    expect(signInInput(flowOf(group)).party).toBeUndefined()
  })

  test('loses no name that stands in the field, and is thirty at most', () => {
    const { answers } = flowOf(group, { party: ['Tom Reid'], partyText: ' Zofia Nowak ' })
    expect(wholeParty(answers)).toEqual(['Tom Reid', 'Zofia Nowak'])
    expect(problemWith('party', answers)).toBeNull()
    const many = { ...answers, party: Array.from({ length: 30 }, () => 'A B') }
    expect(problemWith('party', many)).toBe('party.full')
    expect(problemWith('party', { ...many, partyText: '' })).toBeNull()
    expect(problemWith('party', { ...answers, partyText: 'x'.repeat(201) })).toBe('tooLong')
  })

  test('is forgotten with everything else', () => {
    const cleared = takeStep(flowOf(group, { party: ['Tom Reid'] }), { kind: 'clear', byItself: true })
    expect(cleared.answers).toEqual(startOfFlow.answers)
  })
})

test('deliveries and hosts begin with nothing of whoever was here before', () => {
  for (const kind of ['delivery', 'presence'] as const) {
    expect(takeStep(flowOf(group, { party: ['Tom Reid'] }), { kind })).toEqual({ ...startOfFlow, page: kind })
  }
})
