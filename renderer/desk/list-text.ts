/** "a, b and c" (or "a, b or c") in the page's language. */
export function listText(parts: readonly string[], join: 'and' | 'or' = 'and'): string {
  const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang
  return new Intl.ListFormat(language, { type: join === 'and' ? 'conjunction' : 'disjunction' }).format(parts)
}
