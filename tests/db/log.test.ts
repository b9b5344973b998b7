import { randomBytes } from 'node:crypto'
import { copyFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAudit } from '../../main/audit/audit.ts'
import { machine } from '../../main/caller.ts'
import { openDatabase } from '../../main/db/open.ts'
import { settableClock, temporaryFolder } from '../support/test-world.ts'

function register() {
  const folder = temporaryFolder()
  const file = join(folder, 'foyer.db')
  const key = randomBytes(32)
  const db = openDatabase({ file, key, expect: 'create' })
  const audit = createAudit({ db, clock: settableClock(0) })
  db.settleLog()
  let copies = 0
  return {
    db,
    log: `${file}-wal`,
    write: (detail = {}) => db.transaction(() => audit.record(machine, 'sweep.finished', { detail })),
    /** How many entries the file holds by itself, without its log. */
    entriesInFile() {
      const copy = join(folder, `copy-${(copies += 1)}.db`)
      copyFileSync(file, copy)
      const alone = openDatabase({ file: copy, key, expect: 'existing' })
      const { n } = alone.prepare('SELECT count(*) AS n FROM audit_entry').get() as { n: number }
      alone.close()
      return n
    },
  }
}

test('settling brings commits into the file, and the log is written from its start again', () => {
  const { db, log, write, entriesInFile } = register()
  for (let at = 0; at < 50; at += 1) write()
  expect(entriesInFile()).toBe(0)
  db.settleLog()
  expect(entriesInFile()).toBe(50)
  const { size } = statSync(log)
  for (let at = 0; at < 40; at += 1) write()
  expect(statSync(log).size).toBe(size)
  db.close()
})

test('a log that nobody settles does not grow without end', () => {
  const { db, log, write } = register()
  // Few commits, for each waits for the disk, and large ones: twice as much as the log may hold.
  const detail = { long: 'x'.repeat(200_000) }
  let written = 0
  for (; written < 40 * 1024 * 1024; written += detail.long.length) write(detail)
  expect(statSync(log).size).toBeLessThan(20 * 1024 * 1024)
  db.close()
})
