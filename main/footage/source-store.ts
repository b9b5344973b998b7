import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { Selectable } from 'kysely'
import type { RemovedBy, SourceProblem } from './disk-types.ts'

export type Source = {
  id: number
  name: string
  path: string
  layout: string
  timeZone: string
  removedBy: RemovedBy
  device: string
  /** The root's own, where nothing is written into it; else empty. */
  inode: string
  inodeStable: boolean
  onNetwork: boolean
  startCounter: number
  restoredAt: number | null
  problem: SourceProblem | null
  problemSinceAt: number | null
  lastScanAt: number | null
  unreadFiles: number
  vanishedSegments: number
  firstSweepAt: number | null
  addedAt: number
  retiredAt: number | null
}
export type Camera = {
  id: number
  sourceId: number
  key: string
  name: string
  addedAt: number
  lastSweepAt: number | null
  segments: number
  bytes: number
}

const toSource = (row: Selectable<Tables['source']>): Source => ({
  id: row.id,
  name: row.name,
  path: row.path,
  layout: row.layout,
  timeZone: row.time_zone,
  removedBy: row.removed_by as RemovedBy,
  device: row.device,
  inode: row.inode,
  inodeStable: row.inode_stable === 1,
  onNetwork: row.on_network === 1,
  startCounter: row.start_counter,
  restoredAt: row.restored_at,
  problem: row.problem as SourceProblem | null,
  problemSinceAt: row.problem_since_at,
  lastScanAt: row.last_scan_at,
  unreadFiles: row.unread_files,
  vanishedSegments: row.vanished_segments,
  firstSweepAt: row.first_sweep_at,
  addedAt: row.added_at,
  retiredAt: row.retired_at,
})
const toCamera = (row: Selectable<Tables['camera']>): Camera => ({
  id: row.id,
  sourceId: row.source_id,
  key: row.key,
  name: row.name,
  addedAt: row.added_at,
  lastSweepAt: row.last_sweep_at,
  segments: row.segments,
  bytes: row.bytes,
})

/** Sources and their cameras. */
export function createSourceStore(db: Database) {
  const { build } = db
  const sources = db.keep(() => build.selectFrom('source').selectAll().orderBy('id'))
  const cameras = db.keep(() => build.selectFrom('camera').selectAll().orderBy('id'))
  const update = (id: number) => build.updateTable('source').where('id', '=', id)
  return {
    list: (): Source[] => sources.all({}).map(toSource),
    find(id: number): Source | undefined {
      const row = db.find(build.selectFrom('source').selectAll().where('id', '=', id))
      return row && toSource(row)
    },
    insert(
      source: Pick<
        Source,
        | 'name'
        | 'path'
        | 'layout'
        | 'timeZone'
        | 'removedBy'
        | 'device'
        | 'inode'
        | 'addedAt'
        | 'inodeStable'
        | 'onNetwork'
      >,
    ): number {
      const row = {
        name: source.name,
        path: source.path,
        layout: source.layout,
        time_zone: source.timeZone,
        removed_by: source.removedBy,
        device: source.device,
        inode: source.inode,
        inode_stable: Number(source.inodeStable),
        on_network: Number(source.onNetwork),
        start_counter: 1,
        problem: 'no-marker',
        problem_since_at: source.addedAt,
        added_at: source.addedAt,
      }
      return db.run(build.insertInto('source').values(row)).lastId
    },
    markRevived(id: number, name: string, device: string): void {
      db.run(update(id).set({ name, device, retired_at: null }))
    },
    markRenamed: (id: number, name: string) => void db.run(update(id).set({ name })),
    markRetired: (id: number, at: number) => void db.run(update(id).set({ retired_at: at })),
    markStarted: (id: number, startCounter: number) => void db.run(update(id).set({ start_counter: startCounter })),
    markDevice: (id: number, device: string) => void db.run(update(id).set({ device })),
    markRestored: (id: number, at: number | null) => void db.run(update(id).set({ restored_at: at })),
    /** …and keeps when it was so. */
    markProblem(id: number, problem: SourceProblem | null, at: number): void {
      db.run(update(id).set({ problem, problem_since_at: problem && at }))
      db.prepare('UPDATE source_trouble SET ended_at = ? WHERE source_id = ? AND ended_at IS NULL').run(at, id)
      if (problem)
        db.prepare('INSERT INTO source_trouble (source_id, problem, began_at) VALUES (?, ?, ?)').run(id, problem, at)
    },
    markScanned: (id: number, at: number, unread: number) =>
      void db.run(update(id).set({ last_scan_at: at, unread_files: unread })),
    markFirstSweep: (id: number, at: number) => void db.run(update(id).set({ first_sweep_at: at })),
    addVanished(id: number, segments: number): void {
      db.prepare('UPDATE source SET vanished_segments = vanished_segments + ? WHERE id = ?').run(segments, id)
    },
    /** Counts segments that a hold covered and somebody else removed. */
    addVanishedHeld(holdId: number, segments: number): void {
      db.prepare('UPDATE hold SET vanished_segments = vanished_segments + ? WHERE id = ?').run(segments, holdId)
    },

    listCameras: (): Camera[] => cameras.all({}).map(toCamera),
    insertCamera(sourceId: number, key: string, at: number): number {
      const { last } = db.prepare('SELECT coalesce(max(id), 0) AS last FROM camera').get() as { last: number }
      const row = { id: last + 1, source_id: sourceId, key, name: key, added_at: at, last_sweep_at: null }
      return db.run(build.insertInto('camera').values(row)).lastId
    },
    markCameraRenamed: (id: number, name: string) =>
      db.run(build.updateTable('camera').set({ name }).where('id', '=', id)).changes > 0,
    markSwept: (cameraId: number, at: number) =>
      void db.run(build.updateTable('camera').set({ last_sweep_at: at }).where('id', '=', cameraId)),
    /** Keeps a camera's totals in step with its rows; negative where they go. */
    addToTotals(cameraId: number, segments: number, bytes: number): void {
      db.prepare('UPDATE camera SET segments = segments + ?, bytes = bytes + ? WHERE id = ?').run(
        segments,
        bytes,
        cameraId,
      )
    },
  }
}
export type SourceStore = ReturnType<typeof createSourceStore>
