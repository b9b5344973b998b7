import type { LogFilter, LogRow } from '../../shared/contract/visits.ts'
import { AppError } from '../../shared/errors.ts'
import { initials } from '../../shared/fold.ts'
import { localDate } from '../../shared/time.ts'
import type { AuditDetail } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import { wordsIn } from '../texts.ts'
import { createLogStore, type LogRecord } from './visit-log-store.ts'
import type { VisitPorts, VisitWorld } from './visit-ports.ts'
import { holdOf, seesOnlyToday, seesTodaysNames, spanOf, tellsNames, todayOnly } from './visit-rules.ts'
import { visitsCsv } from './visits-csv.ts'

type LogVerbs = Pick<Services['visits'], 'onSite' | 'search' | 'exportCsv'>

const pageSize = 50

/** What staff see of visits: masked here, so that a screen never holds a name that its person may not see. */
export function createVisitLog(world: VisitWorld, { audit, office, holds, exports }: VisitPorts) {
  const store = createLogStore(world.db)

  /** Rows as they may leave, with the incident that keeps each; holds are asked for the whole list at once. */
  function rowsOf(records: LogRecord[], mayName: (record: LogRecord) => boolean): LogRow[] {
    const now = world.clock.now()
    const { fromAt, toAt } = spanOf(records, now)
    const active = records.length > 0 ? holds.ofAny(fromAt, toAt) : []
    return records.map((record) => {
      const { endedAs, signOutCode: _signOutCode, ...row } = record
      const masked = !mayName(record)
      return {
        ...row,
        masked,
        name: masked ? initials(record.name) : record.name,
        state: endedAs ?? 'on-site',
        timeInDoubt: record.timeInDoubt === 1,
        heldBy: holdOf(record, active, now)?.reference ?? null,
      }
    })
  }

  return {
    onSite(caller) {
      const named = seesTodaysNames(caller.staff?.roles ?? [])
      const records = store.listOnSite()
      const visits = rowsOf(records, () => named).map((row, index) => ({
        ...row,
        needsHelp: records[index]!.needsHelp === 1,
        signOutCode: named ? (records[index]!.signOutCode ?? '') : '',
      }))
      return { now: world.clock.now(), visits, expireAt: office.current().openVisitsExpireAt }
    },

    /** Refuses `purpose-needed` where names would be told without one, `today-only` to reception for other days. */
    search(caller, { page, ...asked }) {
      const roles = caller.staff?.roles ?? []
      const todayOn = office.todayOn()
      const stated = caller.purpose('visit-log') !== null
      if (tellsNames(asked) && !stated) throw new AppError('forbidden', 'purpose-needed')
      const filter = seesOnlyToday(roles) ? todayOnly(asked, todayOn) : asked
      const withoutPurpose = ({ signedInOn }: { signedInOn: string }) =>
        signedInOn === todayOn && seesTodaysNames(roles)

      return world.db.transaction(() => {
        const records = store.listPage(filter, pageSize, (page - 1) * pageSize)
        const total = store.count(filter)
        if (stated && (tellsNames(filter) || !records.every(withoutPurpose))) {
          const detail = { ...detailOf(filter), page, shown: records.length, total }
          audit.record(caller, 'visits.looked_up', { detail, task: 'visit-log' })
        }
        return {
          rows: rowsOf(records, (record) => stated || withoutPurpose(record)),
          total,
          all: store.countAll(seesOnlyToday(roles) ? { fromOn: todayOn, toOn: todayOn } : {}),
          pageSize,
          namesShown: stated || (filter.fromOn === todayOn && filter.toOn === todayOn && seesTodaysNames(roles)),
          todayOn,
        }
      })
    },

    exportCsv(caller, { columns: asked, ...filter }) {
      if (!caller.purpose('visit-export')) throw new AppError('forbidden', 'purpose-needed')
      const columns = [...new Set(asked)]
      const { timeZone } = office.current()
      return world.db.transaction(() => {
        const lastId = store.lastId()
        const rows = store.count(filter)
        const detail = { ...detailOf(filter), columns: columns.join(' '), rows }
        audit.record(caller, 'visits.exported', { detail, task: 'visit-export' })
        const url = exports.issue(caller, {
          fileName: `visits-${localDate(world.clock.now(), timeZone)}.csv`,
          contentType: 'text/csv; charset=utf-8',
          parts: () => visitsCsv({ store, filter, lastId, columns, timeZone, words: wordsIn('en') }),
        })
        return { url, rows }
      })
    },
  } satisfies LogVerbs
}

/** A filter as the audit trail may know it: never the name that was looked for. */
function detailOf(filter: LogFilter): AuditDetail {
  const { fromOn = null, toOn = null, categoryId = null, hostId = null, state = null, sort } = filter
  return { fromOn, toOn, categoryId, hostId, state, sort, byName: tellsNames(filter) }
}
