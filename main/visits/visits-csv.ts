import { stringify } from 'csv-stringify/sync'
import type { LogColumn, LogFilter } from '../../shared/contract/visits.ts'
import { localDateTime } from '../../shared/time.ts'
import type { Words } from '../texts.ts'
import { safeCell } from './csv-rules.ts'
import type { ExportRecord, LogStore } from './visit-log-store.ts'

const chunk = 1000
const options = { quoted: true, quoted_empty: true, record_delimiter: '\r\n' }

type Export = {
  store: LogStore
  filter: LogFilter
  lastId: number
  columns: LogColumn[]
  timeZone: string
  words: Words
}

/**
 * The log as CSV (RFC 4180, UTF-8 with its mark), a chunk at a time, so that never more than one is in memory. Times are
 * local to the office, `YYYY-MM-DD HH:MM:SS`. `lastId` leaves out visits that began after the export was asked for.
 */
export function* visitsCsv({ store, filter, lastId, columns, timeZone, words }: Export): Generator<string> {
  const headings = columns.map((column) => words(`visitsCsv.${column}`, { timeZone }))
  yield `\ufeff${stringify([headings], options)}`
  let after: ExportRecord | undefined
  for (;;) {
    const records = store.listChunk(filter, lastId, after, chunk)
    if (records.length === 0) return
    const rows = records.map((record) => columns.map((column) => safeCell(cell(record, column, timeZone, words))))
    yield stringify(rows, options)
    after = records.at(-1)
  }
}

function cell(record: ExportRecord, column: LogColumn, timeZone: string, words: Words): string {
  switch (column) {
    case 'signedInAt':
      return localDateTime(record.signedInAt, timeZone)
    case 'endedAt':
      return record.endedAt === null ? '' : localDateTime(record.endedAt, timeZone)
    case 'state':
      return words(`ui.state.${record.endedAs ?? 'on_site'}`)
    case 'noticeVersion':
      return String(record.noticeVersion)
    case 'device':
      return record.device ?? ''
    case 'timeInDoubt':
      return record.timeInDoubt === 1 ? words('visitsCsv.inDoubt') : ''
    default:
      return record[column]
  }
}
