import { type Language, languages } from '../../../shared/languages.ts'

/** A wording as it stands in its form. */
export type Drafted = { title: string; text: string }

/** An empty line parts paragraphs, as when it is kept. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')

/** What is sent: a language that lacks its title or its text is left out, and read in English. */
export function wordingsOf(drafted: Partial<Record<Language, Drafted>>): Partial<Record<Language, Drafted>> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const { title = '', text = '' } = drafted[language] ?? {}
      return title.trim() && text.trim() ? [[language, { title: title.trim(), text }]] : []
    }),
  )
}
