import { expect, test } from 'vitest'
import { earlier, inOrder, offering, owning } from '../../renderer/desk/languages/language-list.ts'
import { grouped, written } from '../../renderer/desk/notice/own-words.ts'

const there = { own: 'en', offered: ['en', 'cy', 'ar'] } as const
const office = { own: there.own, offered: [...there.offered] }

test('languages are listed as the kiosk has them, then the others', () => {
  expect(inOrder(office)).toEqual(['en', 'cy', 'ar', 'pl', 'fr'])
})

test('a language is offered last, and taken out again; the office’s own stays', () => {
  expect(offering(office, 'fr', true).offered).toEqual(['en', 'cy', 'ar', 'fr'])
  expect(offering(office, 'cy', false).offered).toEqual(['en', 'ar'])
  expect(offering(office, 'en', false)).toEqual(office)
})

test('the office’s own is offered, and a language moves up one place', () => {
  expect(owning(office, 'fr')).toEqual({ own: 'fr', offered: ['en', 'cy', 'ar', 'fr'] })
  expect(earlier(office, 'ar').offered).toEqual(['en', 'ar', 'cy'])
  expect(earlier(office, 'en')).toEqual(office)
})

test('own words are what differs from Foyer’s, and leave with it', () => {
  const part = { key: 'short.why', heading: 'Why', made: 'To keep people safe.' }
  const own = written({}, 'pl', part, 'Inaczej.')
  expect(own).toEqual({ pl: { 'short.why': 'Inaczej.' } })
  expect(written(own, 'pl', part, part.made)).toEqual({})
  expect(written(own, 'pl', part, '')).toEqual({ pl: { 'short.why': '' } })
})

test('parts stand under their headings, the short layer apart from the full one', () => {
  const parts = [
    { key: 'short.who', heading: 'Who we are', made: '' },
    { key: 'full.controller.who', heading: 'Who we are', made: '' },
    { key: 'full.controller.contact', heading: 'Who we are', made: '' },
  ]
  expect(grouped(parts).map(({ layer, parts: held }) => [layer, held.length])).toEqual([
    ['short', 1],
    ['full', 2],
  ])
})
