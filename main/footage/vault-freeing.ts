import type { World } from '../world.ts'
import type { Disk, InVault, Vault } from './disk-types.ts'
import type { KnownSources } from './known-sources.ts'
import type { SegmentRegister } from './segment-register.ts'
import { hasOriginal, type Segment } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { VaultRegister } from './vault-register.ts'
import type { Copy, NamedCopy, VaultStore } from './vault-store.ts'

const pageRows = 500
type Deps = {
  disk: Disk
  known: KnownSources
  segments: SegmentStore
  register: VaultRegister
  leaving: Pick<SegmentRegister, 'vanish'>
  store: VaultStore
  vault: () => Vault
  stopping: () => boolean
}

/** What goes from the vault, and what has gone from it without Foyer. */
export function createVaultFreeing(world: Pick<World, 'db' | 'clock'>, deps: Deps) {
  const { disk, known, segments, register, leaving, store, vault, stopping } = deps

  /** A held segment's only copy, on its way out when the process ended: where the file is still there, it stays. */
  function rescue(segment: Segment, found: InVault): void {
    if (found === segment.bytes) return store.markKept(segment.k)
    if (found === 'unknown') return
    const source = known.get(known.cameras().get(segment.cameraId)!.sourceId)
    leaving.vanish(source, [segment])
  }

  /** A file that is gone leaves its row; a segment that is held, and still there, is asked for anew. */
  function settleFreed(copy: Copy): void {
    const segment = segments.find(copy.k)
    if (segment && hasOriginal(segment) && register.isHeld(segment)) store.markWanted(copy.k)
    else store.remove(copy.k)
  }

  async function freePage(page: readonly NamedCopy[]): Promise<void> {
    const there = page.map((copy) => ({ copy, segment: segments.find(copy.k) }))
    // Segments that have no other copy are the sweep's, or are kept.
    const last = there.filter(({ segment }) => segment && !hasOriginal(segment))
    const held = last.filter(({ segment }) => register.isHeld(segment!))
    const found =
      held.length === 0
        ? []
        : await disk.lookInVault(
            vault(),
            held.map(({ copy }) => copy.name),
          )
    const others = there.filter((one) => !last.includes(one)).map(({ copy }) => copy)
    const gone =
      others.length === 0
        ? []
        : await disk.removeFromVault(
            vault(),
            others.map(({ name }) => name),
            // A vault that could not even be begun holds nothing that could be lost.
            !store.hasWhole(),
          )
    world.db.transaction(() => {
      for (const [place, { segment }] of held.entries()) rescue(segment!, found[place]!)
      for (const [place, copy] of others.entries()) if (gone[place]) settleFreed(copy)
    })
  }

  /** Copies that are not there, in a vault that is seen to be ours: made anew from the original, or lost. */
  function settleChecked(page: readonly NamedCopy[], found: readonly InVault[]): number {
    const lost = page.filter((copy, place) => found[place] !== 'unknown' && found[place] !== copy.bytes)
    if (lost.length > 0)
      world.db.transaction(() => {
        for (const { k } of lost) store.markFreeing(k, 'lost')
      })
    return lost.length
  }

  async function eachPage<Row extends Copy>(
    list: (after: number, limit: number) => Row[],
    act: (page: Row[]) => Promise<unknown>,
  ): Promise<void> {
    for (let cursor = -1; !stopping();) {
      const page = list(cursor, pageRows)
      if (page.length === 0) return
      await act(page)
      cursor = page.at(-1)!.k
    }
  }

  return {
    /** Removes what is on its way out. */
    run: (): Promise<void> =>
      eachPage((after, limit) => store.listAfter('freeing', after, limit) as NamedCopy[], freePage),
    /** Half-made copies of a process that ended are begun anew. */
    recover(): void {
      world.db.transaction(() => {
        for (const { k } of store.listAfter('copying', -1, Number.MAX_SAFE_INTEGER)) store.markFreeing(k)
      })
    },
    /** Looks whether every safe copy is there; answers how many are not. */
    async check(): Promise<number> {
      let lost = 0
      await eachPage(store.listSafeAfter, async (page) => {
        const found = await disk.lookInVault(
          vault(),
          page.map(({ name }) => name),
        )
        lost += settleChecked(page, found)
      })
      return lost
    },
  }
}
