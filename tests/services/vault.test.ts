import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import { minute } from '../../shared/time.ts'
import { pictureDay } from '../support/test-world.ts'
import {
  addSwept,
  day,
  filesIn,
  frigatePath,
  holdOn,
  put,
  putSegment,
  releaseHold,
  rowsOf,
  testFootage,
  type TestFootage,
} from '../support/test-footage.ts'

const at = (days: number, after = 0) => pictureDay - days * day + after
const step = 20_000
type Row = {
  k: number
  state: string
  name: string | null
  sha256: string | null
  problem: string | null
  bytes: number
}
const copies = (office: TestFootage) => rowsOf<Row>(office, 'SELECT * FROM vault_copy ORDER BY k')
const vaultOf = (office: TestFootage) => join(office.world.dataFolder, 'vault')
const filesOfVault = (office: TestFootage) =>
  existsSync(vaultOf(office)) ? readdirSync(vaultOf(office)).filter((name) => !name.startsWith('.')) : []
const inVault = (office: TestFootage, { name }: Row) => readFileSync(join(vaultOf(office), name!), 'utf8')
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const progress = (office: TestFootage) => office.register.inVault([1], 0, pictureDay + day)

/** Segments of one camera that begin so many days ago, twenty seconds apart. */
async function recorded(days: number, count: number, disk?: Disk) {
  const office = testFootage(disk ? { disk } : {})
  const paths = Array.from({ length: count }, (_none, n) => putSegment(office.root, 'front', at(days, n * step)))
  await addSwept(office)
  return { office, paths, scan: () => office.sources.scanAll(machine) }
}
const holdAll = (office: TestFootage) => holdOn(office, [1], 0, pictureDay)

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
      async copyToVault(root, file, vault, name) {
        if (changes-- > 0) appendFileSync(join(root.path, file.path), 'more')
        return disk.copyToVault(root, file, vault, name)
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
    releaseHold(office, hold)
    await office.vault.run()
    const kept = copies(office)
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
      await onSmallDisk(office, 64, async (folder) => {
        const others = join(folder, '.what others wrote')
        writeFileSync(others, Buffer.alloc(52 * 1024))
        holdAll(office)
        const { copied, waiting } = await office.vault.run()
        expect([copied + waiting, waiting > 0]).toEqual([4, true])
        expect(progress(office)).toMatchObject({ safeSegments: copied, problem: 'full' })
        expect(filesOfVault(office)).toHaveLength(copied)
        rmSync(others)
        expect(await office.vault.run()).toEqual({ copied: waiting, waiting: 0 })
        expect(copies(office).map((row) => inVault(office, row))).toEqual(paths)
        expect(progress(office)).toMatchObject({ safeSegments: 4, problem: null })
      })
    },
  )
})
