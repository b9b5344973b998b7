import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asked, readAnswer } from '../../shared/answer-rules.ts'
import { questionKinds } from '../../shared/question-kinds.ts'
import { inLanguage, languageRead } from '../../shared/texts-of.ts'

const read = (kind: Asked['kind'], text: string, required = true, choices: unknown[] = []) =>
  readAnswer({ kind, required, choices }, { text })

test.each([
  ['text', '  PK71 ABC ', { text: 'PK71 ABC' }],
  ['text', 'x'.repeat(200), { text: 'x'.repeat(200) }],
  ['text', 'x'.repeat(201), { problem: 'long' }],
  ['yes-no', 'no', { text: 'no' }],
  ['yes-no', 'maybe', { problem: 'choice' }],
  ['number', '007', { text: '7' }],
  ['number', '0', { text: '0' }],
  ['number', '1 200', { text: '1200' }],
  ['number', '2,5', { text: '2.5' }],
  ['number', '٤٢', { text: '42' }],
  ['number', '-4', { problem: 'number' }],
  ['number', 'four', { problem: 'number' }],
  ['number', '1.2.3', { problem: 'number' }],
  ['date', '2026-3-7', { text: '2026-03-07' }],
  ['date', '٢٠٢٦-٣-٧', { text: '2026-03-07' }],
  ['date', '2028-2-29', { text: '2028-02-29' }],
  ['date', '2027-2-29', { problem: 'date' }],
  ['date', '2026-13-1', { problem: 'date' }],
  ['date', '26-3-7', { problem: 'date' }],
  ['date', '2026--7', { problem: 'date' }],
  ['date', '--', { problem: 'missing' }],
] as const)('a %s answered with %j', (kind, text, kept) => {
  expect(read(kind, text)).toEqual(kept)
})

test('a choice is one of those offered, by its place', () => {
  const choices = [{ en: 'Car' }, { en: 'Van' }]
  expect(read('choice', '1', true, choices)).toEqual({ text: '1' })
  for (const text of ['2', '-1', '1.5', 'Car', 'length', '01', '1e0']) {
    expect(read('choice', text, true, choices), text).toEqual({ problem: 'choice' })
  }
})

test('what is left empty is nothing where it may be, and missing where it may not', () => {
  for (const kind of questionKinds) {
    expect(readAnswer({ kind, required: false, choices: [] }, undefined)).toEqual({ text: '' })
    expect(readAnswer({ kind, required: true, choices: [] }, { text: ' ' })).toEqual({ problem: 'missing' })
  }
  expect(readAnswer({ kind: 'signature', required: true, choices: [] }, { text: '', data: 'AAAA' })).toEqual({
    text: '',
  })
})

test('an answer that is kept reads as itself again', () => {
  const kinds = fc.constantFrom(...(['text', 'number', 'date', 'yes-no', 'choice'] as const))
  fc.assert(
    fc.property(kinds, fc.string({ maxLength: 12 }), (kind, typed) => {
      const once = read(kind, typed, true, ['a', 'b'])
      if ('text' in once) expect(read(kind, once.text, true, ['a', 'b'])).toEqual(once)
    }),
  )
})

test('a text is read in one’s language, else in English, else in the first', () => {
  const texts = { en: 'Courier', pl: 'Kurier' }
  expect([inLanguage(texts, 'pl'), inLanguage(texts, 'cy'), inLanguage({ fr: 'Coursier' }, 'cy')]).toEqual([
    'Kurier',
    'Courier',
    'Coursier',
  ])
  expect([languageRead(texts, 'pl'), languageRead(texts, 'cy'), languageRead({ fr: '' }, 'cy')]).toEqual([
    'pl',
    'en',
    'fr',
  ])
  expect(inLanguage({}, 'en')).toBe('')
})
