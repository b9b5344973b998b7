import { describe, expect, test } from 'vitest'
import type { Caller } from '../../main/caller.ts'
import { createLogStore } from '../../main/visits/visit-log-store.ts'
import type { LogFilter } from '../../shared/contract/visits.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { signedInStaff, withPurpose } from '../support/people.ts'
import { pictureDay } from '../support/test-world.ts'
import { visitorDesk } from '../support/visitor-desk.ts'

const plain = { page: 1, sort: 'signedInAt', descending: true } as const

/** Three days: two visits on the 22nd, one on the 23rd, two today. */
function threeDays() {
  const desk = visitorDesk(pictureDay - 2 * day)
  const { world, signIn, visits, visitor, hosts, helen, category } = desk
  const { id: hostId } = hosts.add(helen, { name: 'Maria Santos', department: '', email: '' })
  signIn('Łukasz Żak', { company: 'Northern Audit LLP', hostId })
  const left = signIn('Anne-Marie Dupont', { company: 'Fylde Legal', hostText: 'Zed' })
  world.clock.pass(hour)
  visits.signOutByCode(visitor, { code: left.signOutCode })
  world.clock.set(pictureDay - day)
  const courier = signIn('Dan Osei', { categoryId: category('Courier'), company: 'Parcel Post' })
  visits.close(helen, { visitId: courier.visitId })
  world.clock.set(pictureDay)
  visits.expireOpen(helen)
  signIn('Amara Okonkwo', { company: 'Harbour & Lane', hostId })
  world.clock.pass(minute)
  signIn('Anna Dudek', { company: 'Beacon' })
  const search = (caller: Caller, filter: Partial<LogFilter> & { page?: number } = {}) =>
    visits.search(caller, { ...plain, ...filter })
  const names = (caller: Caller, filter: Partial<LogFilter> = {}) => search(caller, filter).rows.map(({ name }) => name)
  return { ...desk, hostId, search, names, stated: (caller: Caller) => withPurpose(world, caller, 'visit-log') }
}

describe('who sees which names', () => {
  test('security and the manager see today’s, and initials of older ones', () => {
    const { names, search, sam, helen, entries } = threeDays()
    for (const caller of [sam, helen]) {
      expect(names(caller)).toEqual(['Anna Dudek', 'Amara Okonkwo', 'D. O.', 'A. D.', 'Ł. Ż.'])
      expect(search(caller).namesShown).toBe(false)
      expect(search(caller).rows.map(({ masked }) => masked)).toEqual([false, false, true, true, true])
      expect(search(caller).rows[2]!.company).toBe('Parcel Post')
    }
    expect(entries('visits.looked_up')).toEqual([])
  })

  test('the lead sees initials, even of today and on site', () => {
    const { names, visits, priya } = threeDays()
    expect(names(priya)).toEqual(['A. D.', 'A. O.', 'D. O.', 'A. D.', 'Ł. Ż.'])
    expect(visits.onSite(priya).visits.map(({ name, signOutCode }) => [name, signOutCode])).toEqual([
      ['A. D.', ''],
      ['A. O.', ''],
    ])
  })

  test('reception sees today and nothing else', () => {
    const { search, names, world, rita, desk } = threeDays()
    expect(search(rita)).toMatchObject({ total: 2, all: 2, namesShown: true, todayOn: '2026-11-24' })
    expect(names(rita)).toEqual(['Anna Dudek', 'Amara Okonkwo'])
    expect(names(rita, { fromOn: '2026-11-24', toOn: '2026-12-24' })).toEqual(['Anna Dudek', 'Amara Okonkwo'])
    const refused = expect.objectContaining({ code: 'forbidden', key: 'today-only' })
    expect(() => search(rita, { fromOn: '2026-11-23' })).toThrow(refused)
    expect(() => search(rita, { toOn: '2026-11-23' })).toThrow(refused)
    const installer = signedInStaff(world, 'Ivy', ['receptionist', 'administrator'], desk)
    expect(() => search(installer, { fromOn: '2026-11-23' })).toThrow(refused)
    const both = signedInStaff(world, 'Bo', ['receptionist', 'lead'], desk)
    expect(names(both)).toEqual(['Anna Dudek', 'Amara Okonkwo', 'D. O.', 'A. D.', 'Ł. Ż.'])
  })

  test('with a purpose all names are shown for fifteen minutes, and the trail says what was looked at', () => {
    const { world, names, search, stated, helen, priya, entries } = threeDays()
    const helenStated = stated(helen)
    const all = ['Anna Dudek', 'Amara Okonkwo', 'Dan Osei', 'Anne-Marie Dupont', 'Łukasz Żak']
    expect(names(helenStated)).toEqual(all)
    expect(entries('visits.looked_up')[0]).toMatchObject({
      actorName: 'Helen',
      purposeCode: 'rights-request',
      detail: { shown: 5, total: 5, page: 1, byName: false, fromOn: null, categoryId: null },
    })
    expect(search(helenStated, { fromOn: '2026-11-24', toOn: '2026-11-24' }).namesShown).toBe(true)
    expect(entries('visits.looked_up'), 'today’s names are her work').toHaveLength(1)
    const priyaStated = stated(priya)
    expect(names(priyaStated, { fromOn: '2026-11-24' })).toEqual(all.slice(0, 2))
    expect(entries('visits.looked_up')).toHaveLength(2)
    world.clock.pass(15 * minute)
    expect(names(helenStated)).toContain('D. O.')
    expect(entries('visits.looked_up')).toHaveLength(2)
  })

  test('looking for a name, or putting names in order, needs a purpose and leaves an entry without the name', () => {
    const { search, names, stated, sam, rita, entries } = threeDays()
    const refused = expect.objectContaining({ code: 'forbidden', key: 'purpose-needed' })
    for (const caller of [sam, rita]) {
      expect(() => search(caller, { namePrefix: 'an' })).toThrow(refused)
      expect(() => search(caller, { sort: 'name' })).toThrow(refused)
      expect(search(caller, { namePrefix: '  ' }).total).toBeGreaterThan(0)
    }
    const samStated = stated(sam)
    expect(names(samStated, { namePrefix: 'ANN' })).toEqual(['Anna Dudek', 'Anne-Marie Dupont'])
    expect(names(samStated, { namePrefix: 'lukasz' })).toEqual(['Łukasz Żak'])
    expect(names(samStated, { namePrefix: 'zak' })).toEqual([])
    expect(names(samStated, { namePrefix: '%' })).toEqual([])
    expect(entries('visits.looked_up')).toHaveLength(4)
    expect(entries('visits.looked_up')[0]!.detail).toMatchObject({ byName: true, shown: 0 })
    expect(JSON.stringify(entries())).not.toMatch(/lukasz|ANN"/i)
    expect(names(samStated, { sort: 'name', descending: false })).toEqual([
      'Amara Okonkwo',
      'Anna Dudek',
      'Anne-Marie Dupont',
      'Dan Osei',
      'Łukasz Żak',
    ])
  })
})

describe('the log', () => {
  test('filters by day, category, host and state', () => {
    const { search, helen, hostId, category } = threeDays()
    const ids = (filter: Partial<LogFilter>) => search(helen, filter).rows.map(({ id }) => id)
    expect(ids({ fromOn: '2026-11-23' })).toEqual([5, 4, 3])
    expect(ids({ toOn: '2026-11-22' })).toEqual([2, 1])
    expect(ids({ fromOn: '2026-11-23', toOn: '2026-11-23' })).toEqual([3])
    expect(ids({ categoryId: category('Courier') })).toEqual([3])
    expect(ids({ hostId })).toEqual([4, 1])
    expect(ids({ state: 'on-site' })).toEqual([5, 4])
    expect(ids({ state: 'left' })).toEqual([2])
    expect(ids({ state: 'closed' })).toEqual([3])
    expect(ids({ state: 'expired' })).toEqual([1])
    expect(search(helen, { state: 'expired' })).toMatchObject({ total: 1, all: 5 })
  })

  test('sorts both ways', () => {
    const { search, helen } = threeDays()
    const ids = (sort: LogFilter['sort'], descending: boolean) =>
      search(helen, { sort, descending }).rows.map(({ id }) => id)
    expect(ids('signedInAt', false)).toEqual([1, 2, 3, 4, 5])
    expect(ids('company', false)).toEqual([5, 2, 4, 1, 3])
    expect(ids('company', true)).toEqual([3, 1, 4, 2, 5])
    expect(ids('host', false)).toEqual([3, 1, 4, 5, 2])
    expect(ids('endedAt', true).slice(0, 3)).toEqual([1, 3, 2])
  })

  test('names the incident whose hold touches a visit', () => {
    const { search, hold, release, visits, sam } = threeDays()
    const id = hold(pictureDay - 2 * day + 2 * hour, pictureDay - 2 * day + 3 * hour)
    const held = () => search(sam).rows.map(({ heldBy }) => heldBy)
    // Łukasz was still there; Anne-Marie had left an hour before.
    expect(held()).toEqual([null, null, null, null, 'INC-2026-014'])
    hold(pictureDay + 1000, pictureDay + 2000, 'INC-2026-015')
    expect(held()).toEqual([null, 'INC-2026-015', null, null, 'INC-2026-014'])
    expect(visits.onSite(sam).visits.map(({ heldBy }) => heldBy)).toEqual([null, 'INC-2026-015'])
    release(id)
    expect(held()).toEqual([null, 'INC-2026-015', null, null, null])
  })

  test('comes in pages of fifty that neither repeat nor skip, though all came at once', () => {
    const { search, signIn, helen } = threeDays()
    for (let n = 0; n < 120; n++) signIn(`Visitor ${n}`)
    const ids = [1, 2, 3, 4].flatMap((page) => search(helen, { page }).rows.map(({ id }) => id))
    expect(ids).toEqual(Array.from({ length: 125 }, (_, n) => 125 - n))
    expect(search(helen, { page: 4 })).toMatchObject({ rows: [], total: 125, pageSize: 50 })
  })
})

/** A register of 20,000 visits over 180 days. */
function large() {
  const desk = visitorDesk()
  const { world, privacy, category } = desk
  const { version, language, sha256 } = privacy.inForce('en')
  const insert = world.db.prepare(
    `INSERT INTO visit (name, search_name, company, search_company, host_text, category_id, signed_in_at, signed_in_on,
       ended_at, ended_as, removed_on, notice_version, notice_language, notice_sha256)
     VALUES (?, ?, 'Acme', 'acme', '', ?, ?, ?, ?, 'left', '2027-05-23', ?, ?, ?)`,
  )
  world.db.transaction(() => {
    for (let n = 0; n < 20_000; n++) {
      const at = pictureDay - Math.floor(n / 111) * day - (n % 111) * minute
      const on = new Date(at).toISOString().slice(0, 10)
      insert.run(`Visitor ${n}`, `visitor ${n}`, category('Visitor'), at, on, at + hour, version, language, sha256)
    }
  })
  const plan = (query: { compile(): { sql: string; parameters: readonly unknown[] } }) => {
    const { sql, parameters } = query.compile()
    return JSON.stringify(world.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters))
  }
  return { ...desk, store: createLogStore(world.db), plan }
}

describe('query plans', () => {
  const range = { fromOn: '2026-09-01', toOn: '2026-11-24' }

  test('the log’s own order, ranges of days and single days come off an index, unsorted', () => {
    const { store, plan, category } = large()
    for (const filter of [{}, range, { ...range, categoryId: category('Visitor') }, { state: 'left' as const }]) {
      for (const descending of [true, false]) {
        const steps = plan(store.pageQuery({ ...filter, sort: 'signedInAt', descending }, 50, 0))
        expect(steps).toContain('USING INDEX visit_by_sign_in')
        expect(steps).not.toContain('TEMP B-TREE')
      }
    }
    expect(plan(store.pageQuery({ sort: 'name', descending: false }, 50, 0))).not.toContain('TEMP B-TREE')
    expect(plan(store.pageQuery({ sort: 'endedAt', descending: true }, 50, 0))).not.toContain('TEMP B-TREE')
    expect(plan(store.countQuery({ ...range, sort: 'signedInAt', descending: true }))).toContain('COVERING INDEX')
    const byName = { namePrefix: 'visitor 19', sort: 'name', descending: false } as const
    expect(plan(store.pageQuery(byName, 50, 0))).toContain('visit_by_name (search_name>? AND search_name<?)')
  })

  test('a chunk of the export goes on where the last one ended', () => {
    const { store, plan } = large()
    const last = store.listPage({ sort: 'signedInAt', descending: true }, 1, 5000)[0]!
    for (const descending of [true, false]) {
      const steps = plan(store.chunkQuery({ ...range, sort: 'signedInAt', descending }, 20_000, last, 1000))
      expect(steps).toContain('USING INDEX visit_by_sign_in (signed_in_on')
      expect(steps).not.toContain('TEMP B-TREE')
    }
  })

  test('signing out, who is on site, what is due and what a range touches use indexes', () => {
    const { world, store, plan } = large()
    const { build } = world.db
    const open = build.selectFrom('visit').select('id').where('ended_at', 'is', null)
    expect(plan(open.where('sign_out_code', '=', 'ABC'))).toMatch(/USING (COVERING )?INDEX .*sign_out_code=/)
    expect(plan(open.where('search_name', '=', 'a').where('search_company', '=', 'b'))).toContain(
      'USING INDEX visit_by',
    )
    expect(plan(build.selectFrom('visit').select('id').where('removed_on', '<=', '2026-01-01'))).toContain(
      'visit_by_removal',
    )
    const ended = build.selectFrom('visit').select(({ fn }) => fn.countAll().as('count'))
    expect(plan(ended.where('signed_in_at', '<=', 5).where('ended_at', '>=', 4))).toContain(
      'COVERING INDEX visit_by_end',
    )
    expect(store.listOnSite()).toEqual([])
  })

  test('answers the last page of 20,000 with every total', () => {
    const { visits, helen } = large()
    const answer = visits.search(helen, { ...plain, page: 200 })
    expect(answer).toMatchObject({ total: 20_000, all: 20_000 })
    expect(answer.rows).toHaveLength(50)
    expect(visits.countTouching(pictureDay - day, pictureDay - day + minute)).toBeGreaterThan(0)
  })
})
