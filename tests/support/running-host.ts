import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })
}

export type RunningHost = Awaited<ReturnType<typeof runHost>>

type HostToRun = { data: string; port?: number; env?: Record<string, string>; args?: string[] }

/** The built host as its own process, with what it said so far. Resolves once it is ready; rejects when it ends before. */
export async function runHost({ data, port, env = {}, args = [] }: HostToRun) {
  const at = port ?? (await freePort())
  const host = resolve(root, 'dist/main/host.js')
  const child = spawn(process.execPath, [host, '--data', data, '--port', String(at), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const ended = endOf(child)
  await Promise.race([
    waitFor(() => said.out.includes('Foyer is ready at')),
    ended.then((code) => Promise.reject(new Error(`the host ended with ${code}: ${said.err}`))),
  ])
  return {
    address: `http://localhost:${at}`,
    port: at,
    pid: child.pid!,
    said,
    ended,
    /** The one-time set-up code, once it has been said. */
    async setupCode(): Promise<string> {
      const code = () => /code[^\n]*?\b([0-9A-Z]{4}[- ]?[0-9A-Z]{4})\b/.exec(said.out)?.[1]
      await waitFor(() => code() !== undefined)
      return code()!
    },
    /** Asks it to stop and waits; its exit code. */
    stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
      child.kill(signal)
      return ended
    },
  }
}

export function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.once('exit', (code) => done(code)))
}

/** Looks every 50 ms until something is true; gives up after `ms`. */
export async function waitFor(holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  const until = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > until) throw new Error('waited too long')
    await new Promise((next) => setTimeout(next, 50))
  }
}
