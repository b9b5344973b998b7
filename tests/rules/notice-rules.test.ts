import { expect, test } from 'vitest'
import { noticeOf } from '../../main/privacy/notice-rules.ts'
import { wordsIn } from '../../main/texts.ts'
import { officeSettings } from '../support/visitor-desk.ts'

const words = wordsIn('en')
const textOf = (settings = officeSettings) => {
  const notice = noticeOf(settings, words)
  return [
    ...notice.rows.flatMap(({ heading, text }) => [heading, text]),
    ...notice.full.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
  ]
}

test.each([
  ['who', 'International Connections Group Limited, 8 Avroe Crescent, Blackpool, Lancashire FY4 2DP'],
  ['contact', 'GDPR@internationalconnectionsgroup.co.uk'],
  ['website', 'https://internationalconnectionsgroup.co.uk'],
  ['purpose', 'our clients’ information physically secure'],
  ['theft', 'in case of theft, fire or another incident'],
  ['interests', 'legitimate interests'],
  ['basis', 'Article 6(1)(f)'],
  ['CCTV is looked at', 'only when we investigate an incident'],
  ['recipients', 'Associated businesses of our group, and companies that provide our IT services'],
  ['transfers', 'In the UK where possible'],
  ['safeguards', 'Article 46'],
  ['consent to transfers', 'Article 49'],
  ['visits', '180 days, counted from the date you signed in'],
  ['footage', '31 days'],
  ['incidents', 'only where an incident needs it'],
  [
    'rights',
    'to see them, to have them corrected, to have them erased, to have us limit how we use them, and to object',
  ],
  ['copy', 'a copy in a common format'],
  ['decisions', 'No decision about you is made by a machine alone'],
  ['complaint to us', 'You can complain to us first'],
  ['regulator', 'ICO (becoming the Information Commission), 0303 123 1113, ico.org.uk'],
  ['its address', 'Wycliffe House, Water Lane, Wilmslow SK9 5AF'],
  ['no duty', 'No law or contract makes you give us these details'],
  ['changes', 'Each version of this notice has a number'],
])('the notice says: %s', (_what, part) => {
  expect(textOf().join('\n')).toContain(part)
})

test('the short layer has its six rows in order', () => {
  expect(noticeOf(officeSettings, words).rows.map(({ key, heading }) => [key, heading])).toEqual([
    ['who', 'Who we are'],
    ['ask', 'We ask for'],
    ['why', 'Why'],
    ['sees', 'Who sees it'],
    ['long', 'How long'],
    ['rights', 'Your rights'],
  ])
})

test('no sentence has a hole, a placeholder or a repeated stop, whatever is left empty', () => {
  const bare = { ...officeSettings, address: '', website: '', regulatorContact: '', regulatorAddress: '' }
  for (const settings of [officeSettings, bare, { ...officeSettings, organisation: 'Acme Ltd.', address: '' }]) {
    for (const text of textOf(settings)) expect(text).not.toMatch(/\{\{|\}\}|undefined|\.\.|, ?\.|^\s*$|: ?\.|is \./)
  }
  expect(textOf(bare).join('\n')).not.toContain('website')
})

test('one day is a day, and markup in a name stays text', () => {
  const text = textOf({ ...officeSettings, visitRetentionDays: 1, organisation: '<b>A & B</b>' }).join('\n')
  expect(text).toContain('for 1 day, counted')
  expect(text).toContain('<b>A & B</b>')
})

const syllables = (word: string) =>
  word
    .toLowerCase()
    .replace(/e$/, '')
    .match(/[aeiouy]+/g)?.length ?? 1

test('a reader of fourteen can read it: short sentences, few long words', () => {
  const sentences = textOf()
    .join('\n')
    .replaceAll(/https?:\S+|\S+@\S+/g, 'x')
    .split(/[.:?!\n]+/)
    .map((sentence) => sentence.trim().split(/\s+/))
    .filter((sentence) => sentence.length > 1)
  const count = sentences.flat().length
  const grade =
    0.39 * (count / sentences.length) +
    11.8 * (sentences.flat().reduce((sum, word) => sum + syllables(word), 0) / count) -
    15.59
  // Flesch-Kincaid: grade 9 is age 14 to 15.
  expect(grade).toBeLessThan(9)
})
