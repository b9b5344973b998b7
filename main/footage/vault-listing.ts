import { setImmediate as nextTurn } from 'node:timers/promises'
import type { World } from '../world.ts'
import { hasOriginal, type Segment } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { VaultRegister } from './vault-register.ts'
import type { UnlistedHold, VaultStore } from './vault-store.ts'

const pageRows = 500
type Deps = { store: VaultStore; segments: SegmentStore; register: VaultRegister; stopping: () => boolean }

/**
 * Goes through what a hold covered when it was placed, and again once it is released, in pages, so that nobody waits for
 * half a million segments. What arrives later is listed as it arrives.
 */
export function createVaultListing(world: Pick<World, 'db' | 'clock'>, { store, segments, register, stopping }: Deps) {
  /** A hold that overlaps may still keep it; where the copy is the only one, the sweep takes it when its days are over. */
  function letGo(page: readonly Segment[]): void {
    for (const segment of page) {
      const copy = store.find(segment.k)
      if (!copy || register.isHeld(segment)) continue
      if (copy.state === 'wanted') store.remove(segment.k)
      else if (hasOriginal(segment)) store.markFreeing(segment.k)
    }
  }
  const ask = (page: readonly Segment[]): void => {
    for (const segment of page) if (hasOriginal(segment)) store.want(segment.k, segment.bytes, world.clock.now())
  }

  async function goThrough(hold: UnlistedHold): Promise<void> {
    for (const cameraId of store.camerasOf(hold.id)) {
      let page: Segment[] = []
      const settle = async () => {
        const rows = page
        page = []
        world.db.transaction(() => (hold.active ? ask(rows) : letGo(rows)))
        await nextTurn()
      }
      for (const segment of segments.eachTouching(cameraId, hold.fromAt, hold.toAt)) {
        if (page.push(segment) === pageRows) await settle()
        if (stopping()) return
      }
      await settle()
    }
    world.db.transaction(() => store.markListed(hold.id, hold.active))
  }

  return {
    async run(): Promise<void> {
      for (const hold of store.listUnlisted()) if (!stopping()) await goThrough(hold)
    },
  }
}
