import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { directionOf } from '../../shared/languages.ts'

/** Sections of a locale file, as imported from shared/locales. */
export type Strings = { [key: string]: string | Strings }

/** Starts translation with the sections that this app shows, so that the kiosk's bundle carries no desk words. Sets <html lang dir>. */
export function startI18n(language: string, strings: Strings): void {
  i18next.on('languageChanged', markPage)
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { [language]: { translation: strings } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
  markPage(language)
}

/** Brings in another language; nothing is shown in it yet. */
export function addLanguage(language: string, strings: Strings): void {
  i18next.addResourceBundle(language, 'translation', strings, true, true)
}

/** Shows everything in a language that is there; <html lang dir> follow. */
export function showLanguage(language: string): void {
  if (i18next.language !== language) void i18next.changeLanguage(language)
}

function markPage(language: string): void {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}
