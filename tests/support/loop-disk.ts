import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { temporaryFolder } from './test-world.ts'

const mounted = new Set<string>()
afterEach(() => {
  for (const place of mounted) spawnSync('umount', [place])
  mounted.clear()
})

/** A small disk of its own that can be mounted and taken away; nothing where this account or machine cannot. */
export function makeLoopDisk() {
  const image = join(temporaryFolder(), 'disk.ext4')
  writeFileSync(image, Buffer.alloc(8 * 1024 * 1024))
  const made = spawnSync('mkfs.ext4', ['-q', '-F', image])
  if (made.error || made.status !== 0) return undefined
  const disk = {
    /** Mounts it; the number of its device is another one each time that something else took the last one. */
    mount(place: string): void {
      mkdirSync(place, { recursive: true })
      execFileSync('mount', ['-o', 'loop', image, place], { stdio: 'ignore' })
      mounted.add(place)
    },
    unmount(place: string): void {
      execFileSync('umount', [place])
      mounted.delete(place)
    },
  }
  const probe = join(temporaryFolder(), 'probe')
  try {
    disk.mount(probe)
    disk.unmount(probe)
    return disk
  } catch {
    return undefined
  }
}
