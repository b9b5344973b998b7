import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { createAudit } from '../../main/audit/audit.ts'
import type { Caller } from '../../main/caller.ts'
import { createClockGuard } from '../../main/clock/clock.ts'
import { createExports } from '../../main/exports/exports.ts'
import { openDisk } from '../../main/footage/disk.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import { createFootage } from '../../main/footage/footage.ts'
import { createHourStore } from '../../main/footage/hour-store.ts'
import { createHoldRegister } from '../../main/incidents/hold-register.ts'
import { createOffice } from '../../main/office/office.ts'
import type { Role } from '../../shared/contract/words.ts'
import { pictureDay, temporaryFolder, testWorld } from './test-world.ts'

export const day = 86_400_000
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const settings = {
  organisation: 'International Connections Group Limited',
  address: '',
  contactEmail: 'GDPR@internationalconnectionsgroup.co.uk',
  website: '',
  regulatorName: 'ICO',
  regulatorContact: '',
  regulatorAddress: '',
  timeZone: 'Europe/London',
  footageRetentionDays: 31,
  visitRetentionDays: 180,
  openVisitsExpireAt: '03:00',
  sweepAt: '02:30',
  holdCoolingOffHours: 72,
  footageDigests: false,
}

const killed = () => Promise.reject(new Error('killed'))

/** A disk whose next removals can be stopped: the process dies at that step as far as footage can tell. */
export function breakableDisk(real: Disk = openDisk()) {
  const state = { dead: false, dieBeforeRemoval: 0, unlinkOnly: Infinity, removals: 0 }
  const guard =
    <Parameters extends unknown[], Answer>(act: (...parameters: Parameters) => Promise<Answer>) =>
    (...parameters: Parameters): Promise<Answer> =>
      state.dead ? killed() : act(...parameters)
  const disk: Disk = {
    ...real,
    verify: guard(real.verify),
    look: guard(real.look),
    lookAfter: guard(real.lookAfter),
    writeMarker: guard(real.writeMarker),
    async remove(root, files, limits) {
      if (state.dead) return killed()
      state.removals += 1
      if (state.dieBeforeRemoval === state.removals) {
        // Some of the batch reaches the disk, then everything stops.
        await real.remove(root, files.slice(0, state.unlinkOnly), limits)
        state.dead = true
        return killed()
      }
      return real.remove(root, files, limits)
    },
  }
  return { disk, state }
}

/** A register with an office and footage on it; `open` makes another process over the same register. */
export function testFootage({ at = pictureDay, disk }: { at?: number; disk?: Disk } = {}) {
  const world = testWorld(at)
  const audit = createAudit(world)
  const office = createOffice(world)
  world.db.transaction(() => office.create(settings))
  const holds = createHoldRegister(world)
  const exports = createExports(world)
  function open(given: Disk | undefined) {
    const clock = createClockGuard(world, { audit })
    const here = given ?? openDisk()
    const footage = createFootage(world, {
      audit,
      office,
      holds,
      clock,
      exports,
      disks: { remover: here, reader: here },
    })
    closing.push(() => footage.close())
    return { clock, ...footage }
  }
  const root = temporaryFolder()
  return { world, audit, office, holds, exports, root, open, ...open(disk), person: createPerson(world) }
}
export type TestFootage = ReturnType<typeof testFootage>

function createPerson(world: ReturnType<typeof testWorld>) {
  return (name: string, roles: Role[] = ['security']): Caller => {
    const row = {
      name,
      sign_in_name: name.toLowerCase(),
      secret_kind: 'pin',
      secret_hash: '',
      must_change_secret: 0,
      created_at: 0,
    }
    const { lastId } = world.db.run(world.db.build.insertInto('staff_member').values(row))
    return {
      kind: 'staff',
      staff: { id: lastId, name, roles, sessionId: 1, mustChangeSecret: false },
      device: null,
      purpose: () => null,
      setCookie: () => {},
    }
  }
}

/** Frigate's name of a camera's segment. */
export function frigatePath(camera: string, at: number): string {
  const iso = new Date(at).toISOString()
  return `${iso.slice(0, 10)}/${iso.slice(11, 13)}/${camera}/${iso.slice(14, 16)}.${iso.slice(17, 19)}.mp4`
}

/** Writes a file below a root with a file time; answers its path below the root. */
export function put(root: string, path: string, mtimeAt: number, content = path): string {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  utimesSync(file, mtimeAt / 1000, mtimeAt / 1000)
  return path
}

/** A closed Frigate segment that began at `at` and was written `length` ms later. */
export const putSegment = (root: string, camera: string, at: number, length = 10_000): string =>
  put(root, frigatePath(camera, at), at + length)

/** Every footage file below a folder with its content, by path. */
export function filesIn(root: string): Map<string, string> {
  const entries = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return new Map(
    entries
      .filter((path) => !path.includes('.foyer-source') && statSync(join(root, path)).isFile())
      .toSorted()
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  )
}

/** Rows of a table that a test reads as they are. */
export const rowsOf = <Row>({ world }: Pick<TestFootage, 'world'>, sql: string): Row[] =>
  world.db.prepare(sql).all() as Row[]

/** Gives every segment a length, as if its file had said so. */
export function saySegmentsLast({ world: { db } }: Pick<TestFootage, 'world'>, ms: number): void {
  db.prepare('UPDATE segment SET length_ms = ?').run(ms)
  createHourStore(db).rebuild()
}

/** A hold in its plainest form, straight into the register. */
export function holdOn(
  { world }: Pick<TestFootage, 'world'>,
  cameraIds: number[],
  fromAt: number,
  toAt: number,
): number {
  const { db } = world
  return db.transaction(() => {
    const staff = (db.prepare('SELECT min(id) AS id FROM staff_member').get() as { id: number | null }).id
    const staffId = staff ?? createPerson(world)('Keeper').staff!.id
    const incident = db.run(
      db.build.insertInto('incident').values({
        reference: `INC-2026-${String(Math.random()).slice(2, 8)}`,
        kind: 'theft',
        title: 'x',
        happened_at: fromAt,
        place: '',
        description: '',
        reported_by: '',
        opened_by: staffId,
        opened_at: fromAt,
      }),
    ).lastId
    const hold = db.run(
      db.build.insertInto('hold').values({
        incident_id: incident,
        from_at: fromAt,
        to_at: toAt,
        reason: 'an incident here',
        review_on: '2026-12-24',
        placed_by: staffId,
        placed_at: fromAt,
      }),
    ).lastId
    for (const camera of cameraIds)
      db.run(db.build.insertInto('hold_camera').values({ hold_id: hold, camera_id: camera }))
    return hold
  })
}

export function releaseHold({ world }: Pick<TestFootage, 'world'>, holdId: number): void {
  const person = createPerson(world)
  const asked = person(`Asker${holdId}`).staff!.id
  const agreed = person(`Agreer${holdId}`).staff!.id
  world.db
    .prepare(
      'UPDATE hold SET release_asked_by = ?, released_by = ?, approved_at = 1, releases_at = 2, released_at = ? WHERE id = ?',
    )
    .run(asked, agreed, world.clock.now(), holdId)
}

/** Adds the root as a Frigate source whose first sweep is behind it, so that no backlog needs two people. */
export async function addSwept(office: TestFootage, layout = 'frigate'): Promise<number> {
  const { id } = await office.sources.add(office.person(`Manager${Math.random()}`, ['manager']), {
    path: office.root,
    layout,
    name: 'Recorder',
  })
  await office.sources.scanAll(office.person(`Scanner${Math.random()}`))
  office.world.db.prepare('UPDATE source SET first_sweep_at = 1 WHERE id = ?').run(id)
  return id
}
