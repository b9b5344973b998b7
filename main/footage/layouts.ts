import { AppError } from '../../shared/errors.ts'
import { wordsIn } from '../texts.ts'
import { compileLayout, fromStrftime, type Layout, patternFault } from './layout-rules.ts'

const videoExtensions = ['mp4', 'mkv', 'ts'] as const

/** A way in which recorders name their files. Every other one is another row here. */
type LayoutRow = {
  key: string
  /** As shown to people. */
  shown: string
  zone: 'utc' | 'local'
  extensions: readonly string[]
  example: string
  /** In the engine's tokens; none where the person gives the pattern, in strftime's. */
  pattern: string | null
}

const layoutRows: readonly LayoutRow[] = [
  {
    key: 'frigate',
    shown: 'YYYY-MM-DD/HH/<camera>/MM.SS.mp4',
    zone: 'utc',
    extensions: ['mp4'],
    example: '2026-07-01/13/front_door/42.10.mp4',
    pattern: '<YYYY>-<MM>-<DD>/<HH>/<camera>/<mm>.<ss>.mp4',
  },
  {
    // Debian's own motion.conf: camera number, event number, local time, all in the target folder.
    key: 'motion',
    shown: '<camera>-<event>-YYYYMMDDHHMMSS.mkv',
    zone: 'local',
    extensions: ['mkv'],
    example: '1-01-20260701144210.mkv',
    pattern: '<camera>-<event>-<YYYY><MM><DD><HH><mm><ss>.mkv',
  },
  {
    key: 'motioneye',
    shown: '<camera>/YYYY-MM-DD/HH-MM-SS.mp4',
    zone: 'local',
    extensions: ['mp4'],
    example: 'Camera1/2026-07-01/14-42-10.mp4',
    pattern: '<camera>/<YYYY>-<MM>-<DD>/<HH>-<mm>-<ss>.mp4',
  },
  {
    key: 'strftime',
    shown: '<camera>/%Y-%m-%d/%H-%M-%S.mp4',
    zone: 'local',
    extensions: videoExtensions,
    example: 'front_door/2026-07-01/14-42-10.mp4',
    pattern: null,
  },
]

/** `layouts.names.<key>` in the locale files. */
export const layoutName = (key: string): string => wordsIn('en')(`layouts.names.${key}`)

export const listLayouts = () =>
  layoutRows.map(({ key, shown, zone, example }) => ({ key, name: layoutName(key), pattern: shown, zone, example }))

const refuse = (fault: string) => new AppError('invalid', fault, {}, { layout: fault })

/** `frigate`, or `strftime:<camera>/%Y-%m-%d/%H-%M-%S.mp4`. Refuses what cannot be read, naming the input `layout`. */
export function openLayout(text: string, timeZone: string): { key: string; zone: 'utc' | 'local'; layout: Layout } {
  const colon = text.indexOf(':')
  const key = colon < 0 ? text : text.slice(0, colon)
  const given = colon < 0 ? null : text.slice(colon + 1)
  const row = layoutRows.find((candidate) => candidate.key === key)
  if (!row || (row.pattern === null) !== (given !== null)) throw refuse('layout-unknown')
  const pattern = row.pattern ?? fromStrftime(given!)
  if (pattern === undefined) throw refuse('layout-token')
  const fault = patternFault(pattern, row.extensions)
  if (fault) throw refuse(fault)
  return { key, zone: row.zone, layout: compileLayout(pattern, row.zone === 'utc' ? 'UTC' : timeZone) }
}
