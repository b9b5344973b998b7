import Driver from 'better-sqlite3'

/** Keeps every lock reachable: one that is collected as garbage would be closed, and so let go. */
const held = new Set<Driver.Database>()

/**
 * Holds a file for this process alone until it is released or the process ends, however it ends. Nothing when another
 * process holds it. Nothing else in this process may open the file: closing any handle of it would let the lock go.
 */
export function holdExclusively(file: string): { release(): void } | undefined {
  const driver = new Driver(file, { timeout: 0 })
  try {
    driver.pragma('locking_mode=EXCLUSIVE')
    driver.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    driver.close()
    if (error instanceof Driver.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined
    throw error
  }
  held.add(driver)
  return {
    release() {
      held.delete(driver)
      driver.close()
    },
  }
}
