import type { Database } from '../db/database.ts'

type NewEntry = { n: number; at: number; actorKind: string; actorId: number | null; action: string; entry: string }
export type AuditFilter = { action?: string; staffId?: number; fromAt?: number; toAt?: number }

export function createAuditStore(db: Database) {
  const filtered = ({ action, staffId, fromAt, toAt }: AuditFilter) => {
    let query = db.build.selectFrom('audit_entry')
    if (action) query = query.where('action', '=', action)
    if (staffId) query = query.where('actor_kind', '=', 'staff').where('actor_id', '=', staffId)
    if (fromAt !== undefined) query = query.where('at', '>=', fromAt)
    if (toAt !== undefined) query = query.where('at', '<=', toAt)
    return query
  }
  const last = db.keep<{}, { n: number | null }>(() =>
    db.build.selectFrom('audit_entry').select(({ fn }) => fn.max<number | null>('n').as('n')),
  )
  const openDoubt = db.keep<{}, { id: number }>(() =>
    db.build.selectFrom('clock_doubt').select('id').where('ended_at', 'is', null),
  )
  const insert = db.keep<NewEntry, unknown>((value) =>
    db.build.insertInto('audit_entry').values({
      n: value('n'),
      at: value('at'),
      actor_kind: value('actorKind'),
      actor_id: value('actorId'),
      action: value('action'),
      entry: value('entry'),
    }),
  )
  return {
    lastNumber: (): number => last.find({})?.n ?? 0,
    isClockInDoubt: (): boolean => openDoubt.find({}) !== undefined,
    insert: (entry: NewEntry) => void insert.run(entry),
    count: (filter: AuditFilter): number =>
      db.get(filtered(filter).select((expression) => expression.fn.countAll<number>().as('count'))).count,
    /** Canonical JSON of each entry, newest first. */
    listNewest: (filter: AuditFilter, limit: number, offset: number): string[] =>
      db.all(filtered(filter).select('entry').orderBy('n', 'desc').limit(limit).offset(offset)).map((row) => row.entry),
    /** Every entry in order, one at a time. */
    *each(): Generator<{ n: number; entry: string }> {
      const rows = db.prepare('SELECT n, entry FROM audit_entry ORDER BY n').iterate()
      for (const row of rows) yield row as { n: number; entry: string }
    },
    staffNames(ids: number[]): Map<number, string> {
      if (ids.length === 0) return new Map()
      const rows = db.all(db.build.selectFrom('staff_member').select(['id', 'name']).where('id', 'in', ids))
      return new Map(rows.map((row) => [row.id, row.name]))
    },
  }
}
