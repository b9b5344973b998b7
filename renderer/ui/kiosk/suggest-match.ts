/** Letters without case and accents, so that "sian" finds Siân. One output per code unit keeps places equal. */
function folded(text: string): string[] {
  return Array.from({ length: text.length }, (_, at) => {
    const bare = text[at]!.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    return bare === 'ł' ? 'l' : bare
  })
}

/** Where the typed letters begin a word of the name: [from, until), or [0, 0] where they do not. */
export function matchOf(name: string, typed: string): [from: number, until: number] {
  const wanted = folded(typed.trim()).join('')
  if (!wanted) return [0, 0]
  const letters = folded(name)
  for (let from = 0; from < letters.length; from += 1) {
    const startsWord = from === 0 || /[\s'’-]/u.test(name[from - 1]!)
    if (!startsWord) continue
    let seen = ''
    for (let until = from; until < letters.length && seen.length < wanted.length; until += 1) {
      seen += letters[until]
      if (seen === wanted) return [from, until + 1]
    }
  }
  return [0, 0]
}
