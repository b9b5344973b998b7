/** What stands in a field and where its caret is; both ends in code units. */
export type FieldText = { text: string; from: number; until: number }

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** `piece` in place of what is selected; the caret behind it. */
export function inserted({ text, from, until }: FieldText, piece: string): FieldText {
  const caret = from + piece.length
  return { text: text.slice(0, from) + piece + text.slice(until), from: caret, until: caret }
}

/** Without the selection, or without the character before the caret: a letter with its accents is one. */
export function deleted({ text, from, until }: FieldText): FieldText {
  const last = [...characters.segment(text.slice(0, from))].at(-1)
  const start = from === until ? (last?.index ?? 0) : from
  return { text: text.slice(0, start) + text.slice(until), from: start, until: start }
}

/** Whether the next letter is a capital by itself: in codes always, in names at the start of a word. */
export function startsCapital({ text, from }: FieldText, capitals: string): boolean {
  if (capitals === 'characters') return true
  return capitals === 'words' && (from === 0 || /[\s-]$/.test(text.slice(0, from)))
}

/** The same key twice within so many ms is one stroke, for a hand that trembles (EN 301 549, 5.8). */
export const steadyFor = 500
/** So long a finger rests on a letter until its accents are offered, ms. */
export const accentsAfter = 500
