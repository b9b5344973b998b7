import type { HoldPredicate } from '../hold-predicate.ts'
import { endOf, type Segment, touches } from './segment-rules.ts'
import type { KeyRange, SegmentStore } from './segment-store.ts'
import type { CopyState, VaultStore } from './vault-store.ts'

export type VaultRegister = ReturnType<typeof createVaultRegister>

/** What the register of segments and the vault's own say to each other, in the transaction of whoever asks. */
export function createVaultRegister(deps: { store: VaultStore; segments: SegmentStore; holds: HoldPredicate }) {
  const { store, segments, holds } = deps

  const isHeld = (segment: Segment): boolean =>
    holds.ofCamera(segment.cameraId, segment.startAt, endOf(segment)).length > 0

  return {
    isHeld,
    /** Asks for copies of those that holds cover, of segments of one camera that have just been registered. */
    wantHeld(entered: readonly Segment[], now: number): void {
      const fromAt = entered.reduce((from, { startAt }) => Math.min(from, startAt), Infinity)
      const toAt = entered.reduce((to, segment) => Math.max(to, endOf(segment)), -Infinity)
      if (entered.length === 0) return
      const over = holds.ofCamera(entered[0]!.cameraId, fromAt, toAt)
      if (over.length === 0) return
      for (const segment of entered)
        if (over.some((hold) => touches(segment, hold))) store.want(segment.k, segment.bytes, now)
    },
    /** What the vault has of a segment whose own file is gone or changed: only a safe copy is one. */
    stateOf: (k: number): CopyState | undefined => store.find(k)?.state,
    /** The recorder's file is no longer the one: from here on the copy is. */
    loseOriginal: ({ k, startAt }: Segment): void => segments.markOriginalLost(k, startAt),
    /** Segments left the register. */
    leave(keys: readonly number[], ranges: readonly KeyRange[]): void {
      if (store.isEmpty()) return
      for (const { fromK, toK } of ranges) store.freeBetween(fromK, toK)
      for (const k of keys) store.freeBetween(k, k)
    },
  }
}
