import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { atConsole, machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import { filesIn, putSegment, releaseHold, rowsOf, type TestFootage } from '../support/test-footage.ts'
import { temporaryFolder } from '../support/test-world.ts'
import { at, copies, filesOfVault, holdAll, inVault, progress, recorded, vaultOf } from '../support/test-vault.ts'

/** The vault's disk goes, and comes back when told to. */
function takeVaultAway(office: TestFootage): () => void {
  const away = join(temporaryFolder(), 'vault')
  renameSync(vaultOf(office), away)
  return () => renameSync(away, vaultOf(office))
}

const begunAnew = (office: TestFootage) =>
  rowsOf(office, "SELECT action FROM audit_entry WHERE action = 'vault.begun_anew'").length

describe('a vault that is not there', () => {
  test('frees nothing, and no other is begun in its place', async () => {
    const { office } = await recorded(3, 2)
    const hold = holdAll(office)
    await office.vault.run()
    releaseHold(office, hold)
    const putBack = takeVaultAway(office)
    await office.vault.run()
    expect(existsSync(vaultOf(office))).toBe(false)
    expect(copies(office).map(({ state }) => state)).toEqual(['freeing', 'freeing'])
    putBack()
    await office.vault.run()
    expect([copies(office), filesOfVault(office)]).toEqual([[], []])
  })

  test('that shows a bare mount point is waited for: nothing is written there, and nothing counts as lost', async () => {
    const { office, scan } = await recorded(3, 2)
    holdAll(office)
    await office.vault.run()
    expect(office.vault.awaySince()).toBe(null)
    const putBack = takeVaultAway(office)
    mkdirSync(vaultOf(office))
    const late = putSegment(office.root, 'front', at(3, 90_000))
    await scan()
    // Another process, whose first look is due.
    const next = office.open(openDisk())
    expect(await next.vault.run()).toEqual({ copied: 0, waiting: 1 })
    expect([next.vault.awaySince(), next.vault.hasWork()]).toEqual([office.world.clock.now(), true])
    expect(next.register.inVault([1], 0, at(0))).toMatchObject({ away: true, safeSegments: 2 })
    expect(readdirSync(vaultOf(office))).toEqual([])
    expect(copies(office).map(({ state }) => state)).toEqual(['safe', 'safe', 'wanted'])
    rmdirSync(vaultOf(office))
    putBack()
    expect(await next.vault.run()).toEqual({ copied: 1, waiting: 0 })
    expect(next.vault.awaySince()).toBe(null)
    expect(copies(office).map((copy) => inVault(office, copy))).toContain(late)
  })

  test('and nothing else waits: it is looked for again at each turn of its job', async () => {
    const { office } = await recorded(3, 2)
    holdAll(office)
    await office.vault.run()
    expect(office.vault.hasWork()).toBe(false)
    const putBack = takeVaultAway(office)
    await office.vault.run()
    expect(office.vault.hasWork()).toBe(true)
    putBack()
    await office.vault.run()
    expect([office.vault.awaySince(), office.vault.hasWork()]).toEqual([null, false])
  })

  test('and goes while copies are made: none of them begins another', async () => {
    const disk = openDisk()
    let goes = false
    const { office, scan } = await recorded(3, 1, {
      ...disk,
      async seesVault(...asked) {
        const seen = await disk.seesVault(...asked)
        if (goes) renameSync(vaultOf(office), join(temporaryFolder(), 'vault'))
        if (goes) mkdirSync(vaultOf(office))
        return seen
      },
    })
    holdAll(office)
    await office.vault.run()
    goes = true
    putSegment(office.root, 'front', at(3, 90_000))
    await scan()
    await office.vault.run()
    expect(readdirSync(vaultOf(office))).toEqual([])
    expect(copies(office).map(({ state }) => state)).toEqual(['safe', 'freeing'])
  })

  test('and is lost for good, as a person says: another is begun, and what the recorder has is copied anew', async () => {
    const { office, paths } = await recorded(3, 2)
    holdAll(office)
    await office.vault.run()
    expect([await office.vault.isLost(), await office.vault.beginAnew(atConsole)]).toEqual([false, false])
    takeVaultAway(office)
    expect(await office.vault.isLost()).toBe(true)
    unlinkSync(join(office.root, paths[0]!))
    expect(await office.vault.beginAnew(atConsole)).toBe(true)
    const next = office.open(openDisk())
    await next.vault.run()
    await next.sources.scanAll(machine)
    await next.vault.run()
    expect(copies(office).map((copy) => inVault(office, copy))).toEqual([paths[1]])
    expect(begunAnew(office)).toBe(1)
  })

  test('and whose place bears another name is not begun, and the audit trail does not say that it was', async () => {
    const { office } = await recorded(3, 2)
    holdAll(office)
    await office.vault.run()
    takeVaultAway(office)
    mkdirSync(vaultOf(office))
    writeFileSync(join(vaultOf(office), '.foyer-vault'), 'another installation')
    expect(await office.vault.isLost()).toBe(true)
    expect(await office.vault.beginAnew(atConsole)).toBe(false)
    expect([begunAnew(office), copies(office).length]).toEqual([0, 2])
  })

  test('keeps what a sweep would take: no original goes before its copy', async () => {
    const { office, paths } = await recorded(40, 3)
    const hold = holdAll(office)
    await office.vault.run()
    releaseHold(office, hold)
    const putBack = takeVaultAway(office)
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, pardoned: 3, outcome: 'partial' })
    expect([...filesIn(office.root).keys()]).toEqual(paths)
    putBack()
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 3, outcome: 'complete' })
    expect([filesOfVault(office), filesIn(office.root).size]).toEqual([[], 0])
  })
})

test('bytes that change while they are copied, size and file time as before, are no copy', async () => {
  const disk = openDisk()
  let reads = 0
  const racing: Disk = {
    ...disk,
    copyToVault(root, file, ...into) {
      const { path } = file
      const at = join(root.path, path)
      return disk.copyToVault(
        root,
        {
          ...file,
          // Read for the second time once the file is open and was found to be the registered one.
          get path() {
            reads += 1
            if (reads === 2) {
              const { size, mtimeMs } = lstatSync(at)
              writeFileSync(at, 'y'.repeat(size))
              utimesSync(at, mtimeMs / 1000, mtimeMs / 1000)
            }
            return path
          },
        },
        ...into,
      )
    },
  }
  const { office } = await recorded(3, 1, racing)
  holdAll(office)
  await office.vault.run()
  expect(copies(office)).toMatchObject([{ state: 'wanted', problem: 'changed' }])
  expect(filesOfVault(office)).toEqual([])
})

test('an only copy that was on its way out stays when it is held again', async () => {
  const { office, paths, scan } = await recorded(3, 1)
  holdAll(office)
  await office.vault.run()
  unlinkSync(join(office.root, paths[0]!))
  await scan()
  // As a sweep leaves it that ended between its row and its file.
  office.world.db.prepare("UPDATE vault_copy SET state = 'freeing'").run()
  await office.vault.run()
  expect(copies(office)).toMatchObject([{ state: 'safe' }])
  expect(filesOfVault(office)).toHaveLength(1)
})

test('an original that goes while it is copied is not missed before the copy is settled', async () => {
  const disk = openDisk()
  let scan: () => Promise<unknown>
  const racing: Disk = {
    ...disk,
    async copyToVault(root, file, ...into) {
      const copied = await disk.copyToVault(root, file, ...into)
      unlinkSync(join(root.path, file.path))
      await scan()
      return copied
    },
  }
  const { office, ...rest } = await recorded(3, 1, racing)
  scan = rest.scan
  holdAll(office)
  expect(await office.vault.run()).toEqual({ copied: 1, waiting: 0 })
  await scan()
  expect(progress(office)).toMatchObject({ safeSegments: 1, onlyHere: 1 })
  expect(rowsOf(office, 'SELECT vanished_segments AS n FROM hold')).toEqual([{ n: 0 }])
})

test('what is written on into a held name, soon and in place, never takes the place of its copy', async () => {
  const { office, paths, scan } = await recorded(3, 1)
  holdAll(office)
  await office.vault.run()
  const file = join(office.root, paths[0]!)
  appendFileSync(file, 'more')
  utimesSync(file, at(3, 70_000) / 1000, at(3, 70_000) / 1000)
  await scan()
  await office.vault.run()
  expect(copies(office).map((copy) => inVault(office, copy))).toEqual([paths[0], `${paths[0]}more`])
})
