import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const ballastBytes = 8 * 1024 * 1024
const leastToOpen = 1024 * 1024
const chunk = Buffer.alloc(1024 * 1024, 'ballast ')

/**
 * Space kept for the day on which the disk is full: even a removal must first be written down. What makes room (a sweep),
 * and the start that it needs, give the ballast up where they find none, and take it back when there is some.
 */
export function createBallast(dataFolder: string) {
  const file = join(dataFolder, 'ballast')

  /** Keeps the space, where there is some. Filled, since a file system stores holes for nothing. */
  function keep(): void {
    if (existsSync(file)) return
    try {
      const fd = openSync(file, 'wx', 0o600)
      try {
        for (let written = 0; written < ballastBytes;) written += writeSync(fd, chunk)
        fsyncSync(fd)
      } finally {
        closeSync(fd)
      }
    } catch {
      rmSync(file, { force: true })
    }
  }

  /** Gives the space up; answers whether there was any. */
  function drop(): boolean {
    if (!existsSync(file)) return false
    rmSync(file, { force: true })
    return true
  }

  return {
    /** Before a register is opened, for which even its lock needs a little room. */
    dropIfFull(): void {
      const { bavail, bsize } = statfsSync(dataFolder)
      if (bavail * bsize < leastToOpen) drop()
    },
    /** Acts; with the disk full, once more in the room that the ballast leaves. What is tried twice settles its first try. */
    async withRoom<Result>(act: () => Promise<Result>): Promise<Result> {
      keep()
      try {
        return await act()
      } catch (error) {
        if (!isDiskFull(error) || !drop()) throw error
        return await act()
      } finally {
        keep()
      }
    },
  }
}

/** Whether the register could not be written for want of room. */
export const isDiskFull = (error: unknown): boolean =>
  ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC'].includes((error as { code?: string } | undefined)?.code ?? '')
