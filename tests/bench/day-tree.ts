import { spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstDay } from './bench-office.ts'

export const minute = 60_000
export const cameraCount = 64

export const cameraName = (camera: number): string => `cam${String(camera).padStart(2, '0')}`
const two = (value: number) => String(value).padStart(2, '0')

/** Folders of the first day in the order of the tree, and the names of the files in each of them. */
export function foldersOf(hours: number): string[] {
  const on = new Date(firstDay).toISOString().slice(0, 10)
  return Array.from({ length: hours * cameraCount }, (_, at) => {
    const hour = Math.floor(at / cameraCount)
    return `${on}/${two(hour)}/${cameraName(1 + (at % cameraCount))}`
  })
}
export const namesOf = (): string[] => Array.from({ length: 60 }, (_, at) => `${two(at)}.00.mp4`)

/** 4 KiB that begin as an mp4 of one minute: ftyp, moov with its mvhd, free. */
function minuteOfVideo(): Buffer {
  const file = Buffer.alloc(4096)
  file.writeUInt32BE(16, 0)
  file.write('ftypisom', 4, 'latin1')
  file.writeUInt32BE(116, 16)
  file.write('moov', 20, 'latin1')
  file.writeUInt32BE(108, 24)
  file.write('mvhd', 28, 'latin1')
  file.writeUInt32BE(1000, 44)
  file.writeUInt32BE(minute, 48)
  file.writeUInt32BE(4096 - 132, 132)
  file.write('free', 136, 'latin1')
  return file
}

function writeDay(root: string, hours: number): void {
  const video = minuteOfVideo()
  for (const folder of foldersOf(hours)) {
    mkdirSync(join(root, folder), { recursive: true })
    const hour = Number(folder.split('/')[1])
    for (const [at, name] of namesOf().entries()) {
      const file = join(root, folder, name)
      writeFileSync(file, video)
      const closed = (firstDay + hour * 60 * minute + (at + 1) * minute) / 1000
      utimesSync(file, closed, closed)
    }
  }
}

const run = (command: string, ...parameters: string[]): boolean =>
  spawnSync(command, parameters, { stdio: 'ignore' }).status === 0

export type DayTree = {
  kind: 'ext4 image' | 'fresh folders'
  /** Makes the tree that every later `open` shows anew, and lets a register be made of it. */
  root: string
  /** Shows the tree as it was when it was sealed. */
  open(): void
  /** Takes it away. */
  close(): void
  /** Ends the making: from here on each `open` begins with this. */
  seal(): void
}

/**
 * One day of files. Where we may mount, an ext4 image that is copied for each run: a tree that is made again in the place
 * of one that was just removed is many times slower to make and to remove. Elsewhere a tree beside the last one.
 */
export function makeDayTree(folder: string, hours: number, mayMount: boolean): DayTree {
  const mount = join(folder, 'disk')
  const golden = join(folder, 'golden.img')
  mkdirSync(mount, { recursive: true })
  const megabytes = 96 + Math.ceil(hours * 24)
  const made =
    mayMount &&
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    run('truncate', '-s', `${megabytes}M`, golden) &&
    run('mkfs.ext4', '-q', '-F', '-m', '0', '-i', '4096', golden) &&
    run('mount', '-o', 'loop,noatime', golden, mount)
  if (!made) return looseTree(folder, hours)
  const root = join(mount, 'footage')
  mkdirSync(root)
  writeDay(root, hours)
  const copy = join(folder, 'run.img')
  const unmount = () => {
    if (!run('umount', mount)) throw new Error('the image is still in use')
  }
  return {
    kind: 'ext4 image',
    root,
    seal: unmount,
    open() {
      copyFileSync(golden, copy)
      const fd = openSync(copy, 'r+')
      fsyncSync(fd)
      closeSync(fd)
      if (!run('mount', '-o', 'loop,noatime', copy, mount)) throw new Error('the image could not be mounted')
    },
    close() {
      unmount()
      rmSync(copy)
    },
  }
}

function looseTree(folder: string, hours: number): DayTree {
  const root = join(folder, 'disk', 'footage')
  const golden = join(folder, 'golden')
  let turn = 0
  mkdirSync(root, { recursive: true })
  writeDay(root, hours)
  return {
    kind: 'fresh folders',
    root,
    seal() {
      if (!run('mv', root, golden)) throw new Error('the tree could not be put aside')
    },
    open() {
      if (!run('cp', '-a', golden, root) || !run('sync')) throw new Error('the tree could not be copied')
    },
    close() {
      // Set aside rather than removed: what follows would pay for it.
      if (!run('mv', root, join(folder, `done-${(turn += 1)}`))) throw new Error('the tree could not be put aside')
    },
  }
}
