import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Why a test that needs ffmpeg is not run; none where it is there. */
export const noFfmpeg = spawnSync('ffmpeg', ['-version']).error
  ? 'ffmpeg is not installed (Debian: apt-get install ffmpeg)'
  : undefined

/** A short clip with a key frame each second, to be recorded again and again. */
export function makeClip(file: string, seconds = 4): string {
  mkdirSync(dirname(file), { recursive: true })
  const picture = `testsrc2=duration=${seconds}:size=320x180:rate=10`
  const encode = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '10', '-bf', '0']
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', picture, ...encode, file])
  return file
}

/**
 * A recorder: ffmpeg's segment muxer over a clip as fast as it was filmed, its names in UTC. `onClosed` is called with a
 * file's name as ffmpeg is about to close it.
 */
export function startRecorder(
  root: string,
  clip: string,
  options: {
    name: string
    segmentSeconds: number
    format?: readonly string[]
    onClosed?: (name: string) => void
  },
): ChildProcess {
  const { name, segmentSeconds, format = [], onClosed } = options
  const input = ['-re', '-stream_loop', '-1', '-i', clip, '-c', 'copy']
  const segments = [
    '-f',
    'segment',
    '-segment_time',
    String(segmentSeconds),
    '-reset_timestamps',
    '1',
    '-strftime',
    '1',
  ]
  const list = ['-segment_list', 'pipe:1', '-segment_list_type', 'flat']
  const recorder = spawn(
    'ffmpeg',
    ['-nostdin', '-v', 'error', ...input, ...segments, ...format, ...list, join(root, name)],
    { env: { ...process.env, TZ: 'UTC' }, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  recorder.stdout!.on('data', (said: Buffer) => {
    for (const line of said.toString().split('\n')) if (line !== '') onClosed?.(line)
  })
  return recorder
}

export const containers = {
  mp4: { extension: 'mp4', format: [] },
  faststart: { extension: 'mp4', format: ['-segment_format_options', 'movflags=+faststart'] },
  fragmented: { extension: 'mp4', format: ['-segment_format_options', 'movflags=+frag_keyframe+empty_moov'] },
  mkv: { extension: 'mkv', format: [] },
  ts: { extension: 'ts', format: [] },
} as const
