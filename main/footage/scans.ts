import { hour, minute } from '../../shared/time.ts'
import type { World } from '../world.ts'
import type { Indexer } from './indexer.ts'
import type { KnownSources } from './known-sources.ts'
import type { Recheck } from './recheck.ts'
import type { Roots } from './roots.ts'
import type { Source, SourceStore } from './source-store.ts'
import type { Watching } from './watching.ts'

export type ScanCounts = {
  files: number
  added: number
  changed: number
  vanished: number
  unread: number
  unseen: number
}
export type Scans = ReturnType<typeof createScans>

/** Up to this many segments a source is read whole each time; beyond it, hourly, and where the watcher saw something. */
const readWholeUpTo = 20_000
const none: ScanCounts = { files: 0, added: 0, changed: 0, vanished: 0, unread: 0, unseen: 0 }

/** Reads sources, one scan of each at a time. */
export function createScans(
  world: World,
  deps: {
    known: KnownSources
    store: SourceStore
    roots: Roots
    indexer: Indexer
    recheck: Recheck
    watching: Watching
  },
) {
  const { known, store, roots, indexer, recheck, watching } = deps
  const turns = new Map<number, Promise<unknown>>()
  const lastWhole = new Map<number, number>()

  function inTurn<Result>(sourceId: number, act: () => Promise<Result>): Promise<Result> {
    const next = (turns.get(sourceId) ?? Promise.resolve()).then(act, act)
    turns.set(
      sourceId,
      next.catch(() => undefined),
    )
    return next
  }

  /** Everything: what is new, what went, what changed. A root that cannot be seen changes nothing. */
  async function readWhole(asked: Source): Promise<ScanCounts> {
    if (await cannotBeRead(asked)) return { ...none, unseen: 1 }
    // Read again: this very look may have found out that the register was put back.
    const source = known.get(asked.id)
    watching.take(source.id)
    try {
      const walked = source.retiredAt === null ? await indexer.walk(source) : { files: 0, added: 0, unread: 0 }
      const { vanished, changed } = source.restoredAt === null ? await recheck.run(source) : { vanished: 0, changed: 0 }
      world.db.transaction(() => store.markScanned(source.id, world.clock.now(), walked.unread))
      lastWhole.set(source.id, world.clock.monotonic())
      if (walked.added + vanished + changed > 0) world.events.changed('footage')
      return { ...walked, vanished, changed, unseen: 0 }
    } catch (error) {
      const code = (error as { code?: string }).code
      if (code === undefined) throw error
      world.log.warn({ source: source.id, code }, 'a source could not be read')
      known.noteState(source, { problem: 'unreadable' })
      return { ...none, unseen: 1 }
    }
  }

  async function cannotBeRead(source: Source): Promise<boolean> {
    const problem = await roots.verify(source)
    return problem !== null && problem !== 'restored'
  }

  async function readHinted(source: Source): Promise<ScanCounts> {
    const paths = watching.take(source.id)
    if (paths.length === 0) return none
    if (await cannotBeRead(source)) return { ...none, unseen: 1 }
    const { files, added, waiting } = await indexer.index(source, paths)
    if (added > 0) world.events.changed('footage')
    // Those that are still being written are looked at again.
    watching.giveBack(source.id, waiting)
    return { ...none, files, added }
  }

  function isWholeDue(source: Source): boolean {
    const since = world.clock.monotonic() - (lastWhole.get(source.id) ?? -Infinity)
    const registered = [...known.cameras().values()].filter(({ sourceId }) => sourceId === source.id)
    const segments = registered.reduce((sum, camera) => sum + camera.segments, 0)
    return segments <= readWholeUpTo || since >= (watching.isOn(source.id) ? hour : 15 * minute)
  }

  return {
    whole: (source: Source): Promise<ScanCounts> => inTurn(source.id, () => readWhole(known.get(source.id))),
    /** Every source, the whole of it or where something was seen. */
    async all(): Promise<ScanCounts> {
      const total = { ...none }
      for (const source of known.cared()) {
        const read = isWholeDue(source) ? readWhole : readHinted
        const counts = await inTurn(source.id, () => read(known.get(source.id)))
        for (const name of Object.keys(total) as (keyof ScanCounts)[]) total[name] += counts[name]
      }
      return total
    },
    /** Where the watchers saw something written since the last look; sources that wait for a scan are left to it. */
    async hinted(): Promise<void> {
      for (const source of known.cared()) {
        if (source.problem !== null || source.retiredAt !== null || source.restoredAt !== null) continue
        await inTurn(source.id, () => readHinted(known.get(source.id)))
      }
    },
    /** Resolves when no scan is under way. */
    async idle(): Promise<void> {
      await Promise.all(turns.values())
    },
  }
}
