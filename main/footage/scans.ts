import { setImmediate as nextTurn } from 'node:timers/promises'
import { hour } from '../../shared/time.ts'
import type { World } from '../world.ts'
import type { Indexer } from './indexer.ts'
import type { KnownSources } from './known-sources.ts'
import type { Recheck } from './recheck.ts'
import type { Roots } from './roots.ts'
import type { SourceHealth } from './source-health.ts'
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

/** Up to this many segments a source is read whole each time; beyond it, hourly, and where something was seen written. */
const readWholeUpTo = 20_000
/** Files that one transaction registers at most, so that a sign-in waits for no more of them. */
const hintedPage = 500
/** Between two looks at what is being written: at least so long, and some times as long as a look takes. */
const paceMs = 200
const paceTimes = 5
/** Watched folders are listed, and files that wait are looked at, so often at least. */
export const lookAgainMs = 5000
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
    health: SourceHealth
  },
) {
  const { known, store, roots, indexer, recheck, watching, health } = deps
  /** Whole scans of a source follow one another, and so do short looks at it: a look never waits for a scan. */
  const turns = new Map<string, Promise<unknown>>()
  const lastWhole = new Map<number, number>()
  const lastListed = new Map<number, number>()

  function inTurn<Result>(kind: 'whole' | 'look', { id }: Source, act: (source: Source) => Promise<Result>) {
    const turn = `${kind} ${id}`
    const now = () => act(known.get(id))
    const next = (turns.get(turn) ?? Promise.resolve()).then(now, now)
    turns.set(
      turn,
      next.catch(() => undefined),
    )
    return next
  }

  /** Everything: what is new, what went, what changed. A root that cannot be seen changes nothing. */
  async function readWhole(asked: Source): Promise<ScanCounts> {
    if (await cannotBeRead(asked)) return { ...none, unseen: 1 }
    // Read again: this very look may have found out that the register was put back.
    const source = known.get(asked.id)
    try {
      if (source.retiredAt === null) await watching.follow(source)
      const walked =
        source.retiredAt === null ? await indexer.walk(source) : { files: 0, added: 0, unread: 0, kinds: new Map() }
      const { vanished, changed } = source.restoredAt === null ? await recheck.run(source) : { vanished: 0, changed: 0 }
      world.db.transaction(() => store.markScanned(source.id, world.clock.now(), walked.unread))
      health.noteUnread(source.id, walked.kinds)
      lastWhole.set(source.id, world.clock.monotonic())
      if (source.retiredAt === null) await watching.follow(source)
      if (walked.added + vanished + changed > 0) world.events.changed('footage')
      const { files, added, unread } = walked
      return { files, added, unread, vanished, changed, unseen: 0 }
    } catch (error) {
      const code = (error as { code?: string }).code
      if (code === undefined) throw error
      world.log.warn({ source: source.id, code }, 'a source could not be read')
      known.noteState(source, { problem: 'unreadable' })
      return { ...none, unseen: 1 }
    }
  }

  /** Once it can be read again, all of it is read, and watched anew: what watched it before is gone with a mount. */
  async function cannotBeRead(source: Source): Promise<boolean> {
    const problem = await roots.verify(source)
    if (problem === null || problem === 'restored') return false
    lastWhole.delete(source.id)
    await watching.unwatch(source.id)
    return true
  }

  /** What was seen written, or lies new in the watched folders. Answers also whether something is changing now. */
  async function readHinted(source: Source, list: boolean): Promise<ScanCounts & { changing: boolean }> {
    if (await cannotBeRead(source)) return { ...none, unseen: 1, changing: false }
    if (list) {
      await watching.lookAgain(source)
      lastListed.set(source.id, world.clock.monotonic())
    }
    const total = { ...none, changing: false }
    const paths = watching.take(source.id)
    for (let from = 0; from < paths.length; from += hintedPage) {
      const looked = await indexer.index(source, paths.slice(from, from + hintedPage))
      total.files += looked.files
      total.added += looked.added
      total.changing ||= looked.changing
      health.noteNoticed(source.id, looked.noticedMs)
      // Those that are still being written are looked at again.
      watching.giveBack(source.id, looked.waiting)
      await nextTurn()
    }
    if (total.added > 0) world.events.changed('footage')
    if (paths.length > 0) await watching.follow(source)
    return total
  }

  const isListDue = ({ id }: Source): boolean =>
    world.clock.monotonic() - (lastListed.get(id) ?? -Infinity) >= lookAgainMs - paceMs

  function isWholeDue(source: Source): boolean {
    const since = world.clock.monotonic() - (lastWhole.get(source.id) ?? -Infinity)
    const registered = [...known.cameras().values()].filter(({ sourceId }) => sourceId === source.id)
    const segments = registered.reduce((sum, camera) => sum + camera.segments, 0)
    return segments <= readWholeUpTo || since >= hour
  }

  return {
    whole: (source: Source): Promise<ScanCounts> => inTurn('whole', source, readWhole),
    /** Every source, the whole of it or where something was seen. */
    async all(): Promise<ScanCounts> {
      const total = { ...none }
      for (const source of known.cared()) {
        const counts = isWholeDue(source)
          ? await inTurn('whole', source, readWhole)
          : await inTurn('look', source, (now) => readHinted(now, true))
        for (const name of Object.keys(total) as (keyof ScanCounts)[]) total[name] += counts[name]
      }
      return total
    },
    /**
     * Where something was seen written since the last look, and every few seconds the folders in which it would be; sources
     * that wait for a scan are left to it. Answers in how many ms to look again.
     */
    async hinted(): Promise<number> {
      let again = lookAgainMs
      for (const source of known.cared()) {
        if (source.problem !== null || source.retiredAt !== null || source.restoredAt !== null) continue
        const list = isListDue(source)
        if (!list && !watching.hasSeen(source.id)) continue
        const from = performance.now()
        const { changing } = await inTurn('look', source, (now) => readHinted(now, list))
        if (changing) again = Math.min(again, Math.max(paceMs, paceTimes * (performance.now() - from)))
      }
      return again
    },
    /** Resolves when no scan is under way. */
    async idle(): Promise<void> {
      await Promise.all(turns.values())
    },
  }
}
