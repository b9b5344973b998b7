import { copyFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { machine } from '../../main/caller.ts'
import type { Closed } from '../../main/footage/segment-register.ts'
import { benchPerson, type BenchOffice, day, firstDay, openOffice } from './bench-office.ts'
import { cameraCount, cameraName, type DayTree, minute } from './day-tree.ts'

/** A seed for what varies between cameras and days, so that every run has the same rows. */
const scrambled = (camera: number, on: number): number => ((camera * 7919 + on * 104_729) >>> 0) % 997

/** The files of one minute of a day, of each camera as many as fit into it; one camera-day in eight has a hole of ten minutes. */
export function filesOf(on: number, at: number, stepMs = minute): Closed[] {
  const files: Closed[] = []
  for (let camera = 1; camera <= cameraCount; camera += 1) {
    const seed = scrambled(camera, on)
    const hole = (seed * 13) % 1430
    if (seed % 8 === 0 && at >= hole && at < hole + 10) continue
    for (let after = 0; after < minute; after += stepMs) {
      const startAt = firstDay + on * day + at * minute + after
      const number = (on * day + at * minute + after) / stepMs
      files.push({
        path: '',
        camera: cameraName(camera),
        startAt,
        bytes: 4_000_000 + ((seed * 4099 + number * 31) % 3_000_000),
        mtimeAt: startAt + stepMs + 40 + (number % 60),
        inode: 1_000_000 + number * cameraCount + camera,
        lengthMs: stepMs - (number % 3) * 33,
        odd: false,
      })
    }
  }
  return files
}

/** Registers days as recorders write them: minute by minute, all cameras. Answers how many rows. */
export function fillDays(
  { world, sources, register }: BenchOffice,
  fromDay: number,
  toDay: number,
  stepMs = minute,
): number {
  const [source] = sources.list()
  let rows = 0
  for (let on = fromDay; on < toDay; on += 1)
    world.db.transaction(() => {
      for (let at = 0; at < 1440; at += 1)
        rows += register.enter(source!, filesOf(on, at, stepMs), world.clock.now()).added
    })
  return rows
}

/** An empty register with a source and its cameras. */
export function emptyRegister(folder: string): BenchOffice {
  rmSync(folder, { recursive: true, force: true })
  const office = openOffice(folder)
  const { sources, world } = office
  world.db.transaction(() => {
    const id = sources.insert({
      name: 'Recorder',
      path: '/nowhere',
      layout: 'frigate',
      timeZone: 'UTC',
      removedBy: 'foyer',
      device: '1',
      inode: '',
      inodeStable: true,
      onNetwork: false,
      addedAt: 0,
    })
    for (let camera = 1; camera <= cameraCount; camera += 1) sources.insertCamera(id, cameraName(camera), 0)
  })
  return office
}

export type Register = { file: string; rows: number; bytes: number }

/** What a night like every other finds: neither a first sweep nor one that was missed. */
export function settleIn({ sources, world }: BenchOffice): void {
  sources.markFirstSweep(1, firstDay)
  for (const { id } of sources.listCameras()) sources.markSwept(id, world.clock.now() - day)
}

/**
 * Registers over the day tree of a few days and of many, to be copied: the first day read from its files by a real scan,
 * the others written as rows. Answers also how long the scan took.
 */
export async function makeRegisters(folder: string, tree: DayTree, [few, many]: [number, number], stepMs = minute) {
  const office = openOffice(join(folder, 'register'))
  const { db } = office.world
  await office.footage.sources.add(benchPerson(office), { path: tree.root, layout: 'frigate', name: 'Recorder' })
  const from = performance.now()
  await office.footage.sources.scanAll(machine)
  const scanMs = performance.now() - from
  const scanned = office.sources.listCameras().reduce((sum, { segments }) => sum + segments, 0)
  settleIn(office)
  // Copies of the files are other inodes; size and file time are the same.
  if (tree.kind.startsWith('fresh folders')) db.prepare('UPDATE segment SET inode = 0').run()
  const sealed = (rows: number): Register => {
    const file = join(folder, `register-${rows}.db`)
    db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all()
    copyFileSync(office.file, file)
    return { file, rows, bytes: statSync(file).size }
  }
  const small = sealed(scanned + fillDays(office, 1, few, stepMs))
  const full = sealed(small.rows + fillDays(office, few, many, stepMs))
  await office.close()
  return { small, full, scanned, scanMs }
}
