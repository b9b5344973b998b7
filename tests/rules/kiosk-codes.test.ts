import { describe, expect, test } from 'vitest'
import type { Flow, Step } from '../../renderer/kiosk/flow-rules.ts'
import { signInInput, startOfFlow } from '../../renderer/kiosk/flow-rules.ts'
import { takeStep } from '../../renderer/kiosk/visit-flow.ts'
import { back, begin, choose, maria, next, pagesFrom, signedIn, walk } from '../support/kiosk-steps.ts'

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
