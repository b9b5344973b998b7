import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countedIn, linesOf, type Point, whyNotTraced } from './strace.ts'

/** What a program asks of the disk that can fail. Of plain writes those to one file alone: Node itself ends on others. */
const calls = [
  'unlink',
  'rmdir',
  'rename',
  'openat',
  'statx',
  'getdents64',
  'fsync',
  'fdatasync',
  'ftruncate',
  'pwrite64',
  'pread64',
]
export const errors = ['EIO', 'ENOSPC', 'EROFS', 'EACCES', 'ESTALE', 'ETIMEDOUT'] as const
/** One call of a thread fails, or it and all that follow; `file`: only calls on that file are counted. */
export type Failure = Point & { error: (typeof errors)[number]; onward: boolean; file?: string }
export type Outcome = { lines: string[][]; hung: boolean }

const waitsAtMost = 60_000

/** One sentence where a running program cannot be joined here. */
export function whyNotJoined(): string | undefined {
  const notTraced = whyNotTraced()
  if (notTraced) return notTraced
  const other = spawn('sleep', ['5'])
  const { status } = spawnSync('timeout', ['1', 'strace', '-qq', '-o', '/dev/null', '-p', String(other.pid)])
  other.kill()
  // Ended by its time, so it had joined.
  return status === 124 ? undefined : 'Not run here: strace may not join a running program.'
}

/** Every call that may fail once the program is ready, counted in each of its threads. */
export async function pointsWhenReady(program: string[]): Promise<Point[]> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-strace-'))
  const file = join(folder, 'calls')
  const { hung } = await runJoined(['-e', `trace=${calls.join(',')}`, '-o', file], program)
  if (hung) throw new Error('the program did not end by itself')
  const points = countedIn(readFileSync(file, 'utf8'))
  rmSync(folder, { recursive: true, force: true })
  return points
}

/** Lets calls fail from when the program is ready, until it ends in whatever way. */
export function runFailing({ syscall, n, error, onward, file }: Failure, program: string[]): Promise<Outcome> {
  const where = file === undefined ? [] : ['-P', file]
  const what = `inject=${syscall}:error=${error}:when=${n}${onward ? '+' : ''}`
  return runJoined([...where, '-e', `trace=${syscall}`, '-e', what, '-o', '/dev/null'], program)
}

async function runJoined(options: string[], program: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, program, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, FOYER_WAITS: '1' },
  })
  const said = heardFrom(child, 'stdout')
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await said.until('ready')
  const watcher = spawn('strace', ['-f', ...options, '-p', String(child.pid)], { stdio: ['ignore', 'ignore', 'pipe'] })
  await heardFrom(watcher, 'stderr').until('attached')
  let hung = false
  const late = setTimeout(() => {
    hung = true
    child.kill('SIGKILL')
  }, waitsAtMost)
  child.stdin.end('go\n')
  await ended
  clearTimeout(late)
  return { lines: linesOf(said.text()), hung }
}

function heardFrom(child: ChildProcess, stream: 'stdout' | 'stderr') {
  let text = ''
  const waiting: (() => void)[] = []
  child[stream]!.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    for (const look of waiting) look()
  })
  return {
    text: () => text,
    until: (word: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => text.includes(word) && resolve()
        waiting.push(look)
        child.once('close', () => reject(new Error(`ended without “${word}”: ${text}`)))
        look()
      }),
  }
}
