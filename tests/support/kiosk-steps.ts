import type { Category, Flow, Notice, OwnQuestion, PageName, SignedIn, Step } from '../../renderer/kiosk/flow-rules.ts'
import { startOfFlow } from '../../renderer/kiosk/flow-rules.ts'
import { takeStep } from '../../renderer/kiosk/visit-flow.ts'

export const category = (id: number, asksCompany: boolean, asksHost: boolean, isDefault = false): Category => ({
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

export const visitor = category(1, true, true, true)

export const interview = category(2, false, true)

export const courier = category(3, true, false)

export const categories = [courier, interview, visitor]

export const notice = (version: number): Notice => ({
  version,
  language: 'en',
  effectiveOn: '2026-09-01',
  sha256: 'a'.repeat(64),
  text: { rows: [], full: [] },
  todayOn: '2026-11-24',
  removedOn: '2027-05-23',
  footageDays: 31,
})

export const maria = { id: 7, name: 'Maria Santos', department: 'Client accounts' }

export const signedIn: SignedIn = {
  visitId: 1,
  signOutCode: 'K7M4QX',
  signedInAt: 0,
  removedOn: '2027-05-23',
  host: '',
  arrival: null,
}

export const own = (id: number, categoryId: number, more: Partial<OwnQuestion> = {}): OwnQuestion => ({
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

export const questions = [own(31, 3), own(32, 3, { required: false, kind: 'date' }), own(41, 4)]

export const attemptId = '0b9d5a5e-4f0c-4c39-9a52-2f6b0e0f7a11'

export const begin = { kind: 'sign-in', notice: notice(7), categories, questions, attemptId } as const satisfies Step

export const next: Step = { kind: 'next' }

export const back: Step = { kind: 'back' }

export const walk = (steps: Step[], from: Flow = startOfFlow): Flow => steps.reduce(takeStep, from)

export const choose = (categoryId: number): Step => ({ kind: 'answer', answers: { categoryId } })

export const pagesFrom = (flow: Flow): PageName[] => {
  const seen: PageName[] = [flow.page]
  let at = flow
  while (at.page !== 'check') {
    at = takeStep(at, next)
    seen.push(at.page)
  }
  return seen
}
