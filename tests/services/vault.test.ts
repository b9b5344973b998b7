import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, lstatSync, readFileSync, truncateSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import { minute } from '../../shared/time.ts'
import { addSwept, frigatePath, holdOn, put, rowsOf, testFootage } from '../support/test-footage.ts'
import {
  at,
  copies,
  filesOfVault,
  holdAll,
  inVault,
  progress,
  recorded,
  sha256,
  step,
  vaultOf,
} from '../support/test-vault.ts'

describe('what a hold covers', () => {
  test('is copied, byte for byte, under names that say nothing, for nobody else to read', async () => {
    const { office, paths } = await recorded(40, 3)
    holdAll(office)
    expect(office.vault.hasWork()).toBe(true)
    expect(await office.vault.run()).toEqual({ copied: 3, waiting: 0 })
    expect(office.vault.hasWork()).toBe(false)
    const rows = copies(office)
    expect(rows.map((row) => inVault(office, row))).toEqual(paths)
    expect(rows.map((row) => row.sha256)).toEqual(paths.map(sha256))
    expect(new Set(filesOfVault(office))).toEqual(new Set(rows.map(({ name }) => name)))
    for (const { name } of rows) {
      expect(name).toMatch(/^[0-9a-f]{32}$/)
      const { mode, nlink } = lstatSync(join(vaultOf(office), name!))
      expect([mode & 0o777, nlink]).toEqual([0o600, 1])
    }
    expect(lstatSync(vaultOf(office)).mode & 0o777).toBe(0o700)
    for (const path of paths) expect(lstatSync(join(office.root, path)).nlink).toBe(1)
    expect(progress(office)).toMatchObject({ safeSegments: 3, onlyHere: 0, problem: null })
  })

  test('is what its range touches and no more, and what arrives late with the next run', async () => {
    const { office, scan } = await recorded(40, 5)
    holdOn(office, [1], at(40, step + 1), at(40, 3 * step - 1))
    await office.vault.run()
    const asked = copies(office).length
    expect(asked).toBeGreaterThanOrEqual(2)
    expect(asked).toBeLessThan(5)
    const late = put(office.root, frigatePath('front', at(40, 2 * step + 5000)), at(40, 2 * step + 9000))
    await scan()
    expect(copies(office).filter(({ state }) => state === 'wanted')).toHaveLength(1)
    await office.vault.run()
    expect(copies(office).map((row) => [row.state, inVault(office, row)])).toContainEqual(['safe', late])
  })
})

describe('the recorder', () => {
  test('truncates a held name in place and writes another recording into it, as ffmpeg does on the October night', async () => {
    const office = testFootage()
    const film = (seconds: number, source: string) =>
      execFileSync('ffmpeg', [
        '-y',
        '-loglevel',
        'error',
        '-f',
        'lavfi',
        '-i',
        `${source}=duration=${seconds}:size=64x64`,
        file,
      ])
    const path = put(office.root, frigatePath('front', at(3)), at(3))
    const file = join(office.root, path)
    film(1, 'testsrc')
    spawnSync('touch', ['-d', new Date(at(3, 10_000)).toISOString(), file])
    await addSwept(office)
    holdAll(office)
    await office.vault.run()
    const before = readFileSync(file)
    const { ino } = lstatSync(file)
    film(3, 'testsrc2')
    spawnSync('touch', ['-d', new Date(at(2)).toISOString(), file])
    const [copy] = copies(office)
    expect(lstatSync(file).ino).toBe(ino)
    expect(lstatSync(file).size).toBeGreaterThan(before.length)
    expect(readFileSync(join(vaultOf(office), copy!.name!)).equals(before)).toBe(true)
    await office.sources.scanAll(machine)
    await office.vault.run()
    // The old recording is the vault's alone; what the name holds now is a segment of its own, held too.
    expect(copies(office).map(({ state, sha256: hash }) => [state, hash])).toEqual([
      ['safe', sha256(before)],
      ['safe', sha256(readFileSync(file))],
    ])
    expect(progress(office)).toMatchObject({ safeSegments: 2, onlyHere: 1 })
    // Another look changes nothing.
    await office.sources.scanAll(machine)
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(2)
    expect(rowsOf(office, 'SELECT vanished_segments AS n FROM hold')).toEqual([{ n: 0 }])
  })

  test('truncates before it removes, as Frigate does: the copy is the one from then on, and coverage has it', async () => {
    const { office, paths, scan } = await recorded(3, 2)
    holdAll(office)
    await office.vault.run()
    truncateSync(join(office.root, paths[0]!), 0)
    unlinkSync(join(office.root, paths[0]!))
    await scan()
    expect(progress(office)).toMatchObject({ safeSegments: 2, onlyHere: 1 })
    expect(rowsOf(office, 'SELECT vanished_segments AS n FROM hold')).toEqual([{ n: 0 }])
    const rows = copies(office)
    expect(inVault(office, rows[0]!)).toBe(paths[0])
    const on = new Date(at(3)).toISOString().slice(0, 10)
    const { cameras } = await office.coverage.day(machine, { on })
    expect(cameras[0]).toMatchObject({ segments: 2 })
    expect(cameras[0]!.held).toHaveLength(1)
    await scan()
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(2)
  })

  test('writes the name of a lost original anew: new bytes are a new segment, never the held one', async () => {
    const { office, paths, scan } = await recorded(3, 1)
    holdOn(office, [1], at(3), at(3))
    await office.vault.run()
    unlinkSync(join(office.root, paths[0]!))
    await scan()
    put(office.root, paths[0]!, at(1), 'something else')
    await scan()
    await office.vault.run()
    expect(copies(office).map((row) => inVault(office, row))).toEqual([paths[0], 'something else'])
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(2)
  })

  test('is faster than the copy: what was lost is told, and counted once', async () => {
    const { office, paths, scan } = await recorded(3, 2)
    holdAll(office)
    unlinkSync(join(office.root, paths[0]!))
    expect(await office.vault.run()).toEqual({ copied: 1, waiting: 1 })
    expect(progress(office)).toMatchObject({ safeSegments: 1, problem: 'absent', problems: 1 })
    await scan()
    expect(rowsOf(office, 'SELECT vanished_segments AS n FROM hold')).toEqual([{ n: 1 }])
    expect(await office.vault.run()).toEqual({ copied: 0, waiting: 0 })
    expect(copies(office)).toHaveLength(1)
  })

  test('writes into a file while it is copied: that is no copy, and is made anew', async () => {
    const disk = openDisk()
    let changes = 1
    const racing: Disk = {
      ...disk,
      async copyToVault(root, file, ...into) {
        if (changes-- > 0) appendFileSync(join(root.path, file.path), 'more')
        return disk.copyToVault(root, file, ...into)
      },
    }
    const { office, scan } = await recorded(3, 1, racing)
    holdAll(office)
    await office.vault.run()
    expect(copies(office)).toMatchObject([{ state: 'wanted', problem: 'changed' }])
    expect(filesOfVault(office)).toEqual([])
    office.world.clock.pass(3 * minute)
    spawnSync('touch', ['-d', new Date(at(3, 12_000)).toISOString(), join(office.root, frigatePath('front', at(3)))])
    await scan()
    await office.vault.run()
    const [copy] = copies(office)
    expect(copy).toMatchObject({ state: 'safe', problem: null })
    expect(inVault(office, copy!)).toMatch(/more$/)
  })
})
