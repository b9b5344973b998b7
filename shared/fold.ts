/**
 * A name as it is compared: case, accents, width and punctuation of Latin letters make no difference,
 * other scripts keep their letters. "Nguyễn" → "nguyen", "O’Brien" → "obrien", "李雷" → "李雷".
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[łø]/g, (letter) => (letter === 'ł' ? 'l' : 'o'))
    .replace(/[^\p{L}\p{N}]+/gu, (run) => (/\s/.test(run) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()
}

/** "Amara Okonkwo" → "A. O.": the first letters of the first and last word, never how long they are. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  const ends = words.length > 1 ? [words[0]!, words[words.length - 1]!] : words
  return ends.map((word) => `${[...word.matchAll(/\p{L}\p{M}*/gu)][0]![0].toUpperCase()}.`).join(' ')
}

/** The part of a name that may be seen by whoever stands nearby, or opens a link that was sent to somebody else. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? ''
