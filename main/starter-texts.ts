import { languages } from '../shared/languages.ts'
import type { Texts } from '../shared/texts-of.ts'
import { wordsIn } from './texts.ts'

/** A text of the locale files as an office's own, in every language that has one: what set-up begins with. */
export function starterTexts(key: string): Texts {
  const english = wordsIn('en')(key)
  const others = languages.map((language) => [language, wordsIn(language)(key)] as const)
  return { en: english, ...Object.fromEntries(others.filter(([, text]) => text !== english)) }
}
