import { pardonReasons } from '../../shared/contract/sweeps.ts'
import type { Outcome, PardonReason } from './disk-types.ts'
import type { Segment } from './segment-rules.ts'

export type Pardon = { cameraId: number; reason: PardonReason; segments: number }

export const isPardon = (outcome: Outcome | undefined): outcome is PardonReason =>
  (pardonReasons as readonly (Outcome | undefined)[]).includes(outcome)

/** What of a batch was tried and stayed, counted per camera and reason; nobody knows yet what becomes of the unflushed. */
export function pardonsOf(batch: readonly Segment[], outcomes: readonly Outcome[]): Pardon[] {
  const pardons = new Map<string, Pardon>()
  for (const [place, { cameraId }] of batch.entries()) {
    const reason = outcomes[place] === 'unflushed' ? 'unknown' : outcomes[place]
    if (!isPardon(reason)) continue
    const key = `${cameraId} ${reason}`
    const pardon = pardons.get(key) ?? { cameraId, reason, segments: 0 }
    pardon.segments += 1
    pardons.set(key, pardon)
  }
  return [...pardons.values()]
}
