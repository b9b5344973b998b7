import { expect, test } from 'vitest'
import { missingFrom } from '../../main/privacy/notice-check-rules.ts'
import { partsOf, wordingOf } from '../../main/privacy/notice-rules.ts'
import { wordsIn } from '../../main/texts.ts'
import { noticeItems, type NoticeItem } from '../../shared/notice-items.ts'
import { languages } from '../../shared/languages.ts'

const wordingIn = (language: (typeof languages)[number], own: Record<string, string> = {}) =>
  wordingOf(partsOf(wordsIn(language)), own)

/** Parts each of which carries the item; without any one of them it is named. */
const carriers: Record<NoticeItem, string[]> = {
  identity: ['short.who', 'full.controller.who'],
  contact: ['full.controller.contact', 'short.rights'],
  purposes: ['short.why', 'full.purposes.why'],
  basis: ['full.purposes.interests'],
  interests: ['short.why', 'full.purposes.interests'],
  recipients: ['short.sees', 'full.access.staff', 'full.recipients.group', 'full.recipients.others'],
  transfers: ['full.transfers.where'],
  retention: ['short.long', 'full.retention.visits', 'full.retention.cctv'],
  rights: ['short.rights', 'full.rights.list', 'full.rights.how'],
  objection: ['short.rights', 'full.rights.list'],
  'complaint-us': ['full.complaints.us'],
  'complaint-regulator': ['short.rights', 'full.complaints.regulator'],
  obliged: ['full.collected.choice'],
  decisions: ['full.decisions.people'],
}

test.each(languages)('what Foyer writes in %s says all that Article 13 asks for', (language) => {
  expect(missingFrom(wordingIn(language), language)).toEqual([])
})

test.each(languages.flatMap((language) => noticeItems.map((item) => [language, item] as const)))(
  'in %s, what leaves out %s is told so by name',
  (language, item) => {
    for (const part of carriers[item]) {
      expect(missingFrom(wordingIn(language, { [part]: '' }), language), part).toContain(item)
    }
  },
)

test.each([
  ['short.long', 'We keep it for 180 days.', 'retention'],
  ['full.controller.who', 'We are a company in Blackpool.', 'identity'],
  ['full.controller.contact', 'Ask us.', 'contact'],
  ['full.complaints.regulator', 'You can complain to the regulator.', 'complaint-regulator'],
  ['full.purposes.interests', 'We have legitimate interests.', 'basis'],
  ['full.purposes.interests', 'This is Article 6(1)(f) of the UK GDPR.', 'interests'],
  ['full.transfers.where', 'In the UK.', 'transfers'],
  ['full.rights.list', 'You can see, correct, erase and limit.', 'objection'],
  ['full.rights.list', 'You can object.', 'rights'],
] as const)('%s as %j does not say it', (part, text, item) => {
  expect(missingFrom(wordingIn('en', { [part]: text }), 'en')).toContain(item)
})

test('other words that say it all are enough', () => {
  const own = {
    'short.long': '{{visitDays}} from today, then it is gone.',
    'full.purposes.interests': 'Article 6(1)(f): the legitimate interests of our clients and our people.',
    'full.collected.also': '',
  }
  expect(missingFrom(wordingIn('en', own), 'en')).toEqual([])
})
