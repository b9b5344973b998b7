import { mkdirSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClockGuard } from '../../main/clock/clock.ts'
import { createExports } from '../../main/exports/exports.ts'
import { openDisk } from '../../main/footage/disk.ts'
import { createFootage } from '../../main/footage/footage.ts'
import { createHourStore } from '../../main/footage/hour-store.ts'
import { readKey } from '../../main/footage/segment-key.ts'
import { createIncidents } from '../../main/incidents/incidents.ts'
import { breakableDisk } from '../support/test-footage.ts'
import { temporaryFolder } from '../support/test-world.ts'
import { visitorDesk } from '../support/visitor-desk.ts'
import { type CameraKey, cameraKeys, type Identity, sourceOf } from './footage-model.ts'

export type ModelOffice = Awaited<ReturnType<typeof openModelOffice>>
export type Row = { camera: CameraKey; startAt: number } & Identity

/** A batch never ends by time here, so that the model knows what each holds. */
function patientDisk() {
  const disk = openDisk()
  return breakableDisk({
    ...disk,
    remove: (root, files, limits) => disk.remove(root, files, { ...limits, ms: Infinity }),
  })
}

/** The product on a real register and real files, with two sources; `reopen` ends it without a word and starts anew. */
export async function openModelOffice() {
  const desk = visitorDesk()
  const { world, audit, office, holds: predicate, visits } = desk
  const folder = temporaryFolder()
  const roots = ['left', 'right'].map((name) => join(folder, name))
  for (const root of roots) mkdirSync(root)

  function start() {
    const { disk, state } = patientDisk()
    const clock = createClockGuard(world, { audit })
    const footage = createFootage(world, {
      audit,
      office,
      holds: predicate,
      clock,
      exports: createExports(world),
      disks: { remover: disk, reader: disk },
    })
    return {
      state,
      clock,
      footage,
      ...createIncidents(world, { audit, clock, office, register: footage.register, visits }),
    }
  }
  let running = start()
  for (const [index, path] of roots.entries()) {
    const layout = 'strftime:<camera>-%Y%m%d%H%M%S.mp4'
    const input = { path, layout, timeZone: 'UTC', name: `Source ${index}` }
    const { id } = await running.footage.sources.add(desk.helen, input)
    await running.footage.sources.scan(desk.helen, { sourceId: id })
  }
  // One has its first sweep behind it; what is due in the other waits for two people.
  world.db.prepare('UPDATE source SET first_sweep_at = 1 WHERE id = 1').run()
  const incident = running.incidents.open(desk.sam, {
    kind: 'theft',
    title: 'A parcel is missing',
    happenedAt: world.clock.now(),
    place: 'Goods door',
    description: '',
    reportedBy: '',
  })
  const all = <Found>(sql: string) => world.db.prepare(sql).all() as Found[]
  const one = (sql: string) => (world.db.prepare(sql).get() as { n: number }).n
  const marker = (index: number) => join(roots[index]!, '.foyer-source.json')

  return {
    ...desk,
    roots,
    hours: createHourStore(world.db),
    incidentId: incident.id,
    now: () => running,
    all,
    one,
    cameraId: (key: CameraKey) =>
      all<{ id: number; key: string }>('SELECT id, key FROM camera').find((camera) => camera.key === key)?.id,
    fileOf: (camera: CameraKey, path: string) => join(roots[sourceOf(camera)]!, path),
    write(camera: CameraKey, path: string, { bytes, mtimeAt }: Identity): void {
      const file = join(roots[sourceOf(camera)]!, path)
      writeFileSync(file, 'x'.repeat(bytes))
      utimesSync(file, mtimeAt / 1000, mtimeAt / 1000)
    },
    hide: (index: number) => renameSync(marker(index), join(folder, `marker-${index}`)),
    show: (index: number) => renameSync(join(folder, `marker-${index}`), marker(index)),
    /** Everything on disk, without Foyer's own markers. */
    onDisk: (): string[] =>
      roots.flatMap((root) => readdirSync(root).filter((name) => !name.startsWith('.foyer'))).toSorted(),
    rows(): Row[] {
      const keys = new Map(
        all<{ id: number; key: CameraKey }>('SELECT id, key FROM camera').map(({ id, key }) => [id, key]),
      )
      return all<{ k: number; bytes: number; after: number }>(
        'SELECT k, bytes, mtime_after_ms AS after FROM segment ORDER BY k',
      ).map(({ k, bytes, after }) => {
        const { cameraId, startAt } = readKey(k)
        return { camera: keys.get(cameraId)!, startAt, bytes, mtimeAt: startAt + after }
      })
    },
    /** Segments of which the vault says that it has them; throws where a file is not what was registered. */
    copied(): { camera: CameraKey; startAt: number }[] {
      const keys = new Map(
        all<{ id: number; key: CameraKey }>('SELECT id, key FROM camera').map(({ id, key }) => [id, key]),
      )
      return all<{ k: number; name: string; bytes: number }>(
        "SELECT k, name, s.bytes FROM vault_copy JOIN segment s USING (k) WHERE state = 'safe'",
      ).map(({ k, name, bytes }) => {
        if (statSync(join(world.dataFolder, 'vault', name)).size !== bytes) throw new Error('a copy of another size')
        const { cameraId, startAt } = readKey(k)
        return { camera: keys.get(cameraId)!, startAt }
      })
    },
    /** As after a kill: nothing is told to the old one, whose disk is dead; the new one settles first. */
    async reopen(): Promise<void> {
      const old = running
      old.state.dead = true
      running = start()
      await old.footage.close()
      await running.footage.sweeps.recover()
      await running.footage.sources.start()
    },
    close: () => running.footage.close(),
    cameraKeys,
  }
}
