import { createHash } from 'node:crypto'
import { unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import { openVault } from '../../main/footage/disk-vault.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import { hour } from '../../shared/time.ts'
import { addSwept, day, holdOn, putSegment, rowsOf, testFootage, type TestFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

type Row = { sha256: Uint8Array | null; try_at: number | null }
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')
const digestsOf = (office: TestFootage) =>
  rowsOf<Row>(office, 'SELECT * FROM segment_digest ORDER BY k').map(
    (row) => row.sha256 && Buffer.from(row.sha256).toString('hex'),
  )
const never = () => false

/** Segments of one camera, registered; `asked` where every one gets its digest. */
async function recorded(count: number, { asked, disk }: { asked: boolean; disk?: Disk }) {
  const office = testFootage(disk ? { disk } : {})
  const { uuid: _uuid, setUpAt: _setUpAt, ...settings } = office.office.current()
  office.world.db.transaction(() => office.office.update({ ...settings, footageDigests: asked }))
  const paths = Array.from({ length: count }, (_none, n) =>
    putSegment(office.root, 'front', pictureDay - 3 * day + n * 20_000),
  )
  await addSwept(office)
  return { office, paths }
}
const write = (office: TestFootage, path: string, content: string, at: number) => {
  writeFileSync(join(office.root, path), content)
  utimesSync(join(office.root, path), at / 1000, at / 1000)
}

test('nothing is read, and no row is written, where nobody asked for digests', async () => {
  const { office } = await recorded(3, { asked: false })
  expect(office.digests.nextAt()).toBeUndefined()
  expect(digestsOf(office)).toEqual([])
})

test('where the office asks, each segment is read once after it was registered, and its digest stays with it', async () => {
  const { office, paths } = await recorded(20, { asked: true })
  expect(digestsOf(office)).toEqual(paths.map(() => null))
  expect(await office.digests.run(60_000, never)).toEqual({ digests: 20 })
  expect(digestsOf(office)).toEqual(paths.map(sha256))
  expect(office.digests.nextAt()).toBeUndefined()
  expect(office.register.inVault([1], 0, pictureDay)).toMatchObject({ hashed: 20, altered: 0 })
})

test('it gives way at once to whatever wants the disk, and goes on where it stopped', async () => {
  const { office } = await recorded(12, { asked: true })
  let files = 0
  expect(await office.digests.run(60_000, () => (files += 1) > 5)).toEqual({ digests: 5 })
  expect(await office.digests.run(60_000, never)).toEqual({ digests: 7 })
})

test('a file that is not the one that was registered gets none, and is tried an hour later at the earliest', async () => {
  const { office, paths } = await recorded(2, { asked: true })
  write(office, paths[0]!, 'another', pictureDay)
  expect(await office.digests.run(60_000, never)).toEqual({ digests: 1 })
  expect(digestsOf(office)).toEqual([null, sha256(paths[1]!)])
  expect(office.digests.nextAt()).toBeGreaterThanOrEqual(office.world.clock.now() + hour - 1000)
})

test('a digest leaves with its segment: overwritten, vanished or swept', async () => {
  const { office, paths } = await recorded(3, { asked: true })
  await office.digests.run(60_000, never)
  unlinkSync(join(office.root, paths[0]!))
  write(office, paths[1]!, 'written anew', pictureDay - 2 * day)
  await office.sources.scanAll(machine)
  expect(digestsOf(office)).toEqual([null, sha256(paths[2]!)])
  await office.digests.run(60_000, never)
  expect(digestsOf(office)).toEqual([sha256('written anew'), sha256(paths[2]!)])
  office.world.clock.pass(40 * day)
  await office.sweeps.run(machine)
  expect(rowsOf(office, 'SELECT k FROM segment')).toEqual([])
  expect(digestsOf(office)).toEqual([])
})

test('held footage that the vault has no room for is told by its digest, and the vault gives its own where it has', async () => {
  const disk = openDisk()
  const state = { full: true }
  const { office, paths } = await recorded(2, {
    asked: false,
    disk: {
      ...disk,
      copyToVault: async (root, file, vault, ...into) => {
        if (!state.full) return disk.copyToVault(root, file, vault, ...into)
        openVault(vault, true)
        return { problem: 'full' }
      },
    },
  })
  holdOn(office, [1], 0, pictureDay)
  await office.vault.run()
  expect(office.register.inVault([1], 0, pictureDay)).toMatchObject({ safeSegments: 0, hashed: 0 })
  await office.digests.run(60_000, never)
  expect(digestsOf(office)).toEqual(paths.map(sha256))
  expect(office.register.inVault([1], 0, pictureDay)).toMatchObject({ safeSegments: 0, hashed: 2, problem: 'full' })
  state.full = false
  await office.vault.run()
  expect(office.register.inVault([1], 0, pictureDay)).toMatchObject({ safeSegments: 2, hashed: 2, altered: 0 })
})

test('bytes that changed behind the same size, time and inode are seen once the vault has them', async () => {
  const { office, paths } = await recorded(2, { asked: true })
  await office.digests.run(60_000, never)
  const [first] = paths
  const at = pictureDay - 3 * day + 10_000
  write(office, first!, first!.replaceAll('front', 'other'), at)
  holdOn(office, [1], 0, pictureDay)
  await office.vault.run()
  expect(office.register.inVault([1], 0, pictureDay)).toMatchObject({ safeSegments: 2, hashed: 2, altered: 1 })
})
