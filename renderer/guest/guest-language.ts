import { isLanguage, type Language } from '../../shared/languages.ts'
import { addLanguage, showLanguage, type Strings } from '../ui/i18n.ts'

const files: Record<Exclude<Language, 'en'>, () => Promise<{ default: Strings }>> = {
  cy: () => import('../../shared/locales/cy.json'),
  pl: () => import('../../shared/locales/pl.json'),
  fr: () => import('../../shared/locales/fr.json'),
  ar: async () => {
    const [strings] = await Promise.all([import('../../shared/locales/ar.json'), import('../ui/arabic.css')])
    return strings
  },
}

/** Shows the page in the recipient's language; what it lacks stays English. */
export async function speak(language: string): Promise<void> {
  if (!isLanguage(language)) return
  if (language !== 'en') {
    const { default: strings } = await files[language]()
    addLanguage(language, strings)
  }
  showLanguage(language)
}
