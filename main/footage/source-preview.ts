import type { Disk } from './disk-types.ts'
import type { Layout, Reading } from './layout-rules.ts'
import { isAhead } from './start-rules.ts'

const mostFiles = 20_000
const sampleOfEach = 15

type Row = { path: string; camera: string | null; startAt: number | null; endAt: number | null; why: string | null }
type Camera = { key: string; files: number; firstAt: number; lastAt: number }
type Count = { why: string; files: number }
export type Preview = {
  files: number
  read: number
  unread: number
  cameras: Camera[]
  sample: Row[]
  /** Why files are not read, and why the start of those that are is not sure. */
  unreadFor: Count[]
  doubtful: Count[]
  truncated: boolean
}

export const emptyPreview: Preview = {
  files: 0,
  read: 0,
  unread: 0,
  cameras: [],
  sample: [],
  unreadFor: [],
  doubtful: [],
  truncated: false,
}

/** What a layout reads in a folder, of at most its first 20,000 files. Nothing is saved. */
export async function previewFolder(disk: Disk, folder: string, layout: Layout, now: number): Promise<Preview> {
  const walk = await disk.openWalk(folder)
  const found = createTally(layout, now)
  let truncated = false
  try {
    for (let paths = await disk.nextOfWalk(walk); paths; paths = await disk.nextOfWalk(walk)) {
      for (const path of paths) found.add(path)
      truncated = found.files() >= mostFiles
      if (truncated) break
    }
  } catch {
    // A folder below that may not be read: what was read until then is shown.
    truncated = true
  } finally {
    await disk.closeWalk(walk)
  }
  return { ...found.preview(), truncated }
}

function createTally(layout: Layout, now: number) {
  const cameras = new Map<string, Camera>()
  const unreadFor = new Map<string, number>()
  const doubtful = new Map<string, number>()
  const readRows: Row[] = []
  const unreadRows: Row[] = []
  let read = 0
  let unread = 0
  const count = (counts: Map<string, number>, why: string) => counts.set(why, (counts.get(why) ?? 0) + 1)
  const listed = (counts: ReadonlyMap<string, number>) => [...counts].map(([why, files]) => ({ why, files }))
  return {
    files: () => read + unread,
    add(path: string): void {
      const reading = layout.read(path)
      if ('why' in reading) {
        unread += 1
        count(unreadFor, reading.why)
        if (unreadRows.length < sampleOfEach)
          unreadRows.push({ path, camera: null, startAt: null, endAt: null, why: reading.why })
        return
      }
      read += 1
      const doubt = doubtOf(reading, now)
      if (doubt) count(doubtful, doubt)
      noteCamera(cameras, reading)
      if (readRows.length < sampleOfEach) readRows.push(rowOf(path, reading))
    },
    preview: () => ({
      files: read + unread,
      read,
      unread,
      cameras: [...cameras.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      sample: [...readRows, ...unreadRows],
      unreadFor: listed(unreadFor),
      doubtful: listed(doubtful),
    }),
  }
}

type Read = Exclude<Reading, { why: string }>

/** What of a name a person should look at before the source is added. */
function doubtOf(reading: Read, now: number): string | undefined {
  if (isAhead({ startAt: reading.fromAt ?? reading.startAt }, now)) return 'future'
  return reading.open === 'other-zone' || reading.open === 'repeated-hour' ? reading.open : undefined
}

function rowOf(path: string, { camera, startAt, fromAt, lengthMs, open }: Read): Row {
  if (open === 'end-only') return { path, camera, startAt: null, endAt: startAt, why: null }
  const endAt = lengthMs === undefined ? null : startAt + lengthMs
  return { path, camera, startAt: open === 'day-only' ? fromAt! : startAt, endAt, why: null }
}

function noteCamera(cameras: Map<string, Camera>, { camera, startAt }: Read): void {
  const seen = cameras.get(camera) ?? { key: camera, files: 0, firstAt: startAt, lastAt: startAt }
  cameras.set(camera, seen)
  seen.files += 1
  seen.firstAt = Math.min(seen.firstAt, startAt)
  seen.lastAt = Math.max(seen.lastAt, startAt)
}
