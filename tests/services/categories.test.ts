import { expect, test } from 'vitest'
import { visitorDesk } from '../support/visitor-desk.ts'

test('a new office has five, one of them the default', () => {
  const { categories, visitor } = visitorDesk()
  expect(categories.list(visitor).map(({ name, asksCompany, asksHost }) => [name, asksCompany, asksHost])).toEqual([
    ['Visitor', true, true],
    ['Contractor', true, true],
    ['Interview', false, true],
    ['Courier', true, false],
    ['Group', true, true],
  ])
  expect(categories.list(visitor).filter(({ isDefault }) => isDefault)).toHaveLength(1)
  categories.createDefaults()
  expect(categories.list(visitor)).toHaveLength(5)
})

test('exactly one stays the default, and it stays active', () => {
  const { categories, helen, entries } = visitorDesk()
  const defaults = () =>
    categories.list(helen).flatMap(({ name, isDefault, active }) => (isDefault ? [`${name} ${active}`] : []))
  const { id } = categories.add(helen, {
    names: { en: 'Inspector' },
    asksCompany: true,
    asksHost: false,
    isDefault: true,
  })
  expect(defaults()).toEqual(['Inspector true'])
  const inspector = categories.find(id)!
  const change = (more: object, category = inspector) => {
    const { id: categoryId, ...fields } = { ...category, ...more }
    return categories.update(helen, { categoryId, ...fields })
  }
  expect(() => change({ isDefault: false })).toThrow('category-default-needed')
  expect(() => change({ active: false })).toThrow('category-default-needed')
  const visitor = categories.list(helen).find(({ name }) => name === 'Visitor')!
  expect(() => change({ isDefault: true, active: false }, visitor)).toThrow('category-default-active')
  change({ isDefault: true }, visitor)
  expect(defaults()).toEqual(['Visitor true'])
  change({ isDefault: false, active: false })
  expect(() => categories.update(helen, { ...inspector, categoryId: 99 })).toThrow('category-not-found')
  expect(entries().map(({ action }) => action)).toEqual(['category.changed', 'category.changed', 'category.added'])
})

test('an inactive one is for those who read the log, in the order that the manager gave', () => {
  const { categories, helen, rita, visitor, priya, category } = visitorDesk()
  const courier = categories.find(category('Courier'))!
  categories.update(helen, { ...courier, categoryId: courier.id, position: 0, active: false })
  expect(categories.list(priya).map(({ name }) => name)).toEqual([
    'Visitor',
    'Courier',
    'Contractor',
    'Interview',
    'Group',
  ])
  for (const caller of [visitor, rita]) {
    expect(categories.list(caller).map(({ name }) => name)).toEqual(['Visitor', 'Contractor', 'Interview', 'Group'])
  }
})
