import { type SelectQueryBuilder, sql } from 'kysely'
import type { LogFilter } from '../../shared/contract/visits.ts'
import { fold } from '../../shared/fold.ts'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { EndedAs } from './visit-rules.ts'

/** A visit with every name in full: what leaves the server is made of it by the caller's rights. */
export type LogRecord = {
  id: number
  name: string
  company: string
  host: string
  category: string
  signedInAt: number
  signedInOn: string
  endedAt: number | null
  endedAs: EndedAs | null
  signOutCode: string | null
  removedOn: string
}
export type OnSiteRecord = LogRecord & { needsHelp: number }
export type ExportRecord = LogRecord & { noticeVersion: number; device: string | null }
type Visits<Row> = SelectQueryBuilder<Tables, 'visit', Row>
export type LogStore = ReturnType<typeof createLogStore>

const hostName = sql<string>`coalesce((SELECT h.name FROM host AS h WHERE h.id = visit.host_id), visit.host_text)`
const hostOrder = sql`${hostName} COLLATE NOCASE`
const byDay = [sql.ref('signed_in_on'), sql.ref('signed_in_at'), sql.ref('id')]
/** Ends in the id always, so that pages neither repeat nor skip a visit. */
const orders = {
  signedInAt: byDay,
  endedAt: [sql.ref('ended_at'), sql.ref('signed_in_at'), sql.ref('id')],
  name: [sql.ref('search_name'), sql.ref('signed_in_at'), sql.ref('id')],
  company: [sql.ref('search_company'), ...byDay],
  host: [hostOrder, ...byDay],
}

function filtered<Row>(query: Visits<Row>, filter: LogFilter): Visits<Row> {
  const { fromOn, toOn, categoryId, hostId, state, namePrefix } = filter
  if (fromOn) query = query.where('signed_in_on', '>=', fromOn)
  if (toOn) query = query.where('signed_in_on', '<=', toOn)
  if (categoryId) query = query.where('category_id', '=', categoryId)
  if (hostId) query = query.where('host_id', '=', hostId)
  if (state === 'on-site') query = query.where('ended_at', 'is', null)
  else if (state) query = query.where('ended_as', '=', state)
  if (namePrefix?.trim()) {
    const start = fold(namePrefix)
    // Signs alone fold to nothing, and begin only such names as do too.
    query = start
      ? query.where('search_name', '>=', start).where('search_name', '<', `${start}\u{10ffff}`)
      : query.where('search_name', '=', '')
  }
  return query
}

export function createLogStore(db: Database) {
  const { build } = db

  /** Names of other tables come by subquery: a join could lead the planner off the log's own order. */
  const records = () =>
    build
      .selectFrom('visit')
      .select([
        'visit.id',
        'visit.name',
        'visit.company',
        'visit.signed_in_at as signedInAt',
        'visit.signed_in_on as signedInOn',
        'visit.ended_at as endedAt',
        'visit.sign_out_code as signOutCode',
        'visit.removed_on as removedOn',
        sql<EndedAs | null>`visit.ended_as`.as('endedAs'),
        hostName.as('host'),
        sql<string>`(SELECT c.names ->> '$.en' FROM category AS c WHERE c.id = visit.category_id)`.as('category'),
      ])

  const pageQuery = (filter: LogFilter, limit: number, offset: number) => {
    let query = filtered(records(), filter)
    for (const column of orders[filter.sort]) query = query.orderBy(column, filter.descending ? 'desc' : 'asc')
    return query.limit(limit).offset(offset)
  }

  const countQuery = (filter: LogFilter) =>
    filtered(
      build.selectFrom('visit').select(({ fn }) => fn.countAll<number>().as('count')),
      filter,
    )

  /** In order of sign-in whatever the filter's sort says: only that order can be gone on with where a chunk ended. */
  const chunkQuery = (filter: LogFilter, lastId: number, after: LogRecord | undefined, limit: number) => {
    let query = filtered(records(), filter)
      .select('visit.notice_version as noticeVersion')
      .select(sql<string | null>`(SELECT d.name FROM device AS d WHERE d.id = visit.device_id)`.as('device'))
      .where('visit.id', '<=', lastId)
    if (after) {
      query = query.where((row) =>
        row(
          row.refTuple('signed_in_on', 'signed_in_at', 'visit.id'),
          filter.descending ? '<' : '>',
          row.tuple(after.signedInOn, after.signedInAt, after.id),
        ),
      )
    }
    for (const column of byDay) query = query.orderBy(column, filter.descending ? 'desc' : 'asc')
    return query.limit(limit)
  }

  return {
    pageQuery,
    countQuery,
    chunkQuery,
    listPage: (filter: LogFilter, limit: number, offset: number): LogRecord[] =>
      db.all(pageQuery(filter, limit, offset)),
    count: (filter: LogFilter): number => db.get(countQuery(filter)).count,
    /** Visits on record, or of the days of a filter. */
    countAll: ({ fromOn, toOn }: Pick<LogFilter, 'fromOn' | 'toOn'>): number =>
      db.get(countQuery({ fromOn, toOn, sort: 'signedInAt', descending: true })).count,
    lastId: (): number =>
      db.get(build.selectFrom('visit').select(({ fn }) => fn.coalesce(fn.max<number>('id'), sql<number>`0`).as('id')))
        .id,
    listChunk: (filter: LogFilter, lastId: number, after: LogRecord | undefined, limit: number): ExportRecord[] =>
      db.all(chunkQuery(filter, lastId, after, limit)),
    /** Who is on site, newest first, whoever needs help to leave before all others. */
    listOnSite: (): OnSiteRecord[] =>
      db.all(
        records()
          .select('visit.needs_help as needsHelp')
          .where('visit.ended_at', 'is', null)
          .orderBy('needs_help', 'desc')
          .orderBy('signed_in_at', 'desc')
          .orderBy('id', 'desc'),
      ),
  }
}
