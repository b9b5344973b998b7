/**
 * What a spreadsheet would run as a formula: = + - @ | and their full-width twins, also behind spaces, quotes or
 * invisible characters, and a cell that begins with a tab or a line break.
 */
const formula = /^(?:[\t\r\n]|[\s\u200b-\u200d\u2060"'‘’“”`]*[=+\-@|＝＋－＠｜])/u

/** A text as a cell that no spreadsheet takes for a formula: an apostrophe goes before what it might run. */
export const safeCell = (text: string): string => (formula.test(text) ? `'${text}` : text)
