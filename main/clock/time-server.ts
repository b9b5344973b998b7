import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { day } from '../../shared/time.ts'

/** What sets this machine's clock: how far it was ahead of ours (ms) when it last did, so many ms ago. */
export type TimeServerState = { aheadMs: number; agoMs: number }

const run = promisify(execFile)
const waitsAtMost = 5000
/** Touched by systemd-timesyncd whenever a server has answered. */
const synchronisedStamp = '/run/systemd/timesync/synchronized'

/** Whether, when and by how much this machine's time was set by a server; nothing where that cannot be told. */
export async function readTimeServer(platform = process.platform): Promise<TimeServerState | null> {
  if (platform === 'win32') return readOutput('w32tm', ['/query', '/status', '/verbose'], parseW32tm)
  if (platform !== 'linux') return null
  return (await readOutput('chronyc', ['-c', 'tracking'], (text) => parseChrony(text, Date.now()))) ?? readStamp()
}

async function readOutput(
  command: string,
  args: string[],
  parse: (text: string) => TimeServerState | null,
): Promise<TimeServerState | null> {
  try {
    const { stdout } = await run(command, args, { timeout: waitsAtMost, windowsHide: true })
    return parse(stdout)
  } catch {
    return null
  }
}

/** `chronyc -c tracking`: …,stratum,reference time (s),system time offset (s),…,leap status. */
export function parseChrony(text: string, now: number): TimeServerState | null {
  const fields = text.trim().split(',')
  const [reference, offset, leap] = [Number(fields[3]) * 1000, Number(fields[4]) * 1000, fields[13]]
  if (!leap || leap === 'Not synchronised' || !Number.isFinite(reference + offset)) return null
  const agoMs = Math.round(now - reference)
  // Positive: this machine's clock is slow of the server's.
  return agoMs >= 0 && agoMs <= day ? { aheadMs: Math.round(offset), agoMs } : null
}

/** `w32tm /query /status /verbose`, in English; other languages of Windows tell nothing. */
export function parseW32tm(text: string): TimeServerState | null {
  const offset = /Phase Offset: (-?[\d.]+)s/.exec(text)?.[1]
  const ago = /Time since Last Good Sync Time: ([\d.]+)s/.exec(text)?.[1]
  if (offset === undefined || ago === undefined) return null
  return { aheadMs: Math.round(Number(offset) * 1000), agoMs: Math.round(Number(ago) * 1000) }
}

/** The stamp is in this clock's own time: in the future, or older than a day, it proves nothing. */
async function readStamp(): Promise<TimeServerState | null> {
  try {
    const agoMs = Date.now() - (await stat(synchronisedStamp)).mtimeMs
    return agoMs >= 0 && agoMs <= day ? { aheadMs: 0, agoMs: Math.round(agoMs) } : null
  } catch {
    return null
  }
}
