/** The languages of visitors and of messages, in the order in which an office is offered them. */
export const languages = ['en', 'cy', 'pl', 'fr', 'ar'] as const
export type Language = (typeof languages)[number]

/** Each language's name in itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  cy: 'Cymraeg',
  pl: 'Polski',
  fr: 'Français',
  ar: 'العربية',
}

export function isLanguage(tag: string): tag is Language {
  return languages.some((language) => language === tag)
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

/** "rtl" for Arabic, Persian, Hebrew and Urdu. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0]!) ? 'rtl' : 'ltr'
}

/**
 * What Intl is asked for. British for plain English, as Intl's own "en" is American. Latin digits in Arabic: the sign-out
 * code, the clock on the wall and the badge are in them, and a date must be comparable with those at a glance.
 */
export function localeOf(language: string): string {
  if (language === 'en') return 'en-GB'
  return language === 'ar' ? 'ar-u-nu-latn-ca-gregory' : language
}
