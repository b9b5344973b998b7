import { day } from '../../shared/time.ts'
import type { ClockGuard } from '../clock/clock.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { World } from '../world.ts'
import type { Brakes } from './brakes.ts'
import type { Due } from './due.ts'
import type { KnownSources } from './known-sources.ts'
import type { OverdueReason } from '../../shared/contract/sweeps.ts'
import type { Camera, Source } from './source-store.ts'
import type { SweepStore } from './sweep-store.ts'

/** Footage that should be gone for a day and is not, with what keeps it; none of it held. Times unix ms. */
export type Overdue = {
  reason: OverdueReason
  /** None: the clock concerns all of them. */
  sourceId: number | null
  cameraIds: number[]
  segments: number
  /** When the first of it should have gone, or when what keeps it began. */
  since: number
}

/** What is kept beyond its time, and why: asked anew each time, never remembered. */
export function createOverdue(
  world: Pick<World, 'clock'>,
  deps: {
    office: OfficeRegister
    clock: Pick<ClockGuard, 'now' | 'state'>
    known: KnownSources
    brakes: Brakes
    sweeps: SweepStore
    due: Due
  },
) {
  const { office, clock, known, brakes, sweeps, due } = deps

  /** What keeps footage of a camera, the first that is true. */
  function reasonOf({ id }: Camera, source: Source, braked: ReadonlySet<number>, pardoned: ReadonlySet<number>) {
    if (source.restoredAt !== null) return 'restored'
    if (source.problem !== null) return 'unreachable'
    if (braked.has(id)) return 'brake'
    return pardoned.has(id) ? 'pardoned' : 'unswept'
  }

  /** By a clock in doubt nobody can tell what is overdue: the doubt itself is told, once it has lasted a day. */
  function ofClock(): Overdue[] {
    const { since } = clock.state()
    if (world.clock.now() - since < day) return []
    return [{ reason: 'clock', sourceId: null, cameraIds: [], segments: 0, since }]
  }

  return {
    async list(): Promise<Overdue[]> {
      if (!clock.state().trusted) return ofClock()
      const retention = office.current().footageRetentionDays * day
      const measured = await due.measure(clock.now() - retention - day)
      const open = brakes.open()
      const waiting = open.filter(({ raisedAt }) => clock.now() - raisedAt >= day)
      const braked = new Set(open.map(({ cameraId }) => cameraId))
      const pardoned = new Set(sweeps.listLastPardons().map(({ cameraId }) => cameraId))
      const found = new Map<string, Overdue>()
      for (const camera of known.cameras().values()) {
        const brake = waiting.find(({ cameraId }) => cameraId === camera.id)
        const there = measured.get(camera.id)
        if (!brake && !there?.segments) continue
        const reason = reasonOf(camera, known.get(camera.sourceId), braked, pardoned)
        const key = `${reason} ${camera.sourceId}`
        const overdue = found.get(key) ?? {
          reason,
          sourceId: camera.sourceId,
          cameraIds: [],
          segments: 0,
          since: Infinity,
        }
        overdue.cameraIds.push(camera.id)
        overdue.segments += there?.segments || (brake?.segments ?? 0)
        overdue.since = Math.min(overdue.since, there?.segments ? there.fromAt + retention : brake!.raisedAt)
        found.set(key, overdue)
      }
      return [...found.values()]
    },
  }
}
export type OverdueFootage = ReturnType<typeof createOverdue>
