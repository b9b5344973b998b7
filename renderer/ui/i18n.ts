import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

/** Sections of a locale file, as imported from shared/locales. */
export type Strings = { [key: string]: string | Strings }

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

/** "rtl" for Arabic, Persian, Hebrew and Urdu. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0]!) ? 'rtl' : 'ltr'
}

/** Starts translation with the sections that this app shows, so that the kiosk's bundle carries no desk words. Sets <html lang dir>. */
export function startI18n(language: string, strings: Strings): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { [language]: { translation: strings } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}
