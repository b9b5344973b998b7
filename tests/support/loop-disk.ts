import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { temporaryFolder } from './test-world.ts'

const mounted = new Set<string>()
afterEach(() => {
  for (const place of mounted) spawnSync('umount', [place])
  mounted.clear()
})

const makers = {
  ext4: { megabytes: 8, command: ['mkfs.ext4', '-q', '-F'] },
  xfs: { megabytes: 320, command: ['mkfs.xfs', '-q', '-m', 'reflink=1'] },
  btrfs: { megabytes: 128, command: ['mkfs.btrfs', '-q'] },
} as const
export type LoopDiskKind = keyof typeof makers

/** A small disk of its own that can be mounted and taken away; nothing where this account or machine cannot. */
export function makeLoopDisk(kind: LoopDiskKind = 'ext4') {
  const image = join(temporaryFolder(), `disk.${kind}`)
  const { megabytes, command } = makers[kind]
  writeFileSync(image, '')
  truncateSync(image, megabytes * 1024 * 1024)
  const [program, ...options] = command
  const made = spawnSync(program, [...options, image])
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
