import { type Compilable, type SelectQueryBuilder, sql } from 'kysely'
import type { LogFilter } from '../../shared/contract/visits.ts'
import type { Database } from '../db/database.ts'
import type { KeptQuery } from '../db/kept-query.ts'
import type { Tables } from '../db/tables.ts'
import { type LogNarrowing, narrowingOf } from './log-filter-rules.ts'
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
  timeInDoubt: number
}
export type OnSiteRecord = LogRecord & { needsHelp: number }
export type ExportRecord = LogRecord & { noticeVersion: number; device: string | null }
export type DetailRecord = ExportRecord & { noticeLanguage: string }
type Order = Pick<LogFilter, 'sort' | 'descending'>
type Narrowed = LogNarrowing & { offset?: number }
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

function narrowed<Row>(query: Visits<Row>, by: LogNarrowing): Visits<Row> {
  if (by.fromOn) query = query.where('signed_in_on', '>=', by.fromOn)
  if (by.toOn) query = query.where('signed_in_on', '<=', by.toOn)
  if (by.categoryId) query = query.where('category_id', '=', by.categoryId)
  if (by.hostId) query = query.where('host_id', '=', by.hostId)
  if (by.onSite) query = query.where('ended_at', 'is', null)
  if (by.endedAs) query = query.where('ended_as', '=', by.endedAs)
  if (by.nameFrom) query = query.where('search_name', '>=', by.nameFrom)
  if (by.nameBefore) query = query.where('search_name', '<', by.nameBefore)
  if (by.nameless) query = query.where('search_name', '=', '')
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
        'visit.time_in_doubt as timeInDoubt',
        sql<EndedAs | null>`visit.ended_as`.as('endedAs'),
        hostName.as('host'),
        sql<string>`(SELECT c.names ->> '$.en' FROM category AS c WHERE c.id = visit.category_id)`.as('category'),
      ])

  // A limit that is bound would make SQLite plan the statement anew at each run.
  const pageOf = (by: LogNarrowing, { sort, descending }: Order, limit: number, offset: number) => {
    let query = narrowed(records(), by)
    for (const column of orders[sort]) query = query.orderBy(column, descending ? 'desc' : 'asc')
    return query.limit(sql.lit(limit)).offset(offset)
  }
  const countOf = (by: LogNarrowing) =>
    narrowed(
      build.selectFrom('visit').select(({ fn }) => fn.countAll<number>().as('count')),
      by,
    )

  const kept = new Map<string, KeptQuery<Narrowed, unknown>>()
  /** The query of all filters that narrow by the same parts, run with this one's values. */
  function allOf<Row>(name: string, by: Narrowed, make: (by: Narrowed) => Compilable<Row>): Row[] {
    const parts = Object.keys(by) as (keyof Narrowed)[]
    const shape = `${name} ${parts.join(' ')}`
    let query = kept.get(shape)
    if (!query) {
      query = db.keep<Narrowed, unknown>((value) =>
        make(Object.fromEntries(parts.map((part) => [part, value(part)])) as Narrowed),
      )
      kept.set(shape, query)
    }
    return query.all(by) as Row[]
  }
  const count = (filter: Omit<LogFilter, keyof Order>): number => allOf('count', narrowingOf(filter), countOf)[0]!.count

  const deviceName = sql<string | null>`(SELECT d.name FROM device AS d WHERE d.id = visit.device_id)`

  /** In order of sign-in whatever the filter's sort says: only that order can be gone on with where a chunk ended. */
  const chunkQuery = (filter: LogFilter, lastId: number, after: LogRecord | undefined, limit: number) => {
    let query = narrowed(records(), narrowingOf(filter))
      .select('visit.notice_version as noticeVersion')
      .select(deviceName.as('device'))
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
    return query.limit(sql.lit(limit))
  }

  return {
    pageQuery: (filter: LogFilter, limit: number, offset: number) => pageOf(narrowingOf(filter), filter, limit, offset),
    countQuery: (filter: LogFilter) => countOf(narrowingOf(filter)),
    chunkQuery,
    listPage: (filter: LogFilter, limit: number, offset: number): LogRecord[] =>
      allOf(
        `page ${filter.sort} ${filter.descending} ${limit}`,
        { ...narrowingOf(filter), offset },
        ({ offset: from = 0, ...by }) => pageOf(by, filter, limit, from),
      ),
    count,
    /** Visits on record, or of the days of a filter. */
    countAll: ({ fromOn, toOn }: Pick<LogFilter, 'fromOn' | 'toOn'>): number => count({ fromOn, toOn }),
    find: (id: number): DetailRecord | undefined =>
      db.find(
        records()
          .select(['visit.notice_version as noticeVersion', 'visit.notice_language as noticeLanguage'])
          .select(deviceName.as('device'))
          .where('visit.id', '=', id),
      ),
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
