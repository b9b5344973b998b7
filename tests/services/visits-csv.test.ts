import { expect, test } from 'vitest'
import type { LogColumn, LogFilter } from '../../shared/contract/visits.ts'
import { logColumns } from '../../shared/contract/visits.ts'
import { hour, minute } from '../../shared/time.ts'
import { withPurpose } from '../support/people.ts'
import { pictureDay } from '../support/test-world.ts'
import { fetchFile, visitorDesk } from '../support/visitor-desk.ts'

const names = [
  "O'Brien",
  'Anne-Marie',
  'Nguyễn',
  '李雷',
  'أحمد',
  'A'.repeat(100),
  '=HYPERLINK("http://x","y")',
  '<script>alert(1)</script>',
  'a, "b" c',
]

/** RFC 4180, read as strictly as it is written: every cell quoted, lines end with CRLF. */
function readCsv(text: string): string[][] {
  expect(text.startsWith('\ufeff')).toBe(true)
  expect(text.endsWith('\r\n')).toBe(true)
  return text
    .slice(1, -2)
    .split('\r\n')
    .map((line) => {
      expect(line).toMatch(/^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*$/)
      return [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell!.replaceAll('""', '"'))
    })
}

function exporting(at?: number) {
  const desk = visitorDesk(at)
  const { visits, exports, world } = desk
  const helen = withPurpose(world, desk.helen, 'visit-export')
  const exported = (columns: readonly LogColumn[] = logColumns, filter: Partial<LogFilter> = {}) => {
    const input = { sort: 'signedInAt' as const, descending: false, ...filter, columns: [...columns] }
    const { url, rows } = visits.exportCsv(helen, input)
    return { url, rows, fetch: () => fetchFile(exports, url, helen) }
  }
  return { ...desk, helen, exported }
}

test('every name comes out as it went in, and none is a formula', () => {
  const { signIn, exported, entries } = exporting()
  for (const name of names) signIn(name, { company: name })
  const { rows, fetch, url } = exported(['name', 'company'])
  expect(rows).toBe(names.length)
  const { text, fileName } = fetch()
  expect(fileName).toBe('visits-2026-11-24.csv')
  expect(url).toMatch(/^\/download\/[\w-]+$/)
  const [heading, ...cells] = readCsv(text)
  expect(heading).toEqual(['Name', 'Company'])
  expect(cells).toEqual(names.map((name) => (name.startsWith('=') ? [`'${name}`, `'${name}`] : [name, name])))
  expect(entries('visits.exported')[0]).toMatchObject({
    actorName: 'Helen',
    purposeCode: 'rights-request',
    detail: { rows: names.length, columns: 'name company', byName: false },
  })
  expect(JSON.stringify(entries())).not.toContain('Nguyễn')
})

test('every column, with times of the office and words for states', () => {
  const { world, signIn, visits, hosts, helen, rita, visitor, exported } = exporting(Date.parse('2026-07-01T08:00:00Z'))
  const { id: hostId } = hosts.add(helen, { name: 'Maria Santos', department: '', email: '' })
  const first = signIn('Amara Okonkwo', { company: 'Harbour', hostId })
  signIn('Anna Dudek')
  world.clock.pass(5 * minute + 7000)
  visits.signOutByCode(visitor, { code: first.signOutCode })
  signIn('Dan Osei', {}, rita)
  const [heading, ...rows] = readCsv(exported().fetch().text)
  expect(heading).toEqual([
    'Signed in (Europe/London)',
    'Ended (Europe/London)',
    'State',
    'Name',
    'Company',
    'Host',
    'Category',
    'Removed on',
    'Notice version',
    'Device',
    'Time in doubt',
  ])
  expect(rows.map((row) => row.join('|'))).toEqual([
    '2026-07-01 09:00:00|2026-07-01 09:05:07|Left|Amara Okonkwo|Harbour|Maria Santos|Visitor|2026-12-28|1|Lobby|',
    '2026-07-01 09:00:00||On site|Anna Dudek||Reception|Visitor|2026-12-28|1|Lobby|',
    '2026-07-01 09:05:07||On site|Dan Osei||Reception|Visitor|2026-12-28|1|Reception|',
  ])
})

test('needs its own purpose, and another one will not do', () => {
  const { world, visits, priya } = exporting()
  const asked = { sort: 'signedInAt' as const, descending: true, columns: ['name' as const] }
  const refused = expect.objectContaining({ code: 'forbidden', key: 'purpose-needed' })
  expect(() => visits.exportCsv(priya, asked)).toThrow(refused)
  expect(() => visits.exportCsv(withPurpose(world, priya, 'visit-log'), asked)).toThrow(refused)
})

test('follows the filter, names included, without telling the trail which name', () => {
  const { world, signIn, exported, entries } = exporting()
  for (const name of ['Amara Okonkwo', 'Anna Dudek', 'Amara Osei']) signIn(name)
  const read = (filter: Partial<LogFilter>) =>
    readCsv(exported(['name', 'name'], filter).fetch().text)
      .slice(1)
      .flat()
  expect(read({ descending: true })).toEqual(['Amara Osei', 'Anna Dudek', 'Amara Okonkwo'])
  expect(read({ namePrefix: 'amara' })).toEqual(['Amara Okonkwo', 'Amara Osei'])
  expect(read({ toOn: '2026-11-23' })).toEqual([])
  expect(entries('visits.exported')[1]!.detail).toMatchObject({ byName: true, rows: 2 })
  expect(JSON.stringify(entries())).not.toMatch(/amara/i)
  world.clock.pass(15 * minute)
  expect(() => read({})).toThrow('purpose-needed')
})

test('streams in chunks, holds what was counted, and is fetched once by the session that asked', () => {
  const { world, signIn, exports, helen, priya, exported, privacy, category } = exporting()
  const { version, language, sha256 } = privacy.inForce('en')
  const insert = world.db.prepare(
    `INSERT INTO visit (name, search_name, company, search_company, host_text, category_id, signed_in_at, signed_in_on,
       ended_at, ended_as, removed_on, notice_version, notice_language, notice_sha256)
     VALUES (?, ?, '', '', '', ?, ?, '2026-11-24', ?, 'left', '2027-05-23', ?, ?, ?)`,
  )
  // Many at the same instant: the id alone tells where a chunk ended.
  for (let n = 0; n < 2500; n++) {
    const at = pictureDay - 3 * hour + Math.floor(n / 700) * minute
    insert.run(`Visitor ${n}`, `visitor ${n}`, category('Visitor'), at, at, version, language, sha256)
  }
  for (const descending of [false, true]) {
    const { rows, url, fetch } = exported(['name'], { descending })
    const late = signIn('Too Late')
    expect(rows).toBe(descending ? 2501 : 2500)
    expect(exports.take(url.replace('/download/', ''), priya)).toBeUndefined()
    const { text, parts } = fetch()
    const cells = readCsv(text).slice(1).flat()
    const expected = Array.from({ length: 2500 }, (_, n) => `Visitor ${n}`)
    expect(cells).toEqual(descending ? ['Too Late', ...expected.toReversed()] : expected)
    expect(parts).toBe(4)
    expect(exports.take(url.replace('/download/', ''), helen)).toBeUndefined()
    expect(late.visitId).toBeGreaterThan(2500)
  }
})
