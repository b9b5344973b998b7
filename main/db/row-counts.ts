import type { Database } from './database.ts'

/** How much the register holds. */
export function countRows(db: Database) {
  const count = (table: string): number => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  return {
    visits: count('visit'),
    segments: count('segment'),
    incidents: count('incident'),
    certificates: count('certificate'),
    auditEntries: count('audit_entry'),
  }
}
