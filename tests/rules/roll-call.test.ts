import { expect, test } from 'vitest'
import { inOrder, together } from '../../main/rollcall/rollcall-rules.ts'
import { peopleHere, withTicks } from '../../renderer/rollcall/people-here.ts'
import { lateAfter, partsOf, zonesOf } from '../../renderer/ui/roll-call/roll-call-rules.ts'
import type { OnRollCall } from '../../shared/contract/house.ts'

const person = (id: number, name: string, more: Partial<OnRollCall> = {}): OnRollCall => ({
  kind: 'visit',
  id,
  name,
  of: '',
  visiting: '',
  zone: '',
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

test('zones stand by name, and whose zone nobody knows come last', () => {
  const people = [
    person(1, 'Nowhere'),
    person(2, 'Up', { zone: 'Second floor' }),
    person(3, 'Down', { zone: 'Ground floor' }),
    person(4, 'Up too', { zone: 'Second floor' }),
  ]
  expect(zonesOf(people).map(({ zone, people: there }) => [zone, there.map(({ id }) => id)])).toEqual([
    ['Ground floor', [3]],
    ['Second floor', [2, 4]],
    ['', [1]],
  ])
})

test('on a tablet without its host people are ticked off, added, and their ticks taken back', () => {
  const kept = { people: [person(1, 'Amara'), person(2, 'Zofia')] }
  const added = [{ key: 'a', name: 'Gus', safe: false, addedAt: 7 }]
  const before = { openings: [], marks: [], added }
  const safe = (pending: typeof before) => peopleHere(kept, pending).filter(({ safeAt }) => safeAt !== null)
  const gus = peopleHere(kept, before).at(-1)!
  expect(gus).toMatchObject({ kind: 'added', name: 'Gus', since: 7, safeAt: null })
  const ticked = withTicks(before, [kept.people[1]!, gus], true, 9)
  expect(peopleHere(kept, ticked).map(({ safeAt }) => safeAt)).toEqual([null, 9, 7])
  expect(ticked.marks).toEqual([{ person: { kind: 'visit', id: 2 }, safe: true, markedAt: 9 }])
  expect(
    peopleHere(kept, withTicks(ticked, [gus, kept.people[1]!], false, 11)).every(({ safeAt }) => safeAt === null),
  ).toBe(true)
  expect(safe(before)).toEqual([])
})
