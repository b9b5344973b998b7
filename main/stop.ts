import { readFileSync } from 'node:fs'

/**
 * Resolves at SIGTERM or SIGINT, or when npm, which started us, has gone: its shell does not pass signals on, so a host
 * that waited for one would outlive it.
 */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
    if (process.env['npm_lifecycle_event'] === undefined) return
    const ancestors = ancestorsUpToNpm()
    const watch = setInterval(() => {
      if (ancestors.every(({ pid, parent }) => parentOf(pid) === parent)) return
      clearInterval(watch)
      resolve()
    }, 500)
    watch.unref()
  })
}

/** This process and those above it as far as npm: ourselves, and the shell between where npm keeps one. */
function ancestorsUpToNpm(): { pid: number; parent: number | undefined }[] {
  const self = { pid: process.pid, parent: parentOf(process.pid) }
  const shell = self.parent
  return shell !== undefined && isShell(shell) ? [self, { pid: shell, parent: parentOf(shell) }] : [self]
}

/** The parent of a process; of others than ourselves only where /proc tells. */
function parentOf(pid: number): number | undefined {
  if (pid === process.pid) return process.ppid
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

function isShell(pid: number): boolean {
  try {
    return ['sh', 'dash', 'bash'].includes(readFileSync(`/proc/${pid}/comm`, 'utf8').trim())
  } catch {
    return false
  }
}
