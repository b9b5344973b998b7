import type { Language } from '../../shared/languages.ts'
import { bindWords } from '../../shared/polish-words.ts'
import { addLanguage, type Strings } from './i18n.ts'

type File = () => Promise<{ default: Strings }>

/** A chunk a language; English came with the page. Arabic brings its own letters. */
const files: Record<Exclude<Language, 'en'>, File> = {
  cy: () => import('../../shared/locales/cy.json'),
  pl: () => import('../../shared/locales/pl.json'),
  fr: () => import('../../shared/locales/fr.json'),
  ar: async () => {
    const [strings] = await Promise.all([import('../../shared/locales/ar.json'), import('./arabic.css')])
    return strings
  },
}

const there = new Set<Language>(['en'])

/** Fetches a language once, so that it can be shown at once; rejects where the host does not answer. */
export async function fetchLanguage(language: Language): Promise<void> {
  if (there.has(language) || language === 'en') return
  const { default: strings } = await files[language]()
  addLanguage(language, language === 'pl' ? bindWords(strings) : strings)
  there.add(language)
}

/** Whether a language can be shown without asking the host. */
export function isFetched(language: Language): boolean {
  return there.has(language)
}
