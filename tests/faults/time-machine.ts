import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const library = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1',
].find((file) => existsSync(file))

/** A machine of its own for one program: its time of day, its time since its start, and the name of that start. */
const machine = `mount --bind "$TAPE/uptime" /proc/uptime &&
mount --bind "$TAPE/boot" /proc/sys/kernel/random/boot_id &&
exec env LD_PRELOAD=${library} "$@"`

/** One sentence where no program's time can be played here. */
export function whyNoTape(): string | undefined {
  if (process.platform !== 'linux') return 'Not run here: libfaketime is used on Linux.'
  if (!library) return 'Not run here: libfaketime is not installed.'
  const { status } = spawnSync('unshare', ['-m', 'true'], { stdio: 'ignore' })
  return status === 0 ? undefined : 'Not run here: only root may give a program another /proc/uptime.'
}

export type TimeMachine = ReturnType<typeof makeTimeMachine>

/** Both clocks of a machine that stands at `at` and was started an hour ago. */
export function makeTimeMachine(at: number) {
  const tape = mkdtempSync(join(tmpdir(), 'foyer-tape-'))
  const file = (name: string) => join(tape, name)
  let wall = at
  let sinceStart = 3600
  const play = () => {
    writeFileSync(file('wall'), `${((wall - Date.now()) / 1000).toFixed(3).replace(/^(?!-)/, '+')}\n`)
    writeFileSync(file('uptime'), `${sinceStart.toFixed(2)} 1.00\n`)
  }
  const boot = () => writeFileSync(file('boot'), `${randomUUID()}\n`)
  boot()
  play()
  return {
    now: () => wall,
    /** Time passes. */
    pass(ms: number): void {
      wall += ms
      sinceStart += ms / 1000
      play()
    },
    /** Somebody, or a fault, sets the clock. */
    set(to: number): void {
      wall = to
      play()
    },
    /** The machine is switched off, and on again when its clock says `to`. */
    restart(to: number): void {
      wall = to
      sinceStart = 60
      boot()
      play()
    },
    run: (program: string[]) => runOnTape(tape, program),
    remove: () => rmSync(tape, { recursive: true, force: true }),
  }
}

/** Starts a program on a machine's clocks; `ask` sends it a line and resolves with what its answer says. */
async function runOnTape(tape: string, program: string[]) {
  const child = spawn('unshare', ['-m', 'sh', '-c', machine, 'sh', process.execPath, ...program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      TAPE: tape,
      TZ: 'UTC',
      FAKETIME_TIMESTAMP_FILE: join(tape, 'wall'),
      FAKETIME_NO_CACHE: '1',
      DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('the program ended')
    return JSON.parse(value) as unknown
  }
  await next()
  return {
    ask<Answer>(line: string): Promise<Answer> {
      child.stdin.write(`${line}\n`)
      return next() as Promise<Answer>
    },
    /** Lets it end; its exit code. */
    end(): Promise<number | null> {
      child.stdin.end()
      return ended
    },
  }
}
