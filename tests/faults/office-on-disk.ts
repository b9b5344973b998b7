import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type App, createApp } from '../../main/app.ts'
import { createAudit } from '../../main/audit/audit.ts'
import { createCategories } from '../../main/categories/categories.ts'
import { openDataFolder } from '../../main/data-folder.ts'
import { createEvents } from '../../main/events.ts'
import { sha256 } from '../../main/keys/token.ts'
import { createLog } from '../../main/log.ts'
import { createOffice } from '../../main/office/office.ts'
import { createPrivacy } from '../../main/privacy/privacy.ts'
import type { World } from '../../main/world.ts'
import type { CallName } from '../../shared/contract/index.ts'
import { day, minute } from '../../shared/time.ts'
import { people } from '../support/people.ts'

/** 24 November 2026, 10:42 in London, as in the pictures. */
export const officeAt = Date.UTC(2026, 10, 24, 10, 42)
export const roots = ['one', 'two', 'three'] as const
export type RootName = (typeof roots)[number]
export type Person = 'Sam' | 'Helen' | 'Priya'
export type OpenOffice = Awaited<ReturnType<typeof openOffice>>

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

/**
 * An office in a folder that outlives its process: `data`, opened as the host opens it, and one folder a source. The wall
 * clock runs on from `at`, or is the one that is given.
 */
export function openOffice(folder: string, at: number, given?: Pick<World, 'clock' | 'builtAt'>) {
  const started = performance.now()
  let ahead = 0
  const clock = given?.clock ?? {
    now: () => Math.round(at + ahead + performance.now() - started),
    monotonic: () => ahead + performance.now(),
  }
  const opened = openDataFolder({ folder: join(folder, 'data'), env: {}, mode: 'host' })
  const world: World = {
    clock,
    db: opened.db,
    log: createLog('silent'),
    events: createEvents(),
    dataFolder: join(folder, 'data'),
    reducedProtection: opened.reducedProtection,
    writeRecoverySlot: opened.writeRecoverySlot,
    say: () => {},
    version: '0.0.0-test',
    builtAt: given?.builtAt,
  }
  const app = createApp(world, { screensFolder: folder })
  return {
    world,
    app,
    /** Moves wall and monotonic clock together. */
    pass: (ms: number) => void (ahead += ms),
    ask: (call: CallName, input: unknown, who?: Person) => ask(app, call, input, who),
    async close(): Promise<void> {
      await app.close()
      opened.close()
    },
  }
}

/** A call as a browser makes it: the kiosk, or somebody at the desk. The answer's status and body. */
async function ask(app: App, call: CallName, input: unknown, who?: Person) {
  const cookie = who ? `__Host-device=Back office; __Host-session=${who}` : '__Host-device=Lobby'
  const request = new Request(`http://localhost:8080/api/${call.replace('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(input),
  })
  const response = await app.fetch(request)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** Makes an office with three sources whose first sweep is behind them, and leaves it open. */
export async function makeOffice(folder: string, at = officeAt, layout = 'frigate') {
  for (const name of roots) mkdirSync(join(folder, name), { recursive: true })
  const office = openOffice(folder, at)
  const { world, app } = office
  const offices = createOffice(world)
  const audit = createAudit(world)
  const staff = world.db.transaction(() => {
    offices.create(settings)
    createCategories(world, { audit }).createDefaults()
    createPrivacy(world, { audit, office: offices }).publish()
    return people(world)
  })
  for (const { name } of rowsOf<{ name: string }>(world, 'SELECT name FROM device'))
    world.db.prepare('UPDATE device SET token_hash = ? WHERE name = ?').run(sha256(name), name)
  for (const name of ['Sam', 'Helen', 'Priya'])
    world.db.prepare('UPDATE session SET token_hash = ? WHERE token_hash = ?').run(sha256(name), `session ${name}`)
  for (const name of roots) {
    const { id } = await app.services.sources.add(staff.helen, { name, path: join(folder, name), layout })
    await app.services.sources.scan(staff.helen, { sourceId: id })
  }
  world.db.prepare('UPDATE source SET first_sweep_at = 1').run()
  return { ...office, staff }
}

/** Frigate's path of a segment of the source's one camera. */
export function pathAt(root: RootName, at: number): string {
  const iso = new Date(at).toISOString()
  return join(
    root,
    iso.slice(0, 10),
    iso.slice(11, 13),
    `${root}_door`,
    `${iso.slice(14, 16)}.${iso.slice(17, 19)}.mp4`,
  )
}

/** Writes a file below the office's folder, closed ten seconds after it began. */
export function put(folder: string, path: string, at: number, content = `footage of ${path}`): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  utimesSync(file, at / 1000 + 10, at / 1000 + 10)
  return path
}

/** Forty days back: past its time. Each step is twenty seconds, so that nothing overlaps. */
export const dueAt = (n: number): number => officeAt - 40 * day + n * 20_000
export const recentAt = (n: number): number => officeAt - 2 * day + n * minute

/** Files of the sources by path below the office's folder, without Foyer's own markers. */
export function footageIn(folder: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const root of roots)
    for (const entry of readdirSync(join(folder, root), { recursive: true, encoding: 'utf8' })) {
      const path = join(root, entry)
      if (!entry.startsWith('.foyer') && statSync(join(folder, path)).isFile())
        found.set(path, readFileSync(join(folder, path), 'utf8'))
    }
  return found
}

export const rowsOf = <Row>({ db }: Pick<World, 'db'>, sql: string): Row[] => db.prepare(sql).all() as Row[]

/** Keeps a second name of every footage file and a copy of all else; `restore` puts back the very same files. */
export function keepCopy(folder: string) {
  const copy = `${folder}-copy`
  const isFootage = (path: string) => roots.some((root) => path.startsWith(`${root}/`)) && !path.includes('.foyer')
  const reproduce = (from: string, to: string) => {
    for (const entry of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
      if (statSync(join(from, entry)).isDirectory()) continue
      mkdirSync(dirname(join(to, entry)), { recursive: true })
      if (isFootage(entry)) linkSync(join(from, entry), join(to, entry))
      else writeFileSync(join(to, entry), readFileSync(join(from, entry)))
    }
  }
  reproduce(folder, copy)
  return {
    restore(): void {
      // The folders themselves stay: they are registered.
      for (const name of ['data', ...roots])
        if (existsSync(join(folder, name)))
          for (const entry of readdirSync(join(folder, name)))
            rmSync(join(folder, name, entry), { recursive: true, force: true })
      reproduce(copy, folder)
    },
    remove: () => rmSync(copy, { recursive: true, force: true }),
  }
}
