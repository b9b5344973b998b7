import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { filesIn, holdOn, releaseHold, rowsOf, type TestFootage } from '../support/test-footage.ts'
import { at, copies, filesOfVault, holdAll, inVault, progress, recorded, step, vaultOf } from '../support/test-vault.ts'

describe('a release', () => {
  test('frees the copy, then the next sweep takes the original, on one certificate', async () => {
    const { office } = await recorded(40, 3)
    const hold = holdAll(office)
    await office.vault.run()
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, held: 3 })
    releaseHold(office, hold)
    await office.vault.run()
    expect([copies(office), filesOfVault(office)]).toEqual([[], []])
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 3 })
    expect(filesIn(office.root).size).toBe(0)
    expect(rowsOf(office, 'SELECT segments FROM certificate')).toEqual([{ segments: 3 }])
  })

  test('leaves what another hold covers, copy and original', async () => {
    const { office } = await recorded(40, 3)
    const hold = holdAll(office)
    holdOn(office, [1], at(40, step), at(40, step))
    await office.vault.run()
    const before = copies(office)
    releaseHold(office, hold)
    await office.vault.run()
    const kept = copies(office)
    // The very same copy: there is no moment without one.
    for (const copy of kept) expect(before).toContainEqual(copy)
    expect(kept.length).toBeGreaterThanOrEqual(1)
    expect(kept.length).toBeLessThan(3)
    await office.sweeps.run(machine)
    expect(filesIn(office.root).size).toBe(kept.length)
    expect(kept.map((row) => row.state)).toEqual(kept.map(() => 'safe'))
  })

  test('lets the sweep take copies whose original is gone: file, copy and row, certified once', async () => {
    const { office, paths, scan } = await recorded(40, 3)
    const hold = holdAll(office)
    await office.vault.run()
    unlinkSync(join(office.root, paths[1]!))
    await scan()
    releaseHold(office, hold)
    await office.vault.run()
    // The only copy there is stays until the sweep takes it.
    expect(filesOfVault(office)).toHaveLength(1)
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 3, pardoned: 0 })
    expect([filesOfVault(office), filesIn(office.root).size]).toEqual([[], 0])
    expect(rowsOf(office, 'SELECT * FROM segment')).toEqual([])
    await office.vault.run()
    expect(copies(office)).toEqual([])
    expect(rowsOf(office, 'SELECT sum(segments) AS n FROM certificate')).toEqual([{ n: 3 }])
  })

  test('that a sweep meets before the vault does takes copies and originals in one', async () => {
    const { office } = await recorded(40, 3)
    const hold = holdAll(office)
    await office.vault.run()
    releaseHold(office, hold)
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 3 })
    expect([filesOfVault(office), filesIn(office.root).size]).toEqual([[], 0])
    await office.vault.run()
    expect(copies(office)).toEqual([])
  })

  test('of footage whose days are not over keeps an only copy until they are', async () => {
    const { office, paths, scan } = await recorded(3, 1)
    const hold = holdAll(office)
    await office.vault.run()
    unlinkSync(join(office.root, paths[0]!))
    await scan()
    releaseHold(office, hold)
    await office.vault.run()
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0 })
    expect(filesOfVault(office)).toHaveLength(1)
  })
})

describe('the vault itself', () => {
  test('begins a copy anew that a process left half-made', async () => {
    const { office } = await recorded(40, 2)
    holdAll(office)
    await office.vault.run()
    const [first] = copies(office)
    office.world.db
      .prepare("UPDATE vault_copy SET state = 'copying', sha256 = NULL, safe_at = NULL WHERE k = ?")
      .run(first!.k)
    truncateSync(join(vaultOf(office), first!.name!), 3)
    const next = office.open(undefined)
    expect(await next.vault.run()).toEqual({ copied: 1, waiting: 0 })
    const rows = copies(office)
    expect(rows.map(({ state }) => state)).toEqual(['safe', 'safe'])
    expect(rows[0]!.name).not.toBe(first!.name)
    expect(filesOfVault(office)).toHaveLength(2)
  })

  test('is begun anew where the process ended before it bore its name', async () => {
    const { office } = await recorded(40, 2)
    holdAll(office)
    await office.vault.run()
    office.world.db.prepare("UPDATE vault_copy SET state = 'copying', sha256 = NULL, safe_at = NULL").run()
    rmSync(join(vaultOf(office), '.foyer-vault'))
    const next = office.open(undefined)
    expect(await next.vault.run()).toEqual({ copied: 2, waiting: 0 })
    expect(filesOfVault(office)).toHaveLength(2)
  })

  test('makes a copy anew that somebody removed, and tells of one that was the last', async () => {
    const { office, paths, scan } = await recorded(40, 2)
    holdAll(office)
    await office.vault.run()
    unlinkSync(join(office.root, paths[0]!))
    await scan()
    for (const { name } of copies(office)) rmSync(join(vaultOf(office), name!))
    const next = office.open(undefined)
    await next.vault.run()
    expect(copies(office)).toMatchObject([{ state: 'safe' }])
    expect(rowsOf(office, 'SELECT vanished_segments AS n FROM hold')).toEqual([{ n: 1 }])
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(1)
  })

  test('that is not there, or not ours, proves nothing lost', async () => {
    const { office, paths, scan } = await recorded(40, 1)
    holdAll(office)
    await office.vault.run()
    unlinkSync(join(office.root, paths[0]!))
    await scan()
    rmSync(vaultOf(office), { recursive: true })
    const next = office.open(undefined)
    await next.vault.run()
    expect(copies(office)).toMatchObject([{ state: 'safe' }])
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(1)
  })

  /** A disk of so many kilobytes in the vault's place, for as long as `act` lasts. */
  async function onSmallDisk(office: TestFootage, kilobytes: number, act: (folder: string) => Promise<void>) {
    const folder = vaultOf(office)
    mkdirSync(folder, { mode: 0o700 })
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=700`, 'tmpfs', folder])
    try {
      await act(folder)
    } finally {
      execFileSync('umount', ['-l', folder])
    }
  }

  const notMounted = process.getuid?.() === 0 ? '' : ' (Not run here: a small disk can only be mounted by root.)'
  test.skipIf(notMounted !== '')(
    `that could not even be begun on a full disk is begun once there is room${notMounted}`,
    async () => {
      const { office } = await recorded(40, 2)
      await onSmallDisk(office, 64, async (folder) => {
        const others = join(folder, '.what others wrote')
        writeFileSync(others, Buffer.alloc(64 * 1024))
        holdAll(office)
        expect(await office.vault.run()).toEqual({ copied: 0, waiting: 2 })
        rmSync(others)
        expect(await office.vault.run()).toEqual({ copied: 2, waiting: 0 })
      })
    },
  )

  test.skipIf(notMounted !== '')(
    `that is full says so at once, leaves the register its room, and goes on when there is some${notMounted}`,
    async () => {
      const { office, paths } = await recorded(40, 4)
      await onSmallDisk(office, 256, async (folder) => {
        const others = join(folder, '.what others wrote')
        writeFileSync(others, Buffer.alloc(228 * 1024))
        holdAll(office)
        const { copied, waiting } = await office.vault.run()
        expect([copied + waiting, waiting > 0]).toEqual([4, true])
        expect(progress(office)).toMatchObject({ safeSegments: copied, problem: 'full' })
        expect(filesOfVault(office)).toHaveLength(copied)
        const { bavail, bsize } = statfsSync(folder)
        expect(bavail * bsize).toBeGreaterThan((256 * 1024) / 20 - bsize)
        rmSync(others)
        expect(await office.vault.run()).toEqual({ copied: waiting, waiting: 0 })
        expect(copies(office).map((row) => inVault(office, row))).toEqual(paths)
        expect(progress(office)).toMatchObject({ safeSegments: 4, problem: null })
      })
    },
  )
})
