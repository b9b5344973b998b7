/** One of the office's own texts by language: `{ "en": "…", "cy": "…" }`. */
export type Texts = { readonly [language: string]: string }

/** A text as this reader gets it: in their language, else in English, else in the first that there is. */
export function inLanguage(texts: Texts, language: string): string {
  return texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? ''
}

/** The language in which `inLanguage` answers. */
export const languageRead = (texts: Texts, language: string): string =>
  language in texts ? language : 'en' in texts ? 'en' : (Object.keys(texts)[0] ?? language)
