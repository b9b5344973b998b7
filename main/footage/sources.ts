import { basename } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { isTimeZone } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { examineFolder, type FolderState } from './disk-folder.ts'
import type { Disk } from './disk-types.ts'
import type { KnownSources } from './known-sources.ts'
import { listLayouts, openLayout, type OpenLayout } from './layouts.ts'
import type { Roots } from './roots.ts'
import type { ScanCounts, Scans } from './scans.ts'
import type { SegmentStore } from './segment-store.ts'
import { detectLayouts, findStore } from './source-detection.ts'
import type { SourceHealth } from './source-health.ts'
import { createSourceList } from './source-list.ts'
import { emptyPreview, previewFolder } from './source-preview.ts'
import type { Source, SourceStore } from './source-store.ts'
import type { SweepStore } from './sweep-store.ts'
import type { Watching } from './watching.ts'

type Input = { path: string; layout: string; timeZone?: string | undefined; name: string }

/** Folders that recorders write into. */
export function createSources(
  world: World,
  deps: {
    audit: Audit
    office: OfficeRegister
    disk: Disk
    known: KnownSources
    segments: SegmentStore
    store: SourceStore
    roots: Roots
    scans: Scans
    watching: Watching
    health: SourceHealth
    sweeps: Pick<SweepStore, 'listLastPardons'>
  },
) {
  const { audit, office, disk, known, segments, store, roots, scans, watching, health, sweeps } = deps

  /** The folder with its links followed, and why it cannot become a source. */
  function examine(path: string, { removedBy }: Pick<OpenLayout, 'removedBy'>): FolderState {
    const rootsKnown = known.cared().map(({ path: root, retiredAt }) => ({ path: root, retired: retiredAt !== null }))
    return examineFolder(path, {
      dataFolder: world.dataFolder,
      installation: office.find()?.uuid,
      roots: rootsKnown,
      written: removedBy === 'foyer',
    })
  }

  function zoneOf(given: string | undefined): string {
    const timeZone = given ?? office.find()?.timeZone ?? 'Europe/London'
    if (!isTimeZone(timeZone)) throw new AppError('invalid', 'time-zone-unknown', {}, { timeZone: 'time-zone-unknown' })
    return timeZone
  }

  /** Files of a store of blocks hold other footage too: whatever a layout makes of their names, we remove none. */
  async function refuseStore(folder: FolderState, { layout, timeZone }: Input): Promise<void> {
    if (openLayout(layout, zoneOf(timeZone)).removedBy === 'recorder') return
    const store = await findStore(disk, folder.path)
    if (store) throw new AppError('conflict', 'source-block-store', {}, { layout: 'source-block-store' })
  }

  /** Row first, marker second, then the first reading, which nobody waits for. */
  async function begin(
    caller: Caller,
    { name, layout, timeZone }: Input,
    folder: FolderState,
    action: string,
  ): Promise<{ id: number }> {
    const { timeZone: zone, removedBy } = openLayout(layout, zoneOf(timeZone))
    const id = world.db.transaction(() => {
      const { path, device, inodeStable, onNetwork } = folder
      const inode = removedBy === 'recorder' ? folder.inode : ''
      const old = known.cared().find((source) => source.retiredAt !== null && source.path === path)
      if (old && (old.layout !== layout || old.timeZone !== zone))
        throw new AppError('conflict', 'source-other-layout', {}, { layout: 'source-other-layout' })
      if (old) store.markRevived(old.id, name, device)
      const addedAt = world.clock.now()
      const root = { path, device, inode, inodeStable, onNetwork, removedBy }
      const row = { name, layout, timeZone: zone, addedAt, ...root }
      const sourceId = old?.id ?? store.insert(row)
      audit.record(caller, action, { subject: 'source', subjectId: sourceId })
      world.db.afterCommit(() => world.events.changed('footage'))
      return sourceId
    })
    await roots.mark(known.get(id))
    scanBehind(known.get(id))
    return { id }
  }

  /** Starts a scan that nobody waits for; the next one finds what it could not. */
  function scanBehind(source: Source): void {
    scans.whole(source).catch(() => world.log.warn({ source: source.id }, 'a scan ended early'))
  }

  const verbs: Services['sources'] = {
    layouts: () => listLayouts(),

    async preview(_caller, { path, layout, timeZone }) {
      const opened = openLayout(layout, zoneOf(timeZone))
      const folder = examine(path, opened)
      if (isUnseen(folder)) return { ...emptyPreview, refusal: folder.refusal }
      const preview = await previewFolder(disk, folder.path, opened.layout, world.clock.now())
      return { ...preview, refusal: folder.refusal }
    },

    async detect(_caller, { path, timeZone }) {
      const folder = examine(path, { removedBy: 'foyer' })
      if (isUnseen(folder)) return { files: 0, truncated: false, fits: [], refusal: folder.refusal }
      const found = await detectLayouts(disk, folder.path, zoneOf(timeZone))
      // A store that is only read need not be writable.
      const onlyRead = found.fits[0]?.removedBy === 'recorder' && folder.refusal === 'source-not-writable'
      return { ...found, refusal: onlyRead ? null : folder.refusal }
    },

    /** Refuses a folder that cannot become one, by its reason; `source-other-layout`. */
    async add(caller, input) {
      const folder = examine(input.path, openLayout(input.layout, zoneOf(input.timeZone)))
      if (folder.refusal) throw new AppError('conflict', folder.refusal, {}, { path: folder.refusal })
      await refuseStore(folder, input)
      return begin(caller, input, folder, 'source.added')
    },

    /** As `add`, over another installation's marker. Refuses `source-folder-name`, and `source-not-foreign`. */
    async adopt(caller, { folderName, ...input }) {
      const folder = examine(input.path, openLayout(input.layout, zoneOf(input.timeZone)))
      if (folder.refusal === null) throw new AppError('conflict', 'source-not-foreign')
      if (folder.refusal !== 'source-foreign')
        throw new AppError('conflict', folder.refusal, {}, { path: folder.refusal })
      if (folderName !== basename(folder.path))
        throw new AppError('invalid', 'source-folder-name', {}, { folderName: 'source-folder-name' })
      await refuseStore(folder, input)
      return begin(caller, input, folder, 'source.adopted')
    },

    list: createSourceList({ known, segments, store, sweeps }),

    health: () => health.list(),

    rename(caller, { sourceId, name }) {
      return world.db.transaction(() => {
        known.get(sourceId)
        store.markRenamed(sourceId, name)
        audit.record(caller, 'source.renamed', { subject: 'source', subjectId: sourceId })
        world.db.afterCommit(() => world.events.changed('footage'))
        return {}
      })
    },

    /** Stops reading; what is registered is still removed in time. Refuses `source-retired`. */
    async retire(caller, { sourceId }) {
      world.db.transaction(() => {
        if (known.get(sourceId).retiredAt !== null) throw new AppError('conflict', 'source-retired')
        store.markRetired(sourceId, world.clock.now())
        audit.record(caller, 'source.retired', { subject: 'source', subjectId: sourceId })
        world.db.afterCommit(() => world.events.changed('footage'))
      })
      await watching.unwatch(sourceId)
      return {}
    },

    async scan(caller, { sourceId }) {
      const source = known.get(sourceId)
      world.db.transaction(() => audit.record(caller, 'source.scanned', { subject: 'source', subjectId: sourceId }))
      await roots.begin(source)
      await scans.whole(source)
      return {}
    },
  }
  return {
    ...verbs,
    /** Raises each root's start counter, and finds restored registers. */
    async start(): Promise<void> {
      for (const source of known.cared()) {
        await roots.begin(source)
      }
    },
    /** Reads every source; the counts are for the job's row. */
    scanAll: (_caller: Caller): Promise<ScanCounts> => scans.all(),
    /** Reads what was seen written, between scans. Answers in how many ms to look again. */
    readHints: (): Promise<number> => scans.hinted(),
    /** Calls `hear` when something was seen written, until the returned function is called. */
    onWritten: (hear: () => void): (() => void) => watching.listen(hear),
    nameOf: (sourceId: number): string => store.find(sourceId)?.name ?? '',
    /** The newest file time that another machine has stamped, on shares that are seen now: a clock that is not ours. */
    newestElsewhere(): number | null {
      const seen = new Set(
        store.list().flatMap((one) => (one.onNetwork && !one.problem && !one.retiredAt ? [one.id] : [])),
      )
      const ids = store.listCameras().flatMap(({ id, sourceId }) => (seen.has(sourceId) ? [id] : []))
      return ids.length === 0
        ? null
        : [...segments.edges(ids).values()].reduce((newest, { last }) => Math.max(newest, last.mtimeAt), 0)
    },
    /** After a restore: a person says that the holds are right again. Answers how many sources were waiting. */
    reconcile: (caller: Caller): Promise<number> => roots.reconcile(caller),
  }
}

/** A folder of which there is nothing to show. */
const isUnseen = ({ refusal }: FolderState): boolean =>
  refusal !== null &&
  ['source-not-absolute', 'source-missing', 'source-not-a-folder', 'source-unreadable', 'source-whole-disk'].includes(
    refusal,
  )
