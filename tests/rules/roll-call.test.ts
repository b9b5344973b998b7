import { expect, test } from 'vitest'
import { inOrder, together } from '../../main/rollcall/rollcall-rules.ts'
import { lateAfter, partsOf } from '../../renderer/ui/roll-call/roll-call-rules.ts'
import type { OnRollCall } from '../../shared/contract/house.ts'

const person = (id: number, name: string, more: Partial<OnRollCall> = {}): OnRollCall => ({
  kind: 'visit',
  id,
  name,
  of: '',
  visiting: '',
  masked: false,
  since: 0,
  needsHelp: false,
  gone: false,
  safeAt: null,
  ...more,
})

test('whoever is not ticked off after ten minutes stands out, but for those who need help: they always do', () => {
  const people = [
    person(1, 'Help', { needsHelp: true }),
    person(2, 'Open'),
    person(3, 'Safe', { safeAt: 5 }),
    person(4, 'Helped', { needsHelp: true, safeAt: 5 }),
  ]
  const ids = (now: number, startedAt: number | null = 1000) =>
    Object.fromEntries(
      Object.entries(partsOf(people, startedAt, now)).map(([part, of]) => [part, of.map(({ id }) => id)]),
    )
  expect(ids(1000 + lateAfter - 1)).toEqual({ help: [1], late: [], open: [2], safe: [3, 4] })
  expect(ids(1000 + lateAfter)).toEqual({ help: [1], late: [2], open: [], safe: [3, 4] })
  expect(ids(9e12, null)).toEqual({ help: [1], late: [], open: [2], safe: [3, 4] })
})

test('a visit and a host of one number are two people, and nobody is counted twice', () => {
  const visit = { kind: 'visit' as const, id: 1 }
  const host = { kind: 'host' as const, id: 1 }
  expect(together([visit], [visit, host])).toEqual([visit, host])
})

test('the list is in order of folded names, help first, and a masked name is put in order by what is shown of it', () => {
  const people = ['Zoë', 'Ángel Ruiz', 'bea', 'Anna'].map((name, id) => ({ ...person(id, name), goneAt: null }))
  expect(inOrder(people).map(({ name }) => name)).toEqual(['Ángel Ruiz', 'Anna', 'bea', 'Zoë'])
  const [first] = inOrder([...people, { ...person(9, 'Zz', { needsHelp: true }), goneAt: 5 }])
  expect(first).toMatchObject({ name: 'Zz', gone: true })
  expect(inOrder(people, () => true).map(({ name }) => name)).toEqual(['A.', 'Á. R.', 'B.', 'Z.'])
})
