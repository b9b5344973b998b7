import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statfsSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { type LoopDiskKind, makeLoopDisk } from '../support/loop-disk.ts'
import { addSwept, day, frigatePath, holdOn, releaseHold, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'

const bytes = 8 * 1024 * 1024
const started = pictureDay - 40 * day
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const kinds: readonly LoopDiskKind[] = ['xfs', 'btrfs']

/** Footage and vault on one disk that can share blocks. */
async function officeOn(place: string) {
  const office = testFootage()
  const root = join(place, 'footage')
  const content = randomBytes(bytes)
  const file = join(root, frigatePath('front', started))
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, content)
  utimesSync(file, started / 1000 + 20, started / 1000 + 20)
  mkdirSync(join(place, 'vault'), { mode: 0o700 })
  mkdirSync(join(office.world.dataFolder, 'vault'))
  execFileSync('mount', ['--bind', join(place, 'vault'), join(office.world.dataFolder, 'vault')])
  await addSwept({ ...office, root })
  return { ...office, root, file, content, vaultFolder: join(office.world.dataFolder, 'vault') }
}

const used = (place: string) => {
  spawnSync('sync', ['-f', place])
  const { blocks, bfree, bsize } = statfsSync(place)
  return (blocks - bfree) * bsize
}

for (const kind of kinds) {
  const canMount = process.platform === 'linux' && makeLoopDisk(kind) !== undefined
  test.skipIf(!canMount)(
    `on ${kind} a held segment is cloned: it takes no room, and what the recorder then writes is not in it${canMount ? '' : ' (Not run here: no such disk can be made and mounted.)'}`,
    async () => {
      const place = temporaryFolder()
      makeLoopDisk(kind)!.mount(place)
      const office = await officeOn(place)
      try {
        const before = used(place)
        const hold = holdOn(office, [1], 0, pictureDay)
        expect(await office.vault.run()).toEqual({ copied: 1, waiting: 0 })
        expect(used(place) - before).toBeLessThan(bytes / 8)
        const [name] = readdirSync(office.vaultFolder).filter((one) => !one.startsWith('.')) as [string]
        writeFileSync(office.file, randomBytes(bytes), { flag: 'r+' })
        expect(readFileSync(join(office.vaultFolder, name)).equals(office.content)).toBe(true)
        expect(rowsOf(office, 'SELECT state, sha256 FROM vault_copy')).toEqual([
          { state: 'safe', sha256: sha256(office.content) },
        ])
        await office.sources.scanAll(machine)
        releaseHold(office, hold)
        await office.vault.run()
        await office.sweeps.run(machine)
        expect(readdirSync(office.vaultFolder).filter((one) => !one.startsWith('.'))).toEqual([])
      } finally {
        spawnSync('umount', ['-l', office.vaultFolder])
      }
    },
  )
}
