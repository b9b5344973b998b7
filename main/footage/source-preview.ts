import type { Disk } from './disk-types.ts'
import type { Layout } from './layout-rules.ts'

const mostFiles = 20_000
const sampleOfEach = 15

type Row = { path: string; camera: string | null; startAt: number | null; why: string | null }
type Cameras = Map<string, { key: string; files: number; firstAt: number; lastAt: number }>

/** What a layout reads in a folder, of at most its first 20,000 files. Nothing is saved. */
export async function previewFolder(disk: Disk, folder: string, layout: Layout) {
  const walk = await disk.openWalk(folder)
  const cameras: Cameras = new Map()
  const readRows: Row[] = []
  const unreadRows: Row[] = []
  let files = 0
  let read = 0
  let truncated = false
  try {
    for (let paths = await disk.nextOfWalk(walk); paths; paths = await disk.nextOfWalk(walk)) {
      for (const path of paths) {
        const reading = layout.read(path)
        files += 1
        if ('why' in reading) {
          if (unreadRows.length < sampleOfEach) unreadRows.push({ path, camera: null, startAt: null, why: reading.why })
          continue
        }
        read += 1
        if (readRows.length < sampleOfEach) readRows.push({ path, ...reading, why: null })
        note(cameras, reading)
      }
      truncated = files >= mostFiles
      if (truncated) break
    }
  } catch {
    // A folder below that may not be read: what was read until then is shown.
    truncated = true
  } finally {
    await disk.closeWalk(walk)
  }
  return {
    files,
    read,
    unread: files - read,
    cameras: [...cameras.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    sample: [...readRows, ...unreadRows],
    truncated,
  }
}

function note(cameras: Cameras, { camera, startAt }: { camera: string; startAt: number }): void {
  const seen = cameras.get(camera) ?? { key: camera, files: 0, firstAt: startAt, lastAt: startAt }
  seen.files += 1
  seen.firstAt = Math.min(seen.firstAt, startAt)
  seen.lastAt = Math.max(seen.lastAt, startAt)
  cameras.set(camera, seen)
}
