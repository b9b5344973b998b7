import type { Audit } from '../audit/audit.ts'
import type { ClockGuard } from '../clock/clock.ts'
import type { Exports } from '../exports/exports.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { World } from '../world.ts'
import { createBrakes } from './brakes.ts'
import { createCameras } from './cameras.ts'
import { createComingSweep } from './coming-sweep.ts'
import { createCoverage } from './coverage.ts'
import { openDiskThread } from './disk-thread.ts'
import type { Disk } from './disk-types.ts'
import { createDigestStore } from './digest-store.ts'
import { createDigests } from './digests.ts'
import { createDue } from './due.ts'
import { createFootageRegister } from './footage-register.ts'
import { createHourStore } from './hour-store.ts'
import { createIndexer } from './indexer.ts'
import { createKnownSources } from './known-sources.ts'
import { createNewestFiles } from './newest-files.ts'
import { createOverdue } from './overdue.ts'
import { createRecheck } from './recheck.ts'
import { createRoots } from './roots.ts'
import { createScans } from './scans.ts'
import { createSegmentRegister } from './segment-register.ts'
import { createSegmentStore } from './segment-store.ts'
import { createSourceHealth } from './source-health.ts'
import { createSourceStore } from './source-store.ts'
import { createSources } from './sources.ts'
import { createSweep } from './sweep.ts'
import { createSweepBatch } from './sweep-batch.ts'
import { createSweepBrakes } from './sweep-brakes.ts'
import { createSweepClosing } from './sweep-closing.ts'
import { createSweepStore } from './sweep-store.ts'
import { createSweeps } from './sweeps.ts'
import { createVault } from './vault.ts'
import { createVaultProgress } from './vault-progress.ts'
import { createVaultRegister } from './vault-register.ts'
import { createVaultRemoval } from './vault-removal.ts'
import { createVaultStore } from './vault-store.ts'
import { createWatching } from './watching.ts'

export type { Overdue } from './overdue.ts'
export type Footage = ReturnType<typeof createFootage>

type Deps = {
  audit: Audit
  office: OfficeRegister
  holds: HoldPredicate
  clock: Pick<ClockGuard, 'trusted' | 'state' | 'now'>
  exports: Exports
  /** Reaches footage; a thread of its own unless a test brings another. */
  disks?: { remover: Disk; reader: Disk; copier?: Disk }
}

/** Footage: what recorders write, how long it stays, and how it goes. README.md states what always holds. */
export function createFootage(world: World, { audit, office, holds, clock, exports, disks }: Deps) {
  // Three threads: neither a long scan nor a long copy makes a removal, and so a hold that waits for it, take long.
  const remover = disks?.remover ?? openDiskThread()
  const reader = disks?.reader ?? openDiskThread()
  const copier = disks?.copier ?? disks?.reader ?? openDiskThread()
  let stopping = false
  const segments = createSegmentStore(world.db)
  const hours = createHourStore(world.db)
  const store = createSourceStore(world.db)
  const sweepStore = createSweepStore(world.db)
  const known = createKnownSources(world, { office, store })
  const vaultStore = createVaultStore(world.db)
  const digestStore = createDigestStore(world.db)
  const vaultRegister = createVaultRegister({ store: vaultStore, segments, holds })
  const register = createSegmentRegister({
    segments,
    hours,
    sources: store,
    holds,
    vault: vaultRegister,
    digests: digestStore,
  })
  const vault = createVault(world, {
    audit,
    disk: copier,
    office,
    known,
    segments,
    leaving: register,
    register: vaultRegister,
    store: vaultStore,
    digests: digestStore,
    stopping: () => stopping,
  })
  const removeWithCopies = createVaultRemoval(world, { disk: copier, store: vaultStore, vault: vault.folder })
  const digests = createDigests(world, { disk: copier, known, segments, store: digestStore })
  const progress = createVaultProgress({ store: vaultStore, digests: digestStore, segments, sources: store })
  const brakes = createBrakes(world, { audit, sweeps: sweepStore, store })
  const roots = createRoots(world, { audit, disk: reader, known, store })
  const newest = createNewestFiles(world, { known, segments })
  const indexer = createIndexer(world, { disk: reader, known, segments, store, register, newest })
  const recheck = createRecheck(world, { audit, disk: reader, known, segments, register, indexer, brakes })
  const watching = createWatching({ disk: reader, known, newest })
  const health = createSourceHealth(world, { known, segments, store })
  const scans = createScans(world, { known, store, roots, indexer, recheck, watching, health })
  const due = createDue({ segments, hours, holds })
  const batches = createSweepBatch(world, {
    disk: remover,
    known,
    segments,
    register,
    sweeps: sweepStore,
    due,
    removeWithCopies,
  })
  const closing = createSweepClosing(world, { audit, office, known, segments, sweeps: sweepStore, batches })
  const sweepBrakes = createSweepBrakes(world, { brakes, hours, sweeps: sweepStore })
  const sweep = createSweep(world, {
    office,
    clock,
    known,
    roots,
    segments,
    store,
    sweeps: sweepStore,
    brakes,
    sweepBrakes,
    recheck,
    due,
    batches,
    closing,
    stopping: () => stopping,
  })
  const sweeps = createSweeps(world, {
    audit,
    office,
    clock,
    store,
    sweeps: sweepStore,
    brakes,
    sweep,
    closing,
    exports,
    holds,
    due,
    coming: createComingSweep({ known, segments, brakes, due }),
  })
  const coverage = createCoverage(world, { audit, office, holds, store })
  return {
    sources: createSources(world, {
      audit,
      office,
      disk: reader,
      known,
      segments,
      store,
      roots,
      scans,
      watching,
      health,
      sweeps: sweepStore,
    }),
    cameras: createCameras(world, { audit, segments, store }),
    coverage: coverage.verbs,
    removeExplanations: coverage.removeDue,
    sweeps,
    digests,
    vault: {
      hasWork: vault.hasWork,
      hasNewHolds: vault.hasNewHolds,
      run: vault.run,
      awaySince: vault.awaySince,
      countSafe: vault.countSafe,
      isLost: vault.isLost,
      beginAnew: vault.beginAnew,
    },
    register: createFootageRegister({ segments, store, sweeps: sweepStore, sweep, vault, progress }),
    overdue: createOverdue(world, { office, clock, known, brakes, sweeps: sweepStore, due }),
    /** Ends a sweep after the batch in flight, and whatever is being read. */
    async close(): Promise<void> {
      stopping = true
      await reader.close()
      await scans.idle()
      await sweeps.idle()
      await copier.close()
      await vault.idle()
      await remover.close()
    },
  }
}
