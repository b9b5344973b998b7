import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const ballastBytes = 8 * 1024 * 1024
const chunk = Buffer.alloc(1024 * 1024, 'ballast ')

/**
 * Space kept for the day on which the disk is full: even a removal must first be written down. A sweep that finds no room
 * gives the ballast up, and takes it back when it has made some.
 */
export function createBallast(dataFolder: string) {
  const file = join(dataFolder, 'ballast')
  return {
    /** Keeps the space, where there is some. Filled, since a file system stores holes for nothing. */
    keep(): void {
      if (existsSync(file)) return
      try {
        const fd = openSync(file, 'wx', 0o600)
        try {
          for (let written = 0; written < ballastBytes; written += chunk.length) writeSync(fd, chunk)
          fsyncSync(fd)
        } finally {
          closeSync(fd)
        }
      } catch {
        rmSync(file, { force: true })
      }
    },
    /** Gives the space up; answers whether there was any. */
    drop(): boolean {
      if (!existsSync(file)) return false
      rmSync(file, { force: true })
      return true
    },
  }
}

/** Whether the register could not be written for want of room. */
export const isDiskFull = (error: unknown): boolean =>
  ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC'].includes((error as { code?: string } | undefined)?.code ?? '')
