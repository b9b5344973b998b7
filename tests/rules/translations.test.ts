import { describe, expect, test } from 'vitest'
import { languages } from '../../shared/languages.ts'
import { formOf, keyOf, textsOf } from '../support/locale-files.ts'

/** Sections that visitors, hosts and recipients of messages read: in every language. The desk stays English. */
const read = ['kiosk.', 'ui.kiosk.', 'notice.', 'messages.', 'badge.', 'guest.']
const alsoRead = new Set(['ui.problem', 'ui.error'])
/** Refusals that a page without a person signed in can show. */
const visitorErrors = [
  'internal',
  'unreachable',
  'check-fields',
  'field-missing',
  'field-short',
  'field-long',
  'field-email',
  'field-check',
  'setup-first',
  'not-enrolled',
  'not-your-role',
  'too-large',
  'notice-changed',
  'questions-changed',
  'category-gone',
  'host-needed',
  'host-gone',
  'sign-out-throttled',
  'wait',
  'enrolment-code-wrong',
  'disk-full',
  'answer-missing',
  'answer-long',
  'answer-choice',
  'answer-number',
  'answer-date',
  'answer-large',
  'answer-unsigned',
  'answer-unread',
  'answer-broken',
  'document-changed',
  'copy-too-late',
  'badge-too-late',
  'presence-refused',
  'deliveries-off',
  'recipient-gone',
  'link-not-good',
  'link-unknown',
  'link-busy',
  'invitation-day-gone',
  'invitation-day-far',
  'invitation-times',
  'invitation-hours-gone',
  'pass-too-late',
  'passes-not-offered',
  'pass-gone',
]
for (const key of visitorErrors) alsoRead.add(`errors.${key}`)

const english = textsOf('en')
const needed = [...english.keys()].filter((key) => read.some((start) => key.startsWith(start)) || alsoRead.has(key))
const gapsOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, gap]) => gap!))].sort()
const plural = new Set(needed.filter(formOf).map(keyOf))

test('every refusal that visitors may meet is one', () => {
  expect(visitorErrors.filter((key) => !english.has(`errors.${key}`))).toEqual([])
})

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  const texts = textsOf(language)
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories

  test('is marked as made by a machine', () => {
    expect(texts.get('_about')).toBe('Machine-made translation: needs a native reader')
  })

  test('has exactly the texts that are read in it', () => {
    const wanted = new Set(needed.map(keyOf))
    const there = new Set([...texts.keys()].filter((key) => key !== '_about').map(keyOf))
    expect(
      [...wanted].filter((key) => !there.has(key)),
      'missing',
    ).toEqual([])
    expect(
      [...there].filter((key) => !wanted.has(key)),
      'unused',
    ).toEqual([])
  })

  test('has every plural form of the language, and no other', () => {
    const wrong = [...plural].filter((key) => {
      const there = [...texts.keys()].filter((one) => keyOf(one) === key).map((one) => formOf(one) ?? 'none')
      return there.sort().join(' ') !== [...forms].sort().join(' ')
    })
    expect(wrong).toEqual([])
  })

  test('fills the same gaps as English', () => {
    const wrong = [...texts].filter(([key, text]) => {
      if (key === '_about') return false
      const like = english.get(key) ?? english.get(`${keyOf(key)}_other`) ?? ''
      // "One day", "two days", "nobody" may be said without the number.
      const numberless = ['zero', 'one', 'two'].includes(formOf(key) ?? '')
      const gaps = (of: string) => gapsOf(of).filter((gap) => gap !== 'count' || !numberless)
      return gaps(text).join(' ') !== gaps(like).join(' ')
    })
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('is not English', () => {
    const same = [...texts].filter(
      ([key, text]) => text === english.get(key) && /[a-z]{5}.*[a-z]{3}/i.test(text.replaceAll(/\{\{.*?\}\}/g, '')),
    )
    expect(same.map(([key]) => key).filter((key) => key !== 'kiosk.pageTitle')).toEqual([])
  })
})

test('Arabic isolates what an office or a person wrote inside its sentences', () => {
  const foreign = ['organisation', 'who', 'email', 'website', 'regulator', 'regulatorAddress']
  const open = [...textsOf('ar')].filter(([, text]) =>
    foreign.some((gap) => text.replaceAll(`\u2068{{${gap}}}\u2069`, '').includes(`{{${gap}}}`)),
  )
  expect(open.map(([key]) => key)).toEqual([])
})
