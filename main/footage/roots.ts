import type { Audit } from '../audit/audit.ts'
import { type Caller, machine } from '../caller.ts'
import type { World } from '../world.ts'
import type { Disk, RootState, SourceProblem } from './disk-types.ts'
import type { KnownSources } from './known-sources.ts'
import type { Source, SourceStore } from './source-store.ts'

export type Roots = ReturnType<typeof createRoots>

/**
 * Each root's marker: installation, source and a start counter that the register holds too. A register behind its marker
 * is an older one put back: it may have lost holds. The counter is raised row first, marker second, at each start and
 * before each sweep, so that a copy of the register is behind from then on.
 */
export function createRoots(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  { audit, disk, known, store }: { audit: Audit; disk: Disk; known: KnownSources; store: SourceStore },
) {
  /** Writes the next count to row and marker; answers whether the marker took it. */
  async function raise(source: Source): Promise<boolean> {
    const next = source.startCounter + 1
    world.db.transaction(() => store.markStarted(source.id, next))
    const aheadMs = await disk.writeMarker(known.rootOf(source), next)
    if (aheadMs !== null) known.noteDiskClock(source.id, aheadMs)
    return aheadMs !== null
  }

  function markRestored(source: Source): void {
    if (source.restoredAt !== null) return
    world.db.transaction(() => {
      store.markRestored(source.id, world.clock.now())
      audit.record(machine, 'source.restored', { subject: 'source', subjectId: source.id })
      world.db.afterCommit(() => world.events.changed('footage'))
    })
  }

  /** Whether a root bears its own marker on another device: numbers of devices may change with a restart or a new mount. */
  async function takeDevice(source: Source): Promise<void> {
    const { problem, device, starts } = await disk.verify(known.rootOf(source))
    // One behind: the process ended between the row and the marker.
    const agrees = starts === source.startCounter || starts === source.startCounter - 1
    if (problem !== 'other-device' || !agrees) return
    world.db.transaction(() => {
      store.markDevice(source.id, device)
      audit.record(machine, 'source.device_changed', { subject: 'source', subjectId: source.id })
    })
  }

  /** A root as it is now. One that was seen to be gone and is back, on another device as shares are, proves itself by its marker. */
  async function look(source: Source): Promise<RootState> {
    const state = await disk.verify(known.rootOf(source))
    if (state.problem !== 'other-device' || !wasGone(source)) return state
    await takeDevice(source)
    return disk.verify(known.rootOf(known.get(source.id)))
  }

  /** Verifies a root and raises its counter. Answers what is wrong, remembered with the source, or nothing. */
  async function check({ id }: Source): Promise<SourceProblem | null> {
    const state = await look(known.get(id))
    const source = known.get(id)
    if (state.problem) return known.noteState(source, state)
    // Without a marker there is no counter.
    if (source.removedBy === 'recorder') return known.noteState(source, { problem: null })
    if (state.starts > source.startCounter) markRestored(source)
    else if (source.restoredAt === null && !(await raise(source)))
      return known.noteState(source, { problem: 'unreadable' })
    return known.noteState(source, { problem: null })
  }

  return {
    check,
    /** As `check`, without raising the counter: for reading. */
    async verify({ id }: Source): Promise<SourceProblem | null> {
      const state = await look(known.get(id))
      const source = known.get(id)
      if (!state.problem && state.starts > source.startCounter) markRestored(source)
      return known.noteState(source, state)
    },
    /** At start, and when a person asks: as `check`, but a root that proves itself by its marker may have changed device. */
    async begin({ id }: Source): Promise<SourceProblem | null> {
      await takeDevice(known.get(id))
      const source = known.get(id)
      const state = await disk.verify(known.rootOf(source))
      // A crash between the row and its first marker.
      if (state.problem === 'no-marker' && source.lastScanAt === null)
        await disk.writeMarker(known.rootOf(source), source.startCounter)
      return check(source)
    },
    /** Writes the marker of a source that was just added or taken up again. */
    async mark({ id }: Source): Promise<SourceProblem | null> {
      const source = known.get(id)
      if (source.removedBy === 'recorder') return check(source)
      const written = await raise(source)
      return written ? check(source) : known.noteState(source, { problem: 'unreadable' })
    },
    /** Says that holds have been reconciled after a restore: sweeps go on. Answers how many sources were waiting. */
    async reconcile(caller: Caller): Promise<number> {
      const waiting = store.list().filter(({ restoredAt }) => restoredAt !== null)
      for (const source of waiting) {
        const { starts } = await disk.verify(known.rootOf(source))
        world.db.transaction(() => {
          store.markStarted(source.id, Math.max(starts, source.startCounter))
          store.markRestored(source.id, null)
          audit.record(caller, 'source.reconciled', { subject: 'source', subjectId: source.id })
        })
        await check(source)
      }
      return waiting.length
    },
  }
}

/** What a root that is not there is remembered by: its folder is not, stands bare without its disk, or its server answers no more. */
const wasGone = ({ problem }: Source): boolean =>
  problem === 'missing' || problem === 'not-mounted' || problem === 'unreadable'
