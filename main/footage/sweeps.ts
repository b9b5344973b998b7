import { AppError } from '../../shared/errors.ts'
import { nextLocalClock } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { ClockGuard } from '../clock/clock.ts'
import type { Exports } from '../exports/exports.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createBallast } from '../db/ballast.ts'
import { approvalsNeeded } from './brake-rules.ts'
import type { Brakes } from './brakes.ts'
import { createCertificates } from './removal-certificates.ts'
import type { ComingSweep } from './coming-sweep.ts'
import type { Due } from './due.ts'
import { createRetentionProof } from './retention-proof.ts'
import type { SourceStore } from './source-store.ts'
import type { Sweep, SweepPlan } from './sweep.ts'
import type { SweepClosing } from './sweep-closing.ts'
import type { SweepOutcome, SweepRow, SweepStore } from './sweep-store.ts'

const listed = 200

/** Sweeps as people and jobs ask for them. */
export function createSweeps(
  world: World,
  deps: {
    audit: Audit
    office: OfficeRegister
    clock: Pick<ClockGuard, 'state'>
    store: SourceStore
    sweeps: SweepStore
    brakes: Brakes
    sweep: Sweep
    closing: SweepClosing
    exports: Exports
    holds: HoldPredicate
    due: Due
    coming: ComingSweep
  },
) {
  const { audit, office, clock, store, sweeps, brakes, sweep, closing, exports, holds, due, coming } = deps
  const ballast = createBallast(world.dataFolder)
  let running: Promise<SweepRow> | null = null
  let again: Caller | null = null

  function begin(caller: Caller): Promise<SweepRow> {
    const run = ballast.withRoom(() => sweep.run(caller)).then((id) => sweeps.find(id)!)
    running = run
    const ended = () => {
      running = null
      world.events.changed('sweeps')
      const next = again
      again = null
      if (next) beginBehind(next)
    }
    run.then(ended, ended)
    return run
  }
  /** Starts a sweep that nobody waits for, after the one under way. */
  function beginBehind(caller: Caller): void {
    if (running) again = caller
    else begin(caller).catch(() => world.log.error('a sweep ended early; the next one settles it'))
  }

  const cameraNames = () => new Map(store.listCameras().map(({ id, name }) => [id, name]))
  const openBrakes = () => {
    const names = cameraNames()
    return brakes.open().map((brake) => ({ ...brake, camera: names.get(brake.cameraId)! }))
  }

  const verbs: Omit<
    Services['sweeps'],
    keyof ReturnType<typeof createCertificates> | keyof ReturnType<typeof createRetentionProof>
  > = {
    async state() {
      const { timeZone, sweepAt } = office.current()
      const { cameras, horizonAt } = await sweep.plan()
      return {
        nowAt: world.clock.now(),
        nextAt: nextLocalClock(world.clock.now() + 1, sweepAt, timeZone),
        running: running !== null,
        dueSegments: cameras.reduce((sum, { segments }) => sum + segments, 0),
        horizonAt,
        last: sweeps.list(1)[0] ?? null,
        brakes: openBrakes(),
        clock: clock.state(),
      }
    },
    async coming() {
      const { timeZone, sweepAt } = office.current()
      const now = world.clock.now()
      const nextAt = nextLocalClock(now + 1, sweepAt, timeZone)
      const horizonAt = sweep.horizonAt() + nextAt - now
      return { nextAt, horizonAt, cameras: await coming.list(horizonAt) }
    },
    list: () => sweeps.list(listed),

    /** Refuses `sweep-running`. */
    async now(caller) {
      if (running) throw new AppError('conflict', 'sweep-running')
      return begin(caller)
    },

    /** Refuses `brake-closed` and `brake-same-person`. When every brake has its two people, a sweep begins by itself. */
    approveBrakes(caller, { brakeIds }) {
      const stillNeeded = world.db.transaction(() => {
        const open = new Map(brakes.open().map((brake) => [brake.id, brake]))
        const asked = [...new Set(brakeIds)].map((id) => open.get(id))
        const staffId = caller.staff!.id
        for (const brake of asked) {
          if (!brake) throw new AppError('conflict', 'brake-closed')
          if (brake.approvedBy.some((approval) => approval.staffId === staffId))
            throw new AppError('conflict', 'brake-same-person')
        }
        for (const brake of asked) sweeps.insertApproval(brake!.id, staffId, world.clock.now())
        audit.record(caller, 'brake.approved', { detail: { brakeIds: asked.map((brake) => brake!.id) } })
        world.db.afterCommit(() => world.events.changed('sweeps'))
        return Math.max(...asked.map((brake) => approvalsNeeded(brake!.approvedBy.length + 1)))
      })
      if (stillNeeded === 0) beginBehind(caller)
      return { stillNeeded }
    },
  }

  return {
    ...verbs,
    ...createCertificates(world, { audit, office, exports, sweeps, store }),
    ...createRetentionProof(world, { audit, office, exports, holds, store, due }),
    /** One sweep, for jobs and the console: refuses `sweep-running`; the machine waits for the one under way instead. */
    async run(caller: Caller): Promise<SweepRow> {
      if (!running) return begin(caller)
      if (caller.kind !== 'machine') throw new AppError('conflict', 'sweep-running')
      return running
    },
    /** What a sweep would remove now, per camera, and what waits; changes nothing. */
    dryRun: (): Promise<SweepPlan> => sweep.plan(),
    /** Settles what a crash left. Before anything else happens. */
    recover: (): Promise<void> => closing.settleCrash(),
    /** Resolves when no sweep is under way. */
    async idle(): Promise<void> {
      for (let run = running; run; run = running) await run.catch(() => undefined)
    },
  }
}
export type { SweepOutcome }
