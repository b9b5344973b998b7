import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Root, RootState, SourceProblem } from './disk-types.ts'

export const markerName = '.foyer-source.json'
/** The start counter of a source without a marker. */
const unmarkedStarts = 1
type Marker = { installation: string; source: number; starts: number }

export const codeOf = (error: unknown): string => (error as { code?: string }).code ?? ''

/** The marker of a folder: `none` where there is none, `damaged` where it cannot be understood. Other errors are thrown. */
export function readMarker(folder: string): Marker | 'none' | 'damaged' {
  let text: string
  try {
    const fd = openSync(join(folder, markerName), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      text = readFileSync(fd, 'utf8')
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'none'
    if (codeOf(error) === 'ELOOP' || codeOf(error) === 'EISDIR') return 'damaged'
    throw error
  }
  try {
    const read = JSON.parse(text) as Partial<Marker>
    const whole =
      typeof read.installation === 'string' && Number.isInteger(read.source) && Number.isInteger(read.starts)
    return whole ? (read as Marker) : 'damaged'
  } catch {
    return 'damaged'
  }
}

/** FAT counts in steps of two seconds, others in ticks of the system’s clock: less is no difference between clocks. */
const fileTimeSteps = 2000

/**
 * Replaces a folder's marker; whole or not at all, and on disk when this returns. Answers by how much the clock that wrote
 * its file time, a file server's perhaps, is ahead of ours, in ms.
 */
export function writeMarkerFile(folder: string, marker: Marker): number {
  const fresh = join(folder, `${markerName}.new`)
  const fd = openSync(
    fresh,
    constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0),
    0o644,
  )
  const from = Date.now()
  try {
    writeSync(fd, `${JSON.stringify({ foyer: 'footage source', ...marker })}\n`)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  const writtenAt = Math.floor(lstatSync(fresh).mtimeMs)
  const until = Date.now()
  renameSync(fresh, join(folder, markerName))
  syncFolder(folder)
  const aheadMs = writtenAt > until ? writtenAt - until : Math.min(0, writtenAt - from)
  return Math.abs(aheadMs) < fileTimeSteps ? 0 : aheadMs
}

/** Windows cannot open a folder to flush it; there the rename itself is journalled. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(folder, constants.O_RDONLY)
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

const state = (problem: SourceProblem | null, starts = 0, device = '') => ({ problem, starts, device })

/** Whether a folder is still the root that was registered: itself, on its device, with our marker in it. */
export function verifyRoot(root: Root): RootState {
  try {
    const stat = lstatSync(root.path, { bigint: true })
    const device = String(stat.dev)
    if (!stat.isDirectory() || realpathSync(root.path) !== root.path) return state('not-a-folder')
    if (root.removedBy === 'recorder') return verifyUnmarked(root, device, String(stat.ino))
    const marker = readMarker(root.path)
    if (marker === 'damaged') return state('unreadable', 0, device)
    if (marker === 'none') return state(isBareMountPoint(root, device) ? 'not-mounted' : 'no-marker', 0, device)
    const ours = marker.installation === root.installation && marker.source === root.sourceId
    if (!ours) return state('foreign-marker', 0, device)
    return state(device === root.device ? null : 'other-device', marker.starts, device)
  } catch (error) {
    return state(codeOf(error) === 'ENOENT' ? 'missing' : codeOf(error) === 'ENOTDIR' ? 'not-a-folder' : 'unreadable')
  }
}

/**
 * A root in which we write nothing is known by its device and the folder's own inode. `starts` is its counter, which is
 * never raised, as long as the inode is the same: then the device may have got another number.
 */
function verifyUnmarked(root: Root, device: string, inode: string): RootState {
  const isItself = root.inode !== '' && inode === root.inode
  const starts = isItself ? unmarkedStarts : -1
  if (device === root.device && (isItself || root.inode === '')) return state(null, starts, device)
  return state(!isItself && isBareMountPoint(root, device) ? 'not-mounted' : 'other-device', starts, device)
}

/** An empty mount point lies on its parent's device, no longer on the one that was registered. */
function isBareMountPoint(root: Root, device: string): boolean {
  return device !== root.device && device === String(lstatSync(dirname(root.path), { bigint: true }).dev)
}
