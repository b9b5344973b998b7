import { afterEach, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import type { Language } from '../../shared/languages.ts'
import { expectingDesk } from '../support/expecting-desk.ts'
import { partOf } from '../support/letter-parts.ts'
import { closePostOffice } from '../support/post-office.ts'

afterEach(closePostOffice)

/** The day of a visit and the date on which its invitation goes, as the plain text of the letter says them. */
const said: Record<Language, Record<string, [string, string]>> = {
  en: {
    '2026-12-01': ['Tuesday 1 December 2026', '8 December 2026'],
    '2026-12-25': ['Friday 25 December 2026', '1 January 2027'],
  },
  cy: {
    '2026-12-01': ['Dydd Mawrth 1 Rhagfyr 2026', '8 Rhagfyr 2026'],
    '2026-12-25': ['Dydd Gwener 25 Rhagfyr 2026', '1 Ionawr 2027'],
  },
  pl: {
    '2026-12-01': ['wtorek 1 grudnia 2026', '8 grudnia 2026'],
    '2026-12-25': ['piątek 25 grudnia 2026', '1 stycznia 2027'],
  },
  fr: {
    '2026-12-01': ['mardi 1er décembre 2026', '8 décembre 2026'],
    '2026-12-25': ['vendredi 25 décembre 2026', '1er janvier 2027'],
  },
  ar: {
    '2026-12-01': ['الثلاثاء، 1 ديسمبر 2026', '8 ديسمبر 2026'],
    '2026-12-25': ['الجمعة، 25 ديسمبر 2026', '1 يناير 2027'],
  },
}
const cases = Object.entries(said).flatMap(([language, days]) =>
  Object.entries(days).map(([on, words]) => ({ language: language as Language, on, words })),
)

test.each(cases)('an invitation in $language for $on', async ({ language, on, words }) => {
  const { invite, messages, mail } = await expectingDesk()
  invite({ language, expectedOn: on })
  await messages.send(machine)
  const text = partOf(mail.letters[0]!.raw, /text\/plain/i).toString('utf8')
  for (const date of words) expect(text).toMatch(new RegExp(`(?<!\\d)${date}`, 'u'))
})
