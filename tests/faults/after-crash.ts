import { createHourStore } from '../../main/footage/hour-store.ts'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from '../../main/world.ts'
import { rowsOf, type OpenOffice } from './office-on-disk.ts'

/** What had been acknowledged when the process ended: its lines, one act each. */
export type Acknowledged = { visits: Map<number, string>; holds: Map<number, string[]>; swept: number[] }

export function acknowledgedIn(lines: readonly string[][]): Acknowledged {
  const said: Acknowledged = { visits: new Map(), holds: new Map(), swept: [] }
  for (const [what, id, more = ''] of lines) {
    if (what === 'visit') said.visits.set(Number(id), more)
    if (what === 'hold') said.holds.set(Number(id), more === '' ? [] : more.split('|'))
    if (what === 'swept') said.swept.push(Number(id))
  }
  return said
}

const numberOf = (world: Pick<World, 'db'>, sql: string): number => rowsOf<{ n: number }>(world, sql)[0]!.n

/** What an acknowledgement promised and the register does not hold; acts and entries of the trail that miss each other. */
export function lostIn({ world }: Pick<OpenOffice, 'world'>, said: Acknowledged): string[] {
  const names = new Map(
    rowsOf<{ id: number; name: string }>(world, 'SELECT id, name FROM visit').map(({ id, name }) => [id, name]),
  )
  const cameras = new Set(
    rowsOf<{ id: number }>(world, 'SELECT DISTINCT id FROM hold JOIN hold_camera ON hold_id = id').map(({ id }) => id),
  )
  const entries = (action: string) =>
    numberOf(world, `SELECT count(*) AS n FROM audit_entry WHERE action = '${action}'`)
  const pairs = [
    ['visits', names.size, entries('visit.signed_in')],
    ['holds', cameras.size, entries('hold.placed')],
    ['rows of holds', numberOf(world, 'SELECT count(*) AS n FROM hold'), cameras.size],
    [
      'certificates',
      numberOf(world, 'SELECT count(*) AS n FROM certificate JOIN audit_entry ON n = audit_entry'),
      numberOf(world, 'SELECT count(*) AS n FROM certificate'),
    ],
  ] as const
  return [
    ...[...said.visits].filter(([id, name]) => names.get(id) !== name).map(([id]) => `visit ${id} was lost`),
    ...[...said.holds.keys()].filter((id) => !cameras.has(id)).map((id) => `hold ${id} was lost`),
    ...pairs.filter(([, acts, told]) => acts !== told).map(([what, acts, told]) => `${acts} ${what}, but ${told} told`),
  ]
}

/** What is wrong with the register itself, once what a crash left is settled. */
export function faultsOf({ world, app }: Pick<OpenOffice, 'world' | 'app'>): string[] {
  const faults = [...world.db.check(), ...app.audit.faults()]
  const expectNone = (what: string, sql: string) => {
    const n = numberOf(world, sql)
    if (n > 0) faults.push(`${n} ${what}`)
  }
  expectNone('rows still condemned', 'SELECT count(*) AS n FROM condemned')
  expectNone('sweeps still running', "SELECT count(*) AS n FROM sweep WHERE outcome = 'running'")
  expectNone('certificates out of order', 'SELECT max(number) - count(*) AS n FROM certificate')
  expectNone(
    'certificates that do not add up',
    `SELECT count(*) AS n FROM certificate c WHERE segments <>
     (SELECT coalesce(sum(segments), 0) FROM removed_range r WHERE r.sweep_id = c.sweep_id)`,
  )
  expectNone(
    'sweeps that removed without a certificate',
    'SELECT count(*) AS n FROM removed_range WHERE sweep_id NOT IN (SELECT sweep_id FROM certificate)',
  )
  const hours = createHourStore(world.db).faults()
  if (hours.length > 0) faults.push(`${hours.length} hours whose roll-up is wrong`)
  expectNone(
    'cameras whose totals are wrong',
    'SELECT count(*) AS n FROM camera c WHERE segments <> (SELECT count(*) FROM segment WHERE ((k >> 27) & 1023) = c.id)',
  )
  return faults
}

/** What of the vault is not as it must be once it has had its run: every held segment safe, no file without its row. */
export function vaultFaults({ world }: Pick<OpenOffice, 'world'>, originals: ReadonlyMap<string, string>): string[] {
  type Row = { k: number; state: string; name: string | null; sha256: string | null }
  const rows = rowsOf<Row>(world, 'SELECT k, state, name, sha256 FROM vault_copy')
  const folder = join(world.dataFolder, 'vault')
  const files = new Set(existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [])
  const contents = new Set(originals.values())
  const held = numberOf(
    world,
    `SELECT count(DISTINCT s.k) AS n FROM segment s JOIN hold_camera c ON c.camera_id = ((s.k >> 27) & 1023)
     JOIN hold h ON h.id = c.hold_id AND h.released_at IS NULL
     WHERE (s.k >> 37) * 86400000 + (s.k & 134217727) <= h.to_at
       AND (s.k >> 37) * 86400000 + (s.k & 134217727) + max(s.length_ms, s.mtime_after_ms) >= h.from_at`,
  )
  const unsafe = rows.filter(({ state }) => state !== 'safe').map(({ state }) => `a copy is still ${state}`)
  const wrong = rows.flatMap(({ name, sha256 }) => {
    if (name === null || !files.delete(name)) return ['a copy has no file']
    const content = readFileSync(join(folder, name))
    const same = createHash('sha256').update(content).digest('hex') === sha256 && contents.has(content.toString())
    return same ? [] : [`copy ${name} is not what was held`]
  })
  const count = rows.length === held ? [] : [`${rows.length} copies of ${held} held segments`]
  return [...unsafe, ...wrong, ...count, ...[...files].map((name) => `${name} lies in the vault without a row`)]
}

/** Segments on certificates, of all sweeps. */
export const certified = ({ world }: Pick<OpenOffice, 'world'>): number =>
  numberOf(world, 'SELECT coalesce(sum(segments), 0) AS n FROM certificate')
