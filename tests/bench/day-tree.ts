import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
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
/** The names of an hour's files of one camera, so many ms each. */
export const namesOf = (stepMs: number = minute): string[] =>
  Array.from({ length: (60 * minute) / stepMs }, (_, at) => {
    const seconds = (at * stepMs) / 1000
    return `${two(Math.floor(seconds / 60))}.${two(seconds % 60)}.mp4`
  })

/** A minute and ten seconds of a camera's 4 Mbit/s, and the least that a file takes on disk. */
export const recordingBytes = 30 * 2 ** 20
export const shortBytes = 5 * 2 ** 20
export const smallBytes = 4096
/** Which part of a day a tree has, in files of what length and size. */
export type TreeShape = { hours: number; bytes: number; stepMs?: number }

/** What a file begins with: ftyp, moov with its mvhd, and the rest as one free box. */
function beginningOf(bytes: number, stepMs: number): Buffer {
  const file = Buffer.alloc(smallBytes)
  file.writeUInt32BE(16, 0)
  file.write('ftypisom', 4, 'latin1')
  file.writeUInt32BE(116, 16)
  file.write('moov', 20, 'latin1')
  file.writeUInt32BE(108, 24)
  file.write('mvhd', 28, 'latin1')
  file.writeUInt32BE(1000, 44)
  file.writeUInt32BE(stepMs, 48)
  file.writeUInt32BE(bytes - 132, 132)
  file.write('free', 136, 'latin1')
  return file
}

/** Gives files their room on disk without writing it, which Node cannot; whether it could be done. */
function allocate(files: readonly string[], bytes: number): boolean {
  const program = `import os, sys
for path in sys.stdin.buffer.read().split(b'\\0'):
    file = os.open(path, os.O_WRONLY)
    os.posix_fallocate(file, 0, ${bytes})
    os.close(file)`
  return spawnSync('python3', ['-c', program], { input: files.join('\0') }).status === 0
}

/** Writes the day's files; false where they could not be given their size. */
function writeDay(root: string, { hours, bytes, stepMs = minute }: TreeShape): boolean {
  const beginning = beginningOf(bytes, stepMs)
  const files = foldersOf(hours).flatMap((folder) => {
    mkdirSync(join(root, folder), { recursive: true })
    const from = firstDay + Number(folder.split('/')[1]) * 60 * minute
    return namesOf(stepMs).map((name, at) => ({
      file: join(root, folder, name),
      closed: (from + (at + 1) * stepMs) / 1000,
    }))
  })
  for (const { file } of files) writeFileSync(file, beginning)
  const isWhole =
    bytes === smallBytes ||
    allocate(
      files.map(({ file }) => file),
      bytes,
    )
  for (const { file, closed } of files) utimesSync(file, closed, closed)
  return isWhole
}

const run = (command: string, ...parameters: string[]): boolean =>
  spawnSync(command, parameters, { stdio: 'ignore' }).status === 0

export type DayTree = {
  /** How it stands on disk, for notes. */
  kind: string
  hours: number
  /** Of each camera's hour. */
  names: readonly string[]
  /** Of each file. */
  bytes: number
  /** Makes the tree that every later `open` shows anew, and lets a register be made of it. */
  root: string
  /** Shows the tree as it was when it was sealed, with none of it in memory. */
  open(): void
  /** Takes it away. */
  close(): void
  /** Ends the making: from here on each `open` begins with this. */
  seal(): void
}

/** An empty ext4 with room for the day, mostly a hole in the file that holds it; whether it could be made and mounted. */
function makeImage(image: string, mount: string, { hours, bytes, stepMs = minute }: TreeShape): boolean {
  const files = hours * cameraCount * namesOf(stepMs).length
  const megabytes = 2000 + Math.ceil((files * bytes * 1.02) / 2 ** 20)
  const shape = ['-N', String(Math.ceil(files * 1.1) + 5000), '-J', 'size=64', '-E', 'lazy_itable_init=1,nodiscard']
  return (
    run('truncate', '-s', `${megabytes}M`, image) &&
    run('mkfs.ext4', '-q', '-F', '-m', '0', ...shape, image) &&
    run('mount', '-o', 'loop,noatime', image, mount)
  )
}

/**
 * One day of files of a size. Where we may mount, an ext4 image that is copied for each run: a tree that is made again in the
 * place of one that was just removed is many times slower to make and to remove. Elsewhere a tree of small files beside the
 * last one.
 */
export function makeDayTree(folder: string, shape: TreeShape, mayMount: boolean): DayTree {
  const mount = join(folder, 'disk')
  const golden = join(folder, 'golden.img')
  mkdirSync(mount, { recursive: true })
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (!mayMount || !isRoot || !makeImage(golden, mount, shape)) return looseTree(folder, shape)
  const root = join(mount, 'footage')
  mkdirSync(root)
  const unmount = () => {
    if (!run('umount', mount)) throw new Error('the image is still in use')
  }
  if (!writeDay(root, shape)) {
    unmount()
    rmSync(golden)
    return makeDayTree(folder, { ...shape, bytes: smallBytes }, mayMount)
  }
  const copy = join(folder, 'run.img')
  return {
    kind: `ext4 image, ${sizeOf(shape.bytes)} a file`,
    ...factsOf(shape),
    root,
    seal: unmount,
    open() {
      const shown =
        run('cp', '--sparse=always', golden, copy) &&
        run('sync', copy) &&
        run('dd', `if=${copy}`, 'iflag=nocache', 'count=0', 'status=none') &&
        run('mount', '-o', 'loop,noatime', copy, mount)
      if (!shown) throw new Error('the image could not be copied and mounted')
    },
    close() {
      unmount()
      rmSync(copy)
    },
  }
}

const sizeOf = (bytes: number) => (bytes < 2 ** 20 ? `${bytes / 1024} KiB` : `${bytes / 2 ** 20} MiB`)

const factsOf = ({ hours, bytes, stepMs }: TreeShape) => ({ hours, bytes, names: namesOf(stepMs) })

function looseTree(folder: string, wanted: TreeShape): DayTree {
  const shape = { ...wanted, bytes: smallBytes }
  const root = join(folder, 'disk', 'footage')
  const golden = join(folder, 'golden')
  let turn = 0
  mkdirSync(root, { recursive: true })
  writeDay(root, shape)
  return {
    kind: `fresh folders, ${sizeOf(smallBytes)} a file`,
    ...factsOf(shape),
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
