import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { endOf, waitFor } from './running-host.ts'
import { temporaryFolder } from './test-world.ts'

const mounted = new Set<string>()
afterEach(() => {
  for (const place of mounted) spawnSync('umount', ['-l', place])
  mounted.clear()
})

/** One sentence where no folder can be shown as a share here. */
export function whyNoShare(): string | undefined {
  if (!existsSync('/dev/fuse')) return 'Not run here: there is no /dev/fuse.'
  if (spawnSync('bindfs', ['--version']).error) return 'Not run here: bindfs is not installed.'
  return process.getuid?.() === 0 ? undefined : 'Not run here: only root may take a mount away.'
}

/** Shows a folder at another place through a server in user space, as a share is shown. */
export async function showAsShare(folder: string, place = join(temporaryFolder(), 'share')) {
  mkdirSync(place, { recursive: true })
  const above = lstatSync(dirname(place)).dev
  const server = spawn('bindfs', ['-f', folder, place], { stdio: 'ignore' })
  mounted.add(place)
  await waitFor(() => lstatSync(place).dev !== above)
  return {
    place,
    /** The server dies: everything that is asked of the share fails. */
    kill: () => ended(server),
    /** The mount goes, although files on it are open. */
    unmount(): void {
      spawnSync('umount', ['-l', place])
      mounted.delete(place)
    },
    /** After either: an empty folder is left. */
    async clear(): Promise<void> {
      spawnSync('umount', ['-l', place])
      mounted.delete(place)
      await ended(server)
    },
  }
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const end = endOf(server)
  server.kill('SIGKILL')
  await end
}
