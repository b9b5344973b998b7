import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const clipMs = 10_000

/** Real clips of ten seconds, each different, as ffmpeg's segment muxer cuts them; returns their paths in order. */
export function recordClips(folder: string, count: number): string[] {
  mkdirSync(folder, { recursive: true })
  const picture = `testsrc2=size=128x72:rate=2:duration=${(count * clipMs) / 1000}`
  const encode = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '2', '-pix_fmt', 'yuv420p']
  const cut = ['-f', 'segment', '-segment_time', `${clipMs / 1000}`, '-reset_timestamps', '1']
  const target = join(folder, '%04d.mp4')
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', picture, ...encode, ...cut, target])
  return readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name))
}

/** Puts a clip where a recorder would have written it, with the file time of its end unless another is given. */
export function putClip(clip: string, root: string, path: string, writtenAt: number): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  copyFileSync(clip, file)
  utimesSync(file, writtenAt / 1000, writtenAt / 1000)
}

const parts = (at: number, timeZone: string) =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>

/** As Frigate names a segment: in UTC. */
export function frigatePath(camera: string, at: number): string {
  const { year, month, day, hour, minute, second } = parts(at, 'UTC')
  return `${year}-${month}-${day}/${hour}/${camera}/${minute}.${second}.mp4`
}

/** As ffmpeg names a segment with `<camera>/%Y-%m-%d/%H-%M-%S.mp4`: in the recorder's local time. */
export function strftimePath(camera: string, at: number, timeZone: string): string {
  const { year, month, day, hour, minute, second } = parts(at, timeZone)
  return `${camera}/${year}-${month}-${day}/${hour}-${minute}-${second}.mp4`
}

/** Every file below a folder with what it holds and weighs. */
export function treeOf(root: string): Map<string, { sha256: string; bytes: number }> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
      return [file.slice(root.length + 1).replaceAll('\\', '/'), { sha256, bytes: statSync(file).size }]
    }),
  )
}
