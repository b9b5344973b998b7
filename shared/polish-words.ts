type Strings = { [key: string]: string | Strings }

/** A word of one letter, which Polish leaves at the end of no line, and the space after it. */
const oneLetter = /(?<![\p{L}\p{N}-])([aiouwz]) /giu

/** The same texts, their words of one letter bound to the next. */
export function bindWords(strings: Strings): Strings {
  return Object.fromEntries(
    Object.entries(strings).map(([key, text]) => [
      key,
      typeof text === 'string' ? text.replaceAll(oneLetter, '$1\u00a0') : bindWords(text),
    ]),
  )
}
