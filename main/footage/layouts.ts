import { AppError } from '../../shared/errors.ts'
import { wordsIn } from '../texts.ts'
import type { RemovedBy } from './disk-types.ts'
import { compileLayout, type Layout } from './layout-rules.ts'
import type { LayoutRow } from './layout-row.ts'
import { layoutTable } from './layout-table.ts'
import { fromStrftime, patternFault } from './pattern-rules.ts'

/** Layouts whose pattern a person gives, behind a colon: `strftime:<camera>/%Y-%m-%d/%H-%M-%S.mp4`. */
const patterned = new Set(['strftime', 'own'])
export type OpenLayout = {
  row: LayoutRow
  layout: Layout
  /** IANA; UTC where names say their time without one. */
  timeZone: string
  removedBy: RemovedBy
}

/** `layouts.names.<key>` in the locale files. */
export const layoutName = (key: string): string => wordsIn('en')(`layouts.names.${key}`)
export const keyOf = (layout: string): string => layout.split(':', 1)[0]!

/** What a layout's names say of time, read off its pattern. */
function timeIn({ patterns: [pattern = ''], zone }: LayoutRow) {
  const says = (token: string) => pattern.includes(`<${token}`)
  const convention = says('epochms')
    ? ('epoch-ms' as const)
    : says('epoch') || says('endepoch')
      ? ('epoch' as const)
      : says('dst>')
        ? ('dst' as const)
        : zone
  const starts = says('epoch') || says('YYYY') || says('YY>')
  const ends = says('end') || says('seconds') || says('milliseconds')
  const times = !starts && ends ? ('end' as const) : says('HH') || says('epoch') ? ('start' as const) : ('day' as const)
  return { convention, times: times === 'start' && ends ? ('start-end' as const) : times }
}

/** A pattern as people read it: `YYYY-MM-DD/HH/<camera>/mm.ss.mp4`. */
const shownOf = ({ patterns: [pattern = ''], extensions }: LayoutRow): string =>
  pattern
    .replace('<ext>', extensions[0] ?? '')
    .replaceAll('<any>', '…')
    .replace(/<(?!camera>)(?:end)?(\w+)>/g, '$1')

/** Every layout, for people to choose from. */
export const listLayouts = () =>
  layoutTable.map((row) => ({
    key: row.key,
    name: layoutName(row.key),
    maker: row.maker,
    pattern: shownOf(row),
    takesPattern: patterned.has(row.key),
    zone: row.zone,
    ...timeIn(row),
    evidence: row.evidence,
    example: row.example,
    removedBy: row.recorderRemoves ? ('recorder' as const) : ('foyer' as const),
    isRead: row.patterns.length > 0 || patterned.has(row.key),
  }))

const refuse = (fault: string, piece = '') => new AppError('invalid', fault, { piece }, { layout: fault })

/** A store of blocks that no name tells anything of: none of its files is read. */
const unreadStore: Layout = {
  read: () => ({ why: 'block-store' }),
  build: () => '',
  datedDepth: Infinity,
}

/** `frigate`, or `own:<camera>/<YYYY>-…`. Refuses what cannot be read, naming the input `layout`. */
export function openLayout(text: string, timeZone: string): OpenLayout {
  const key = keyOf(text)
  const given = text.includes(':') ? text.slice(key.length + 1) : null
  const row = layoutTable.find((candidate) => candidate.key === key)
  if (!row || patterned.has(key) !== (given !== null)) throw refuse('layout-unknown')
  const removedBy = row.recorderRemoves ? 'recorder' : 'foyer'
  const zone = row.zone === 'utc' ? 'UTC' : timeZone
  if (given === null && row.patterns.length === 0) return { row, layout: unreadStore, timeZone: zone, removedBy }
  const patterns = given === null ? row.patterns : [fromStrftime(given)]
  const fault = given === null ? undefined : patternFault(patterns[0]!, row.extensions)
  if (fault) throw refuse(fault.key, fault.piece)
  const layout = compileLayout(patterns, { timeZone: zone, extensions: row.extensions })
  return { row, layout, timeZone: zone, removedBy }
}
