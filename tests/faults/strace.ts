import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What changes a disk, as Node and SQLite ask for it. */
const traced = ['write', 'pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'unlink', 'rmdir', 'rename'] as const
export type Point = { syscall: string; n: number }
export type Ending = { killed: boolean; lines: string[][] }

/** One sentence where programs cannot be stopped at a system call here. */
export function whyNotTraced(): string | undefined {
  if (process.platform !== 'linux') return 'Not run here: strace is for Linux.'
  const { error, status } = spawnSync('strace', ['-f', '-qq', '-e', 'trace=none', 'true'], { stdio: 'ignore' })
  if (error) return 'Not run here: strace is not installed.'
  return status === 0 ? undefined : 'Not run here: ptrace is refused.'
}

/** Every place at which a program can be stopped: each traced system call, counted in each of its threads. */
export async function pointsOf(program: string[]): Promise<Point[]> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-strace-'))
  const file = join(folder, 'calls')
  const { killed } = await run(['--seccomp-bpf', '-e', `trace=${traced.join(',')}`, '-o', file], program)
  if (killed) throw new Error('the program did not end by itself')
  const points = countedIn(readFileSync(file, 'utf8'))
  rmSync(folder, { recursive: true, force: true })
  return points
}

/** From what strace wrote down: each kind of call as often as the thread that made most of it. */
export function countedIn(text: string): Point[] {
  const counts = new Map<string, number>()
  for (const line of text.split('\n')) {
    const [, thread, syscall] = /^(\d+)\s+(\w+)\(/.exec(line) ?? []
    if (thread) counts.set(`${syscall} ${thread}`, (counts.get(`${syscall} ${thread}`) ?? 0) + 1)
  }
  const most = new Map<string, number>()
  for (const [key, count] of counts) {
    const syscall = key.split(' ')[0]!
    most.set(syscall, Math.max(most.get(syscall) ?? 0, count))
  }
  return [...most].flatMap(([syscall, count]) => Array.from({ length: count }, (_none, n) => ({ syscall, n: n + 1 })))
}

/** Kills a program as it enters a system call for the nth time in a thread. */
export const runUntil = ({ syscall, n }: Point, program: string[]): Promise<Ending> =>
  run(['-e', `trace=${syscall}`, '-e', `inject=${syscall}:signal=KILL:when=${n}`, '-o', '/dev/null'], program)

function run(options: string[], program: string[]): Promise<Ending> {
  const child = spawn('strace', ['-f', '-qq', ...options, process.execPath, ...program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0 && code !== 137) fail(new Error(`the program ended with ${code}: ${said}`))
      else done({ killed: signal === 'SIGKILL' || code === 137, lines: linesOf(said) })
    })
  })
}

/** Whole lines alone: the last one may be cut. */
export const linesOf = (said: string): string[][] =>
  said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))

/** At most so many of the points, spread evenly over all of them. */
export function spread(points: readonly Point[], most: number): Point[] {
  if (points.length <= most) return [...points]
  return Array.from({ length: most }, (_none, n) => points[Math.floor(((n + 0.5) * points.length) / most)]!)
}
