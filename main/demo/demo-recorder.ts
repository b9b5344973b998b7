import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hour } from '../../shared/time.ts'
import clipUrl from '../../assets/demo/hour.mp4?inline'

/** An hour of a test picture that counts, a frame a minute: small enough for thousands of copies. */
const clip = Buffer.from(clipUrl.slice(clipUrl.indexOf(',') + 1), 'base64')

export type DemoRecorder = ReturnType<typeof createDemoRecorder>
type Away = { camera: string; fromAt: number; toAt: number }

/** As Frigate names a segment: in UTC. */
function frigatePath(camera: string, at: number): string {
  const [, date, hours, minutes, seconds] = /^(.+)T(\d\d):(\d\d):(\d\d)/.exec(new Date(at).toISOString())!
  return `${date}/${hours}/${camera}/${minutes}.${seconds}.mp4`
}

/**
 * A recorder that writes an hour at a time into `root`, from `fromAt` on, each file with the time of its end; `away` are
 * the times at which a camera was out of order.
 */
export function createDemoRecorder(root: string, cameras: readonly string[], fromAt: number, away: readonly Away[]) {
  mkdirSync(root, { recursive: true })
  let nextAt = fromAt
  return {
    root,
    /** Writes every segment that has ended by `at`. */
    writeUntil(at: number): void {
      for (; nextAt + hour <= at; nextAt += hour)
        for (const camera of cameras)
          if (!away.some((span) => span.camera === camera && nextAt < span.toAt && nextAt + hour > span.fromAt))
            put(join(root, frigatePath(camera, nextAt)), nextAt + hour)
    },
  }
}

function put(file: string, endAt: number): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, clip)
  utimesSync(file, endAt / 1000, endAt / 1000)
}
