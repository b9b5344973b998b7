import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { openDatabase } from '../../main/db/open.ts'
import { createEvents } from '../../main/events.ts'
import { createLog } from '../../main/log.ts'
import type { World } from '../../main/world.ts'

/** A clock that tests set: `clock.set(at)` moves wall time alone, `clock.pass(ms)` both. */
export function settableClock(at: number) {
  let now = at
  let ticks = 1000
  return {
    now: () => now,
    monotonic: () => ticks,
    set: (to: number) => void (now = to),
    pass: (ms: number) => {
      now += ms
      ticks += ms
    },
  }
}

/** 24 November 2026, 10:42 in London: the day of the pictures. */
export const pictureDay = Date.UTC(2026, 10, 24, 10, 42)

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0).reverse()) close()
})

/** A new folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-test-'))
  open.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A real encrypted register in a temporary folder with a settable clock; closed after the test. */
export function testWorld(at: number = pictureDay): World & { clock: ReturnType<typeof settableClock> } {
  const dataFolder = temporaryFolder()
  const db = openDatabase({ file: join(dataFolder, 'foyer.db'), key: randomBytes(32), expect: 'create' })
  open.push(() => db.close())
  return {
    clock: settableClock(at),
    db,
    log: createLog('silent'),
    events: createEvents(),
    dataFolder,
    reducedProtection: false,
    writeRecoverySlot: () => {},
    say: () => {},
    version: '0.0.0-test',
  }
}
