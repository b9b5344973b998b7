import { randomBytes } from 'node:crypto'
import type { World } from '../world.ts'
import type { DigestStore } from './digest-store.ts'
import type { Copied, Disk, Vault } from './disk-types.ts'
import type { KnownSources } from './known-sources.ts'
import { hasOriginal, isAsRegistered, type Segment } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Camera } from './source-store.ts'
import type { VaultRegister } from './vault-register.ts'
import type { VaultStore } from './vault-store.ts'

/** Copies that are begun and settled together: two writes of the register for all of them. */
const batchFiles = 16
type Begun = { segment: Segment; name: string }
type Deps = {
  disk: Disk
  known: KnownSources
  segments: SegmentStore
  store: VaultStore
  digests: Pick<DigestStore, 'settle'>
  register: VaultRegister
  vault: () => Vault
  stopping: () => boolean
}

/** Makes the copies that are wanted, oldest footage first, since a recorder overwrites that first. */
export function createVaultCopying(world: Pick<World, 'db' | 'clock' | 'events'>, deps: Deps) {
  const { disk, known, segments, store, digests, register, vault, stopping } = deps
  let toldAt = -Infinity

  /** Row first: names for the next ones. What left the register, or nobody holds any more, is wanted no longer. */
  function begin(after: number): { begun: Begun[]; cursor: number } {
    return world.db.transaction(() => {
      const wanted = store.listAfter('wanted', after, batchFiles)
      const begun: Begun[] = []
      for (const { k } of wanted) {
        const segment = segments.find(k)
        if (!segment || !hasOriginal(segment) || !register.isHeld(segment)) {
          store.remove(k)
          continue
        }
        const name = randomBytes(16).toString('hex')
        store.markCopying(k, name)
        begun.push({ segment, name })
      }
      return { begun, cursor: wanted.at(-1)?.k ?? Infinity }
    })
  }

  function copy({ segment, name }: Begun, cameras: ReadonlyMap<number, Camera>): Promise<Copied> {
    const camera = cameras.get(segment.cameraId)!
    const source = known.get(camera.sourceId)
    const { bytes, mtimeAt, inode } = segment
    const file = { path: known.pathOf(segment, camera, source), bytes, mtimeAt, inode }
    // Where a copy was ever whole, a bare folder is the mount point of a disk that is away.
    return disk.copyToVault(known.rootOf(source), file, vault(), name, !store.hasWhole())
  }

  function settle(landed: readonly { begun: Begun; copied: Copied }[]): number {
    return world.db.transaction(() => {
      let safe = 0
      for (const { begun, copied } of landed) {
        const { k } = begun.segment
        const row = store.find(k)
        if (row?.state !== 'copying' || row.name !== begun.name) continue
        if ('problem' in copied) store.markFreeing(k, copied.problem)
        else if (!isAsRegistered(segments.find(k), begun.segment)) store.markFreeing(k, 'changed')
        else {
          store.markSafe(k, copied.sha256, copied.cloned, world.clock.now())
          digests.settle(k, copied.sha256)
          safe += 1
        }
      }
      return safe
    })
  }

  /** Screens hear of progress once a second at most. */
  function tell(): void {
    const now = world.clock.monotonic()
    if (now - toldAt < 1000) return
    toldAt = now
    world.events.changed('incidents')
  }

  return {
    /** One try of each copy that is wanted; a full disk ends it. Answers how many are safe now. */
    async run(): Promise<{ copied: number; full: boolean }> {
      const cameras = known.cameras()
      let copied = 0
      for (let cursor = -1; !stopping();) {
        const next = begin(cursor)
        cursor = next.cursor
        const landed: { begun: Begun; copied: Copied }[] = []
        for (const begun of next.begun) {
          if (stopping()) break
          landed.push({ begun, copied: await copy(begun, cameras) })
        }
        copied += settle(landed)
        if (landed.length > 0) tell()
        const full = landed.some((one) => 'problem' in one.copied && one.copied.problem === 'full')
        if (full || cursor === Infinity) return { copied, full }
      }
      return { copied, full: false }
    },
  }
}
