import i18next from 'i18next'
import type { Language } from '../shared/languages.ts'
import ar from '../shared/locales/ar.json' with { type: 'json' }
import cy from '../shared/locales/cy.json' with { type: 'json' }
import en from '../shared/locales/en.json' with { type: 'json' }
import fr from '../shared/locales/fr.json' with { type: 'json' }
import pl from '../shared/locales/pl.json' with { type: 'json' }
import { bindWords } from '../shared/polish-words.ts'

/**
 * Texts that the core writes itself (the notice, messages, headings of exported files, names of what set-up makes), from
 * the same locale files as the screens. The other languages hold what visitors and recipients of messages read.
 */
const texts = i18next.createInstance()
void texts.init({
  lng: 'en',
  resources: {
    en: { translation: en },
    cy: { translation: cy },
    pl: { translation: { ...pl, messages: bindWords(pl.messages) } },
    fr: { translation: fr },
    ar: { translation: ar },
  },
  interpolation: { escapeValue: false },
  initAsync: false,
})

export type Words = (key: string, values?: Record<string, string | number>) => string

/** The words of a language: `words('notice.who.heading')`. A key that is missing is a fault of ours. */
export function wordsIn(language: Language): Words {
  const t = texts.getFixedT(language)
  return (key, values) => {
    if (!texts.exists(key, { lng: language, ...values })) throw new Error(`no text under ${key} in ${language}`)
    return t(key, { ...values })
  }
}
