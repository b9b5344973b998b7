import type { OfficeLanguages } from '../../../shared/contract/languages.ts'
import { type Language, languages } from '../../../shared/languages.ts'

/** Every language in the order of the page: those offered as the kiosk has them, then the others. */
export function inOrder({ offered }: OfficeLanguages): Language[] {
  return [...offered, ...languages.filter((language) => !offered.includes(language))]
}

/** Offers a language, last of all, or takes it out; the office's own always stays. */
export function offering(there: OfficeLanguages, language: Language, offer: boolean): OfficeLanguages {
  if (language === there.own) return there
  const others = there.offered.filter((one) => one !== language)
  return { ...there, offered: offer ? [...others, language] : others }
}

/** Makes a language the office's own, and offers it. */
export function owning(there: OfficeLanguages, own: Language): OfficeLanguages {
  return { own, offered: there.offered.includes(own) ? there.offered : [...there.offered, own] }
}

/** One place towards the start. */
export function earlier(there: OfficeLanguages, language: Language): OfficeLanguages {
  const at = there.offered.indexOf(language)
  if (at < 1) return there
  const offered = there.offered.toSpliced(at, 1).toSpliced(at - 1, 0, language)
  return { ...there, offered }
}
