import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createAudit } from '../../main/audit/audit.ts'
import { machine } from '../../main/caller.ts'
import { testWorld } from '../support/test-world.ts'
import { tableTypes } from '../support/write-table-types.ts'

test('the table types are those of the migrations', () => {
  expect(readFileSync('main/db/tables.ts', 'utf8')).toBe(tableTypes())
})

test('the audit trail cannot be changed, shortened or numbered with gaps', () => {
  const { db, ...world } = testWorld()
  const audit = createAudit({ db, clock: world.clock })
  db.transaction(() => audit.record(machine, 'sweep.finished', { detail: { removed: 3 } }))
  db.transaction(() => audit.record(machine, 'sweep.finished'))
  expect(() => db.prepare("UPDATE audit_entry SET entry = '{}'").run()).toThrow('append-only')
  expect(() => db.prepare('DELETE FROM audit_entry').run()).toThrow('append-only')
  expect(() => db.prepare("INSERT INTO audit_entry VALUES (9, 0, 'machine', NULL, 'x', '{}')").run()).toThrow('gaps')
  expect(audit.faults()).toEqual([])
})

test('nothing is recorded outside a transaction', () => {
  const world = testWorld()
  expect(() => createAudit(world).record(machine, 'sweep.finished')).toThrow('outside a transaction')
})
