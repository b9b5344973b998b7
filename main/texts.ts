import i18next from 'i18next'
import en from '../shared/locales/en.json' with { type: 'json' }

/**
 * Texts that the core writes itself (the notice, headings of exported files, names of what set-up makes), from the same
 * locale files as the screens.
 */
const texts = i18next.createInstance()
void texts.init({
  lng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
})

export type Words = (key: string, values?: Record<string, string | number>) => string

/** Languages in which the core can write. */
export const languages = ['en'] as const
export type Language = (typeof languages)[number]

/** The words of a language: `words('notice.who.heading')`. A key that is missing is a fault of ours. */
export function wordsIn(language: Language): Words {
  const t = texts.getFixedT(language)
  return (key, values) => {
    if (!texts.exists(key, { lng: language, ...values })) throw new Error(`no text under ${key}`)
    return t(key, { ...values })
  }
}
