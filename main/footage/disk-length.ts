import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { day } from '../../shared/time.ts'
import { readContainer } from './disk-container.ts'
import type { Tree } from './disk-tree.ts'

/** A link is not followed, and a pipe is not waited for. */
const plainly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

function opened<Answer>(file: string, read: (fd: number) => Answer): Answer {
  const fd = openSync(file, plainly)
  try {
    return read(fd)
  } finally {
    closeSync(fd)
  }
}

/** Length of a recording in whole ms; none where it cannot be told. Never opens anything but the file of the walk. */
export async function lengthOf(tree: Tree, path: string): Promise<number | null> {
  try {
    const file = tree.readable(path)
    return usable(opened(file, readContainer).lengthMs) ?? usable(await parsedLength(tree, path))
  } catch {
    return null
  }
}

/** Whether a recording's container says that its writer has finished it. */
export function isFinished(tree: Tree, path: string): boolean {
  try {
    return opened(tree.readable(path), (fd) => {
      const stat = fstatSync(fd)
      return stat.isFile() && readContainer(fd, stat.size).finished
    })
  } catch {
    return false
  }
}

/** When a recording's container says that it was begun (unix ms); none where it does not. */
export function createdAt(tree: Tree, path: string): number | null {
  try {
    return tree.stat(path).isFile() ? opened(tree.readable(path), readContainer).createdAt : null
  } catch {
    return null
  }
}

const usable = (ms: number | null): number | null => (ms !== null && ms > 0 && ms <= day ? Math.round(ms) : null)

/** Read when it is first needed: most recordings say their length themselves, and the thread starts without it. */
const mediabunny = () => import('mediabunny')

/** Some hundred times slower than what the file says by itself: fragmented mp4, ts, and Matroska that was cut off. */
async function parsedLength(tree: Tree, path: string): Promise<number | null> {
  if (!tree.stat(path).isFile()) return null
  const { ALL_FORMATS, FilePathSource, Input } = await mediabunny()
  const input = new Input({ source: new FilePathSource(tree.readable(path)), formats: ALL_FORMATS })
  try {
    // Transport streams count from wherever their clock stood, so the first timestamp is taken off.
    const end = await input.computeDuration()
    const first = await input.getFirstTimestamp()
    return (end - Math.max(0, first)) * 1000
  } finally {
    input.dispose()
  }
}
