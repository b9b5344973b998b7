import { createHash } from 'node:crypto'
import type { Audit } from '../audit/audit.ts'
import { type Caller, machine } from '../caller.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { World } from '../world.ts'
import { certificateDigest } from './certificate-rules.ts'
import type { KnownSources } from './known-sources.ts'
import { createRemovedRanges } from './removed-ranges.ts'
import type { SegmentStore } from './segment-store.ts'
import type { Settling, SweepBatch } from './sweep-batch.ts'
import type { SweepOutcome, SweepStore } from './sweep-store.ts'

/** More rows than are ever condemned. */
const everything = Number.MAX_SAFE_INTEGER
type Finished = { id: number; caller: Caller; held: number; unchecked: number }

/** How a sweep ends, by itself or after a crash: certificate, audit entry, event. */
export function createSweepClosing(
  world: World,
  deps: {
    audit: Audit
    office: OfficeRegister
    known: KnownSources
    segments: SegmentStore
    sweeps: SweepStore
    batches: SweepBatch
  },
) {
  const { audit, office, known, segments, sweeps, batches } = deps

  /** Certificate of what it removed, if anything, with its audit entry, in one transaction. */
  function finish({ id, caller, held, unchecked }: Finished, outcome: SweepOutcome): void {
    world.db.transaction(() => {
      const now = world.clock.now()
      const ranges = sweeps.listRanges(id)
      const removed = ranges.reduce((sum, range) => sum + range.segments, 0)
      const bytes = ranges.reduce((sum, range) => sum + range.bytes, 0)
      const { pardoned } = sweeps.find(id)!
      const number = removed > 0 ? sweeps.lastCertificate() + 1 : null
      const entry = audit.record(caller, outcome === 'interrupted' ? 'sweep.interrupted' : 'sweep.finished', {
        subject: 'sweep',
        subjectId: id,
        detail: { outcome, removed, bytes, held, pardoned, unchecked, certificate: number },
      })
      if (number !== null) {
        sweeps.insertCertificate({
          number,
          sweep_id: id,
          issued_at: now,
          segments: removed,
          bytes,
          digest: certificateDigest(ranges, (text) => createHash('sha256').update(text).digest('hex')),
          retention_days: office.current().footageRetentionDays,
          audit_entry: entry,
        })
      }
      sweeps.markFinished(id, now, outcome, held, unchecked)
      world.db.afterCommit(() => {
        world.events.changed('sweeps')
        world.events.changed('footage')
      })
    })
  }

  /** What the disk says of the condemned rows of a sweep that a crash ended: gone, pardoned, or left where its root cannot be seen. */
  async function settleRows(sweepId: number): Promise<void> {
    const cameras = known.cameras()
    const bySource = new Map<number, Settling>()
    for (const { fromK, toK } of segments.listCondemned(sweepId)) {
      const rows = segments.listBetween(fromK, toK + 1, everything)
      // A range never spans two sources; one without rows is nobody's.
      if (rows.length === 0) {
        world.db.transaction(() => segments.uncondemn(fromK))
        continue
      }
      const { sourceId } = cameras.get(rows[0]!.cameraId)!
      const left = bySource.get(sourceId) ?? { segments: [], runs: [] }
      bySource.set(sourceId, left)
      left.runs.push({ fromK, toK, from: left.segments.length, count: rows.length })
      left.segments.push(...rows)
    }
    const ranges = createRemovedRanges()
    for (const [sourceId, left] of bySource) {
      const { problem, outcomes } = await batches.lookAfter(known.get(sourceId), left, cameras)
      // They stay condemned: a sweep that sees the root settles them.
      if (problem) continue
      batches.settle({ id: sweepId, allowances: new Map(), ranges }, left, outcomes)
    }
  }

  return {
    finish,
    /** Settles every sweep that never ended: the process was killed, or the machine lost power. */
    async settleCrash(): Promise<void> {
      for (const id of sweeps.listRunning()) {
        await settleRows(id)
        finish({ id, caller: machine, held: 0, unchecked: 0 }, 'interrupted')
      }
    },
  }
}
export type SweepClosing = ReturnType<typeof createSweepClosing>
