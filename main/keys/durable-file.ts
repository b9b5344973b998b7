import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes names in a folder survive a power cut; Windows does that by itself and cannot open a folder. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Replaces a small file whole or not at all, and returns when it is on the disk. */
export function writeDurably(file: string, content: string | Buffer, mode: number): void {
  const half = `${file}.new`
  rmSync(half, { force: true })
  const handle = openSync(half, 'wx', mode)
  try {
    if (typeof content === 'string') writeSync(handle, content)
    else writeSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(half, file)
  syncFolder(dirname(file))
}
