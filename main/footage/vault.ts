import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { day } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { World } from '../world.ts'
import type { DigestStore } from './digest-store.ts'
import type { Disk, Vault } from './disk-types.ts'
import type { KnownSources } from './known-sources.ts'
import type { SegmentRegister } from './segment-register.ts'
import type { SegmentStore } from './segment-store.ts'
import { createVaultCopying } from './vault-copying.ts'
import { createVaultFreeing } from './vault-freeing.ts'
import { createVaultListing } from './vault-listing.ts'
import type { VaultRegister } from './vault-register.ts'
import { hasRoomFor } from './vault-rules.ts'
import type { VaultStore } from './vault-store.ts'

export type Vaulting = ReturnType<typeof createVault>
type Deps = {
  audit: Audit
  disk: Disk
  office: OfficeRegister
  known: KnownSources
  segments: SegmentStore
  leaving: Pick<SegmentRegister, 'vanish'>
  register: VaultRegister
  store: VaultStore
  digests: DigestStore
  stopping: () => boolean
}

/** Where copies lie: beside the register, where no source may be. */
const folderOf = (dataFolder: string): string => join(dataFolder, 'vault')

/**
 * The vault: every held segment has a verified copy here that no recorder can overwrite, made as soon as the hold is placed
 * or the segment arrives, and freed with the last hold that covers it.
 */
export function createVault(world: World, deps: Deps) {
  const { store, office } = deps
  const vault = (): Vault => ({ path: folderOf(world.dataFolder), installation: office.current().uuid })
  const listing = createVaultListing(world, deps)
  const copying = createVaultCopying(world, { ...deps, vault })
  const freeing = createVaultFreeing(world, { ...deps, vault })
  let checkedAt = -Infinity
  let awaySince: number | null = null
  let running: Promise<{ copied: number; waiting: number }> | undefined

  /** A vault that has copies and does not show its name is away: nothing is begun in its place, and none of them is lost. */
  async function look(): Promise<boolean> {
    const isThere = !store.hasWhole() || (await deps.disk.seesVault(vault()).catch(() => false))
    awaySince = isThere ? null : (awaySince ?? world.clock.now())
    return isThere
  }

  const isLost = async (): Promise<boolean> => store.hasWhole() && !(await deps.disk.seesVault(vault()))

  async function copyAndFree(): Promise<number> {
    await freeing.run()
    const { copied } = await copying.run()
    await freeing.run()
    return copied
  }

  async function runOnce(): Promise<{ copied: number; waiting: number }> {
    const isThere = await look()
    if (isThere && world.clock.monotonic() - checkedAt >= day) {
      checkedAt = world.clock.monotonic()
      freeing.recover()
      await freeing.check()
    }
    await listing.run()
    const copied = isThere ? await copyAndFree() : 0
    // What the vault could not take is told by its digest at least.
    if (!deps.stopping()) world.db.transaction(() => deps.digests.wantUncopied(world.clock.now()))
    world.events.changed('incidents')
    return { copied, waiting: store.countWaiting() }
  }

  /** A hold that is placed meanwhile is gone through as well. */
  async function runAll(): Promise<{ copied: number; waiting: number }> {
    for (let copied = 0; ;) {
      const ran = await runOnce()
      copied += ran.copied
      if (deps.stopping() || !store.hasUnlisted()) return { copied, waiting: ran.waiting }
    }
  }

  return {
    /** Whether anything waits to be copied, freed or looked at. */
    hasWork: (): boolean =>
      awaySince !== null ||
      store.isOpen() ||
      store.hasUnlisted() ||
      (world.clock.monotonic() - checkedAt >= day && !store.isEmpty()),
    /** Whether a hold was placed or released since the last run. */
    hasNewHolds: store.hasUnlisted,
    /** Does all there is to do; whoever asks meanwhile waits for the same run. */
    run(): Promise<{ copied: number; waiting: number }> {
      running ??= runAll().finally(() => (running = undefined))
      return running
    },
    /** Resolves when no run is under way. */
    async idle(): Promise<void> {
      await running?.catch(() => undefined)
    },
    folder: vault,
    /** Since when the vault that has copies is not to be seen; none while it is. */
    awaySince: (): number | null => awaySince,
    /** How many copies were on its disk when it was last seen. */
    countSafe: store.countSafe,
    /** Whether it has copies, and does not show itself. */
    isLost,
    /** For a vault that is lost for good: begins another. Answers whether its place could be written and is nobody else's. */
    async beginAnew(caller: Caller): Promise<boolean> {
      if (!(await isLost()) || !(await deps.disk.seesVault(vault(), true))) return false
      world.db.transaction(() =>
        deps.audit.record(caller, 'vault.begun_anew', { detail: { copies: store.countSafe() } }),
      )
      return true
    },
    /** What the vault's disk has free, and whether copies of so many bytes fit. */
    async room(neededBytes: number): Promise<{ freeBytes: number; fits: boolean }> {
      const disk = await statfs(world.dataFolder)
      return { freeBytes: disk.bavail * disk.bsize, fits: neededBytes === 0 || hasRoomFor(neededBytes, disk) }
    },
  }
}
