import type { World } from '../world.ts'
import type { Disk, Outcome, Removal, Vault } from './disk-types.ts'
import { hasOriginal, type Segment } from './segment-rules.ts'
import type { Copy, VaultStore } from './vault-store.ts'

type Deps = { disk: Disk; store: VaultStore; vault: () => Vault }
export type VaultRemoval = ReturnType<typeof createVaultRemoval>

/**
 * The vault's part in removing a condemned batch: copies go first, row first, and an original is handed on only when
 * nothing of it is left here. Where the copy was the only one, it is the segment.
 */
export function createVaultRemoval(world: Pick<World, 'db'>, { disk, store, vault }: Deps) {
  /** Copies of a batch by key, marked as on their way out. */
  function condemn(batch: readonly Segment[]): Map<number, string> {
    const keys = new Set(batch.map(({ k }) => k))
    const isOurs = (copy: Copy): copy is Copy & { name: string } => copy.name !== null && keys.has(copy.k)
    const copies = store.listBetween(Math.min(...keys), Math.max(...keys)).filter(isOurs)
    if (copies.length > 0)
      world.db.transaction(() => {
        for (const { k } of copies) store.markFreeing(k)
      })
    return new Map(copies.map(({ k, name }) => [k, name]))
  }

  /** Of a thread that dies, nothing is known: the copies count as still there. */
  const takeOut = (names: string[]): Promise<boolean[]> =>
    disk.removeFromVault(vault(), names).catch(() => names.map(() => false))

  return async function removeWithCopies(
    batch: readonly Segment[],
    removeOriginals: (originals: readonly Segment[]) => Promise<Removal>,
  ): Promise<Removal> {
    // Handed out in the very turn in which it was condemned.
    if (store.isEmpty()) return removeOriginals(batch)
    const copies = condemn(batch)
    if (copies.size === 0 && batch.every(hasOriginal)) return removeOriginals(batch)
    const keys = [...copies.keys()]
    const gone = copies.size === 0 ? [] : await takeOut([...copies.values()])
    const stays = new Set(keys.filter((_k, place) => !gone[place]))
    const originals = batch.filter((segment) => hasOriginal(segment) && !stays.has(segment.k))
    const removal: Removal = originals.length > 0 ? await removeOriginals(originals) : { problem: null, outcomes: [] }
    const outcomes = new Map(originals.map(({ k }, place) => [k, removal.outcomes[place]!]))
    const outcomeOf = ({ k }: Segment): Outcome => (stays.has(k) ? 'unreachable' : (outcomes.get(k) ?? 'gone'))
    return { problem: removal.problem, outcomes: batch.map(outcomeOf) }
  }
}
