/**
 * What stands for what in a layout's pattern, which is the path below the root with `/` between parts. Everything that is
 * no token stands for itself. `<any>` is read past, up to what follows it; `<event>` is a number read past, of which the
 * first is written; `<dst>` is the mark that some recorders put before names in summer time.
 */
const two = '\\d{2}'
const four = '\\d{4}'
export const tokens = {
  YYYY: four,
  YY: two,
  MM: two,
  DD: two,
  HH: two,
  mm: two,
  ss: two,
  fraction: '\\d{3,6}',
  ampm: '[AP]M',
  dst: '(?:DST)?',
  offset: '[+-]\\d{4}',
  epoch: '\\d{10}',
  epochms: '\\d{13}',
  endYYYY: four,
  endMM: two,
  endDD: two,
  endHH: two,
  endmm: two,
  endss: two,
  endepoch: '\\d{10}',
  seconds: '\\d{1,5}',
  milliseconds: '\\d{1,8}',
  event: '\\d{2,9}',
  camera: '[^/]{1,120}?',
  any: '',
  ext: '',
} as const
export type Token = keyof typeof tokens
export type Piece = { token: Token } | { text: string }
/** What is wrong with a pattern: a key of `errors.`, and the piece it is about. */
export type PatternFault = { key: string; piece: string }

const maxPath = 1000
/** Names are matched in time that grows with their length alone, as long as few pieces are open. */
const mostAny = 4

/** The parts of a path below a root; nothing where one could lead elsewhere. */
export function safeParts(path: string): string[] | undefined {
  // oxlint-disable-next-line no-control-regex
  if (path.length === 0 || path.length > maxPath || /[\u0000\\]/.test(path)) return undefined
  const parts = path.split('/')
  return parts.some((part) => part === '' || part === '.' || part === '..') ? undefined : parts
}

export function piecesOf(pattern: string): Piece[] {
  return pattern
    .split(/(<[A-Za-z]+>)/)
    .filter((text) => text !== '')
    .map((text) => {
      const name = /^<([A-Za-z]+)>$/.exec(text)?.[1]
      return name !== undefined && Object.hasOwn(tokens, name) ? { token: name as Token } : { text }
    })
}

const isOpen = (piece: Piece | undefined): boolean =>
  piece !== undefined && 'token' in piece && (piece.token === 'camera' || piece.token === 'any')

/** A piece that cannot be read, or that leaves open where it ends. */
function unreadable(pieces: readonly Piece[]): PatternFault | undefined {
  for (const [place, piece] of pieces.entries()) {
    const strange = 'text' in piece ? /<[^>]*>?|[>%:*?"|]/.exec(piece.text)?.[0] : undefined
    if (strange !== undefined) return { key: 'layout-token', piece: strange }
    if (isOpen(piece) && isOpen(pieces[place + 1])) return { key: 'layout-apart', piece: '' }
  }
  const open = pieces.filter((piece) => 'token' in piece && piece.token === 'any').length
  return open > mostAny ? { key: 'layout-any', piece: '' } : undefined
}

/** The first thing that is wrong with a pattern that a person gives; nothing when it can be read. */
export function patternFault(pattern: string, extensions: readonly string[]): PatternFault | undefined {
  const pieces = piecesOf(pattern)
  const has = (...wanted: Token[]) =>
    wanted.every((token) => pieces.some((piece) => 'token' in piece && piece.token === token))
  if (!safeParts(pattern)) return { key: 'layout-path', piece: '' }
  const fault = unreadable(pieces)
  if (fault) return fault
  if (!has('camera')) return { key: 'layout-camera', piece: '' }
  const hasDate = has('YYYY', 'MM', 'DD') || has('YY', 'MM', 'DD')
  const hasStart = has('epoch') || has('epochms') || (hasDate && has('HH', 'mm'))
  const hasEnd = has('endepoch') || has('endYYYY', 'endMM', 'endDD', 'endHH', 'endmm')
  if (!hasStart && !hasEnd) return { key: 'layout-time', piece: '' }
  const ends = has('ext') || extensions.some((extension) => pattern.endsWith(`.${extension}`))
  return ends ? undefined : { key: 'layout-extension', piece: '' }
}

/** ffmpeg's strftime letters in our tokens, which may stand beside them; an unknown letter stays as it is, to be named. */
export function fromStrftime(pattern: string): string {
  const known: Record<string, string> = {
    Y: '<YYYY>',
    y: '<YY>',
    m: '<MM>',
    d: '<DD>',
    H: '<HH>',
    M: '<mm>',
    S: '<ss>',
    p: '<ampm>',
    F: '<YYYY>-<MM>-<DD>',
    s: '<epoch>',
    z: '<offset>',
  }
  return pattern.replace(/%(.?)/g, (whole, letter: string) => known[letter] ?? whole)
}

/** A regular expression with a named group for each token; a token that comes again repeats itself. */
export function expressionOf(pattern: string, extensions: readonly string[]): RegExp {
  const pieces = piecesOf(pattern)
  const seen = new Set<Token>()
  const source = pieces.map((piece, place) => {
    if ('text' in piece) return piece.text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    if (piece.token === 'any') return upTo(pieces[place + 1])
    if (piece.token === 'ext') return `(?:${extensions.join('|')})`
    if (seen.has(piece.token)) return `\\k<${piece.token}>`
    seen.add(piece.token)
    return `(?<${piece.token}>${tokens[piece.token]})`
  })
  return new RegExp(`^${source.join('')}$`)
}

/** Up to 120 letters, none of which is the one that follows: so it is always clear where they end. */
function upTo(next: Piece | undefined): string {
  const stop = next && 'text' in next ? next.text.charAt(0).replace(/[\]\\^-]/, '\\$&') : ''
  return `[^/${stop}]{0,120}`
}
