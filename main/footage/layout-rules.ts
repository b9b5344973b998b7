import { hour, localInstants, zoneOffset } from '../../shared/time.ts'

/**
 * One engine reads every layout. Its pattern is the path below the root with `/` between parts; `<YYYY> <MM> <DD> <HH>
 * <mm> <ss> <offset> <epoch> <epochms> <event> <camera>` stand for what changes, everything else for itself. `<event>` is
 * read past: `build` writes the first event's number, so the path of another one has to be kept.
 */
const tokens = {
  YYYY: '\\d{4}',
  MM: '\\d{2}',
  DD: '\\d{2}',
  HH: '\\d{2}',
  mm: '\\d{2}',
  ss: '\\d{2}',
  offset: '[+-]\\d{4}',
  epoch: '\\d{10}',
  epochms: '\\d{13}',
  event: '\\d{2,9}',
  camera: '[^/]{1,120}?',
} as const
type Token = keyof typeof tokens
type Piece = { token: Token } | { text: string }

/** Why a path is not read: keys of `layouts.why`. */
export type Unread = 'unsafe-path' | 'other-name' | 'no-such-time' | 'missing-hour' | 'out-of-range'
export type Reading = { camera: string; startAt: number } | { why: Unread }

export type Layout = {
  /** Camera and start (unix ms) of a path below the root. */
  read(path: string): Reading
  /** The path of a camera's segment; the way back of `read` wherever a pattern and a zone allow one. */
  build(camera: string, startAt: number): string
  /** How many folders deep a folder names a day: those become empty for good, higher ones belong to the recorder. */
  datedDepth: number
}

const maxPath = 1000
/** Read no later than this, so that a key stays exact. */
const lastYear = 2148

/** The parts of a path below a root; nothing where one could lead elsewhere. */
export function safeParts(path: string): string[] | undefined {
  // oxlint-disable-next-line no-control-regex
  if (path.length === 0 || path.length > maxPath || /[\u0000\\]/.test(path)) return undefined
  const parts = path.split('/')
  return parts.some((part) => part === '' || part === '.' || part === '..') ? undefined : parts
}

function piecesOf(pattern: string): Piece[] {
  return pattern
    .split(/(<[A-Za-z]+>)/)
    .filter((text) => text !== '')
    .map((text) => {
      const name = /^<([A-Za-z]+)>$/.exec(text)?.[1]
      return name !== undefined && name in tokens ? { token: name as Token } : { text }
    })
}

/** What is wrong with a pattern, as a key of `errors.`; nothing when it can be read. */
export function patternFault(pattern: string, extensions: readonly string[]): string | undefined {
  const pieces = piecesOf(pattern)
  const has = (...wanted: Token[]) =>
    wanted.every((token) => pieces.some((piece) => 'token' in piece && piece.token === token))
  if (!safeParts(pattern) || pieces.some((piece) => 'text' in piece && /[<>%:*?"|]/.test(piece.text)))
    return 'layout-token'
  if (!has('camera')) return 'layout-camera'
  if (!has('epoch') && !has('epochms') && !has('YYYY', 'MM', 'DD', 'HH', 'mm')) return 'layout-time'
  if (!extensions.some((extension) => pattern.endsWith(`.${extension}`))) return 'layout-extension'
  return undefined
}

/** ffmpeg's strftime pattern in the engine's tokens; nothing where a token is not one that can be read back. */
export function fromStrftime(pattern: string): string | undefined {
  const known: Record<string, string> = {
    Y: '<YYYY>',
    m: '<MM>',
    d: '<DD>',
    H: '<HH>',
    M: '<mm>',
    S: '<ss>',
    F: '<YYYY>-<MM>-<DD>',
    s: '<epoch>',
    z: '<offset>',
  }
  let unknown = false
  const tokens = pattern.replace(/%(.?)/g, (_whole, letter: string) => known[letter] ?? ((unknown = true), ''))
  return unknown ? undefined : tokens
}

/** `timeZone` is IANA; it counts where the pattern says neither offset nor epoch. */
export function compileLayout(pattern: string, timeZone: string): Layout {
  const pieces = piecesOf(pattern)
  const zone = zoneRules(timeZone)
  const seen = new Set<Token>()
  const source = pieces.map((piece) => {
    if ('text' in piece) return piece.text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    if (seen.has(piece.token)) return `\\k<${piece.token}>`
    seen.add(piece.token)
    return `(?<${piece.token}>${tokens[piece.token]})`
  })
  const expression = new RegExp(`^${source.join('')}$`)
  return {
    read(path) {
      if (!safeParts(path)) return { why: 'unsafe-path' }
      const found = expression.exec(path)?.groups
      if (!found) return { why: 'other-name' }
      const startAt = readTime(found, zone)
      return typeof startAt === 'number' ? { camera: found.camera!, startAt } : startAt
    },
    build(camera, startAt) {
      const offset = zone.offsetAt(startAt)
      const when = { at: startAt, offset, wall: new Date(startAt + offset) }
      let path = ''
      for (const piece of pieces)
        path += 'text' in piece ? piece.text : piece.token === 'camera' ? camera : writeToken[piece.token](when)
      return path
    },
    datedDepth: datedDepthOf(pattern),
  }
}

function datedDepthOf(pattern: string): number {
  const parts = pattern.split('/')
  const dated = parts.findIndex((part) => /<(DD|epoch|epochms)>/.test(part))
  // A date in the file's name alone: no folder is dated.
  return dated === parts.length - 1 ? Infinity : dated + 1
}

type Found = Record<string, string | undefined>
type Zone = ReturnType<typeof zoneRules>

function readTime(found: Found, zone: Zone): number | { why: Unread } {
  const inRange = (at: number) => (at >= 0 && at < Date.UTC(lastYear + 1, 0) ? at : { why: 'out-of-range' as const })
  if (found.epochms !== undefined) return inRange(Number(found.epochms))
  if (found.epoch !== undefined) return inRange(Number(found.epoch) * 1000)
  const [year, month, date, hours, minutes, seconds] = ['YYYY', 'MM', 'DD', 'HH', 'mm', 'ss'].map((token) =>
    Number(found[token] ?? 0),
  ) as [number, number, number, number, number, number]
  if (year < 1970 || year > lastYear) return { why: 'out-of-range' }
  const wallAt = Date.UTC(year, month - 1, date, hours, minutes, seconds)
  const wall = new Date(wallAt)
  const exists =
    wall.getUTCMonth() === month - 1 && wall.getUTCDate() === date && hours < 24 && minutes < 60 && seconds < 60
  if (!exists) return { why: 'no-such-time' }
  if (found.offset !== undefined) return inRange(wallAt - offsetMs(found.offset))
  const at = zone.lastInstant(wallAt)
  return at === undefined ? { why: 'missing-hour' } : inRange(at)
}

function offsetMs(text: string): number {
  const ms = (Number(text.slice(1, 3)) * 60 + Number(text.slice(3, 5))) * 60_000
  return text.startsWith('-') ? -ms : ms
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value))

type When = { at: number; offset: number; wall: Date }
const writeToken: Record<Exclude<Token, 'camera'>, (when: When) => string> = {
  YYYY: ({ wall }) => String(wall.getUTCFullYear()).padStart(4, '0'),
  MM: ({ wall }) => two(wall.getUTCMonth() + 1),
  DD: ({ wall }) => two(wall.getUTCDate()),
  HH: ({ wall }) => two(wall.getUTCHours()),
  mm: ({ wall }) => two(wall.getUTCMinutes()),
  ss: ({ wall }) => two(wall.getUTCSeconds()),
  offset({ offset }) {
    const minutes = Math.abs(offset) / 60_000
    return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(Math.floor(minutes % 60))}`
  },
  epoch: ({ at }) => String(Math.floor(at / 1000)).padStart(10, '0'),
  epochms: ({ at }) => String(at).padStart(13, '0'),
  event: () => '01',
}

type Hours = Map<number, number | 'changes'>

/** One offset for a whole hour, where the offsets of its first and last second are one and the same. */
function remember(hours: Hours, hourOf: number, first: number[], last: number[]): number | 'changes' {
  const steady = first.length === 1 && last.length === 1 && first[0] === last[0]
  const value = steady ? first[0]! : 'changes'
  if (hours.size > 20_000) hours.clear()
  hours.set(hourOf, value)
  return value
}

/**
 * Local times of a zone, an hour remembered at a time: asking the calendar for each of half a million names takes minutes.
 * A repeated hour is read as the later of its two instants, so that nothing is removed on the earlier reading.
 */
function zoneRules(timeZone: string) {
  const utc = timeZone === 'UTC'
  const walls: Hours = new Map()
  const instants: Hours = new Map()
  const offsets = (wallAt: number) => localInstants(wallAt, timeZone).map((at) => wallAt - at)
  return {
    /** The later instant of a local time; none in a skipped hour. */
    lastInstant(wallAt: number): number | undefined {
      if (utc) return wallAt
      const hourOf = Math.floor(wallAt / hour)
      const offset =
        walls.get(hourOf) ?? remember(walls, hourOf, offsets(hourOf * hour), offsets((hourOf + 1) * hour - 1000))
      return offset === 'changes' ? localInstants(wallAt, timeZone).at(-1) : wallAt - offset
    },
    offsetAt(at: number): number {
      if (utc) return 0
      const hourOf = Math.floor(at / hour)
      const offset =
        instants.get(hourOf) ??
        remember(
          instants,
          hourOf,
          [zoneOffset(hourOf * hour, timeZone)],
          [zoneOffset((hourOf + 1) * hour - 1000, timeZone)],
        )
      return offset === 'changes' ? zoneOffset(at, timeZone) : offset
    },
  }
}
