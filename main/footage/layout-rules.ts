import { day } from '../../shared/time.ts'
import { expressionOf, piecesOf, safeParts, type Token } from './pattern-rules.ts'
import { type Zone, zoneRules } from './zone-rules.ts'

/** Why a path is not read: keys of `layouts.why`. */
export type Unread = 'unsafe-path' | 'other-name' | 'no-such-time' | 'out-of-range' | 'block-store'
/**
 * What a name leaves open about the start. `repeated-hour`: autumn has it twice. `other-zone`: spring has it not, or a mark
 * of summer time stands in winter. `day-only`: the name gives the day alone. `end-only`: the end alone.
 */
export type Open = 'repeated-hour' | 'other-zone' | 'day-only' | 'end-only'
export type NameSays = {
  camera: string
  /** Unix ms. Where the name leaves a choice, the latest; of `end-only` the end. */
  startAt: number
  /** In ms, where the name says it. */
  lengthMs?: number
  open?: Open
  /** Where it leaves a choice: the earliest. */
  fromAt?: number
}
export type Reading = NameSays | { why: Unread }

export type Layout = {
  /** What a path below the root says. */
  read(path: string): Reading
  /** The path of a camera's segment; the way back of `read` wherever a pattern and a zone allow one. */
  build(camera: string, startAt: number): string
  /** How many folders deep a folder names a day: those become empty for good, higher ones belong to the recorder. */
  datedDepth: number
}
export type LayoutTime = { timeZone: string; extensions?: readonly string[] }

/** Read no later than this, so that a key stays exact. */
const lastYear = 2148
const firstAt = 0
const beforeAt = Date.UTC(lastYear + 1, 0)
/** What a name says of a length is believed from here on. */
const leastLength = 1000
/** The one camera of a layout whose names tell none apart. */
const onlyCamera = 'camera'

/** Of several patterns the first that fits is read; the first of all is written. `timeZone` is IANA. */
export function compileLayout(patterns: readonly string[], { timeZone, extensions = [] }: LayoutTime): Layout {
  const zone = zoneRules(timeZone)
  const expressions = patterns.map((pattern) => expressionOf(pattern, extensions))
  const pieces = piecesOf(patterns[0]!)
  const write = writerOf(extensions[0] ?? '')
  return {
    read(path) {
      if (!safeParts(path)) return { why: 'unsafe-path' }
      for (const expression of expressions) {
        const found = expression.exec(path)?.groups
        if (found) return readName(found, zone)
      }
      return { why: 'other-name' }
    },
    build(camera, startAt) {
      const offset = zone.offsetAt(startAt)
      const when = { camera, at: startAt, offset, wall: new Date(startAt + offset), zone }
      let path = ''
      for (const piece of pieces) path += 'text' in piece ? piece.text : write(piece.token, when)
      return path
    },
    datedDepth: Math.max(...patterns.map(datedDepthOf)),
  }
}

function datedDepthOf(pattern: string): number {
  const parts = pattern.split('/')
  const dated = parts.findIndex((part) => /<(DD|endDD|epoch|epochms)>/.test(part))
  // A date in the file's name alone: no folder is dated.
  return dated === parts.length - 1 ? Infinity : dated + 1
}

type Found = Record<string, string | undefined>
type Time = { at: number; fromAt?: number; open?: Open }
type Wrong = { why: Unread }

function readName(found: Found, zone: Zone): Reading {
  const camera = found.camera ?? onlyCamera
  const start = readStart(found, zone)
  if (!start) {
    const end = readEndAlone(found, zone)
    return 'why' in end ? end : { camera, startAt: end.at, open: 'end-only' }
  }
  if ('why' in start) return start
  const said: NameSays = { camera, startAt: start.at }
  if (start.open) {
    said.open = start.open
    said.fromAt = start.fromAt ?? start.at
  }
  settleLength(said, found, zone)
  return said
}

/** None where the name has no start. */
function readStart(found: Found, zone: Zone): Time | Wrong | undefined {
  if (found.epochms !== undefined) return inRange(Number(found.epochms))
  if (found.epoch !== undefined) return inRange(Number(found.epoch) * 1000)
  const year = found.YYYY ?? (found.YY === undefined ? undefined : `20${found.YY}`)
  if (year === undefined) return undefined
  const midnight = dateOf(year, found.MM, found.DD)
  if (typeof midnight !== 'number') return midnight
  if (found.HH === undefined) return readDay(midnight, zone)
  const clock = clockOf(found.HH, found.mm, found.ss)
  if (clock === undefined) return { why: 'no-such-time' }
  const fraction = found.fraction === undefined ? 0 : Number(found.fraction.slice(0, 3))
  const wallAt = midnight + clock + fraction
  if (found.offset !== undefined) return inRange(wallAt - offsetMs(found.offset))
  return local(wallAt, zone, found.dst)
}

/** A local time; `mark` is the sign of summer time where a layout has one: letters, or none. */
function local(wallAt: number, zone: Zone, mark?: string): Time | Wrong {
  const offset = zone.steadyOffset(wallAt)
  if (offset !== 'changes') {
    const at = wallAt - offset
    const contradicts = mark !== undefined && mark !== '' && !zone.isSummer(at)
    return contradicts ? { ...inRange(at), open: 'other-zone' } : inRange(at)
  }
  const { first, last, missing } = zone.changing(wallAt)
  if (missing) return { at: last, open: 'other-zone' }
  if (first === last) return { at: last }
  if (mark !== undefined) return { at: mark === '' ? last : first }
  return { at: last, fromAt: first, open: 'repeated-hour' }
}

/** A day of which no time is known: any moment of it, by the latest until the file says more. */
function readDay(midnight: number, zone: Zone): Time | Wrong {
  const first = local(midnight, zone)
  const next = local(midnight + day, zone)
  if ('why' in first || 'why' in next) return { why: 'out-of-range' }
  return { at: next.at - 1, fromAt: first.fromAt ?? first.at, open: 'day-only' }
}

function readEndAlone(found: Found, zone: Zone): Time | Wrong {
  if (found.endepoch !== undefined) return inRange(Number(found.endepoch) * 1000)
  const midnight = dateOf(found.endYYYY, found.endMM, found.endDD)
  const clock = clockOf(found.endHH, found.endmm, found.endss)
  if (typeof midnight !== 'number') return midnight
  return clock === undefined ? { why: 'no-such-time' } : local(midnight + clock, zone)
}

/** Takes the length from a name, and from it which of two starts an end leaves. An end before its start is the next day's. */
function settleLength(said: NameSays, found: Found, zone: Zone): void {
  const spoken = Number(found.milliseconds ?? 0) + Number(found.seconds ?? 0) * 1000
  const ends = spoken > 0 ? [] : endsOf(said, found, zone)
  const length = (startAt: number) => Math.min(...ends.map((end) => end - startAt).filter((ms) => ms >= 0))
  const late = length(said.startAt)
  const early = said.open === 'repeated-hour' ? length(said.fromAt!) : Infinity
  // Read as the later, it would have to run until the next day.
  const isEarly = early < day / 2 && late > day / 2
  if (isEarly) {
    said.startAt = said.fromAt!
    delete said.open
    delete said.fromAt
  }
  const ms = spoken > 0 ? spoken : isEarly ? early : late
  if (ms >= leastLength && ms <= day) said.lengthMs = ms
}

/**
 * The instants at which a segment may end. A local time that comes twice is the later, unless the start lies in that hour
 * too: then it is the first of both that follows.
 */
function endsOf({ startAt, fromAt }: NameSays, found: Found, zone: Zone): number[] {
  if (found.endepoch !== undefined) return [Number(found.endepoch) * 1000]
  const clock = clockOf(found.endHH, found.endmm, found.endss)
  if (clock === undefined) return []
  const dated = found.endYYYY !== undefined
  const midnight = dated ? dateOf(found.endYYYY, found.endMM, found.endDD) : dateOf(found.YYYY, found.MM, found.DD)
  if (typeof midnight !== 'number') return []
  const of = (wallAt: number): number[] => {
    const end = local(wallAt, zone)
    if ('why' in end) return []
    const both = end.fromAt !== undefined && (fromAt !== undefined || found.dst !== undefined)
    return both ? [end.at, end.fromAt!] : [end.at]
  }
  const here = of(midnight + clock)
  const passed = !dated && here.every((end) => end < (fromAt ?? startAt))
  return passed || (!dated && fromAt !== undefined) ? [...here, ...of(midnight + day + clock)] : here
}

const inRange = (at: number): Time | Wrong => (at >= firstAt && at < beforeAt ? { at } : { why: 'out-of-range' })

/** The midnight that begins a date, read as if it were UTC. */
function dateOf(year?: string, month?: string, date?: string): number | Wrong {
  const [y, m, d] = [Number(year), Number(month), Number(date)]
  if (y < 1970 || y > lastYear) return { why: 'out-of-range' }
  const at = Date.UTC(y, m - 1, d)
  const there = new Date(at)
  return there.getUTCMonth() === m - 1 && there.getUTCDate() === d ? at : { why: 'no-such-time' }
}

/** Ms after midnight. Some recorders write second 60 for the end of a minute. */
function clockOf(hours?: string, minutes?: string, seconds = '00'): number | undefined {
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)]
  return h < 24 && m < 60 && s <= 60 ? ((h * 60 + m) * 60 + s) * 1000 : undefined
}

function offsetMs(text: string): number {
  const ms = (Number(text.slice(1, 3)) * 60 + Number(text.slice(3, 5))) * 60_000
  return text.startsWith('-') ? -ms : ms
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value))

type When = { camera: string; at: number; offset: number; wall: Date; zone: Zone }
const writeToken: Partial<Record<Token, (when: When) => string>> = {
  YYYY: ({ wall }) => String(wall.getUTCFullYear()).padStart(4, '0'),
  YY: ({ wall }) => two(wall.getUTCFullYear() % 100),
  MM: ({ wall }) => two(wall.getUTCMonth() + 1),
  DD: ({ wall }) => two(wall.getUTCDate()),
  HH: ({ wall }) => two(wall.getUTCHours()),
  mm: ({ wall }) => two(wall.getUTCMinutes()),
  ss: ({ wall }) => two(wall.getUTCSeconds()),
  fraction: ({ wall }) => String(wall.getUTCMilliseconds() * 1000).padStart(6, '0'),
  ampm: ({ wall }) => (wall.getUTCHours() < 12 ? 'AM' : 'PM'),
  dst: ({ at, zone }) => (zone.isSummer(at) ? 'DST' : ''),
  offset({ offset }) {
    const minutes = Math.abs(offset) / 60_000
    return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(Math.floor(minutes % 60))}`
  },
  epoch: ({ at }) => String(Math.floor(at / 1000)).padStart(10, '0'),
  epochms: ({ at }) => String(at).padStart(13, '0'),
  event: () => '01',
  camera: ({ camera }) => camera,
}

/** Ends and what is read past cannot be written: such a path never comes back, and is kept. */
const writerOf = (extension: string) => (token: Token, when: When) =>
  token === 'ext' ? extension : (writeToken[token]?.(when) ?? '')
