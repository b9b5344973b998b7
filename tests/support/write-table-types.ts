import Database from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'

/** main/db/tables.ts as the migrations make it: one type a table, columns in the database's spelling. */
export function tableTypes(): string {
  const db = new Database(':memory:')
  db.exec(readFileSync(new URL('../../main/db/migrations/0001_initial.sql', import.meta.url), 'utf8'))
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
  const types = tables.map((table) => {
    const columns = db.pragma(`table_info(${table})`) as {
      name: string
      type: string
      notnull: number
      dflt_value: string | null
      pk: number
    }[]
    const lines = columns.map(({ name, type, notnull, dflt_value, pk }) => {
      const plain = type === 'TEXT' ? 'string' : type === 'BLOB' ? 'Uint8Array' : 'number'
      const rowid = pk === 1 && type === 'INTEGER' && columns.filter((column) => column.pk).length === 1
      const value = notnull || pk ? plain : `${plain} | null`
      return `  ${name}: ${(notnull && dflt_value !== null) || rowid ? `Generated<${value}>` : value}`
    })
    return `  ${table}: {\n${lines.map((line) => `  ${line}`).join('\n')}\n  }`
  })
  return [
    '// Written by `npm run db:types` from the migrations; a test compares the two.',
    "import type { Generated } from 'kysely'",
    '',
    `export type Tables = {\n${types.join('\n')}\n}`,
    '',
  ].join('\n')
}

if (import.meta.main) writeFileSync(new URL('../../main/db/tables.ts', import.meta.url), tableTypes())
