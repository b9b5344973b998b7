import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { addDays, day, hour, localDay, minute } from '../../shared/time.ts'
import { pictureDay } from '../support/test-world.ts'
import { visitorDesk } from '../support/visitor-desk.ts'

function register(at: number = pictureDay) {
  const desk = visitorDesk(at)
  const { world } = desk
  return {
    ...desk,
    left: () => world.db.prepare('SELECT name FROM visit ORDER BY id').pluck().all(),
    /** Every text of the register's tables but the audit trail's own, to look for what must be gone. */
    everything: () =>
      JSON.stringify(
        ['visit', 'erasure', 'audit_entry', 'throttle'].map((table) =>
          world.db.prepare(`SELECT * FROM ${table}`).all(),
        ),
      ),
  }
}

describe('removal', () => {
  test('comes on the promised local date, not an hour before it', async () => {
    const { signIn, visits, left, goTo, entries, world } = register(Date.parse('2026-05-01T22:30:00Z'))
    // 23:30 on 1 May in London; an hour later it is the 2nd there, still the 1st in UTC.
    expect(signIn('First').removedOn).toBe('2026-10-28')
    world.clock.pass(hour)
    expect(signIn('Second').removedOn).toBe('2026-10-29')
    // The clocks have gone back in between: local midnight is UTC midnight now.
    goTo('2026-10-27T23:59:59Z')
    expect(await visits.removeDue(machine)).toEqual({ removed: 0, held: 0, reasons: 0, answers: 0 })
    goTo('2026-10-28T00:00:00Z')
    expect(await visits.removeDue(machine)).toEqual({ removed: 1, held: 0, reasons: 0, answers: 0 })
    expect(left()).toEqual(['Second'])
    goTo('2026-10-29T00:00:00Z')
    expect(await visits.removeDue(machine)).toEqual({ removed: 1, held: 0, reasons: 0, answers: 0 })
    expect(left()).toEqual([])
    expect(entries('visits.removed').map(({ actorKind, detail }) => [actorKind, detail])).toEqual([
      ['machine', { visits: 1, fromOn: '2026-05-02', toOn: '2026-05-02' }],
      ['machine', { visits: 1, fromOn: '2026-05-01', toOn: '2026-05-01' }],
    ])
  })

  test.each([
    ['into summer time', '2026-10-05', '2027-04-03'],
    ['out of summer time', '2026-06-10', '2026-12-07'],
    ['on the day the clocks go back', '2026-04-28', '2026-10-25'],
    ['over the end of February', '2027-09-01', '2028-02-28'],
  ])('keeps its 180 days %s', async (_what, on, removedOn) => {
    const { signIn, visits, left, world, office } = register(localDay(on, 'Europe/London').fromAt)
    expect(signIn('Amara Okonkwo').removedOn).toBe(removedOn)
    expect(addDays(on, 180)).toBe(removedOn)
    const due = localDay(removedOn, 'Europe/London').fromAt
    world.clock.set(due - 1)
    await visits.removeDue(machine)
    expect(left()).toHaveLength(1)
    world.clock.set(due)
    expect(office.todayOn()).toBe(removedOn)
    await visits.removeDue(machine)
    expect(left()).toEqual([])
  })

  test('takes forgotten sign-outs too, and nights that were missed', async () => {
    const { signIn, visits, left, world, everything } = register()
    signIn('Amara Okonkwo', { company: 'Harbour & Lane', hostText: 'Maria Santos' })
    world.clock.pass(day)
    signIn('Anna Dudek')
    world.clock.pass(300 * day)
    expect(await visits.removeDue(machine)).toMatchObject({ removed: 2 })
    expect(left()).toEqual([])
    expect(everything()).not.toMatch(/Amara|Harbour|Santos|Anna/)
  })

  test('waits while a hold touches the stay, and comes the first night after its release', async () => {
    const { signIn, visits, visitor, left, world, hold, release, entries } = register()
    const before = signIn('Before')
    world.clock.pass(hour)
    visits.signOutByCode(visitor, { code: before.signOutCode })
    signIn('Still There')
    const during = signIn('During')
    world.clock.pass(hour)
    visits.signOutByCode(visitor, { code: during.signOutCode })
    world.clock.pass(2 * hour)
    signIn('After')
    const id = hold(pictureDay + hour + 1, pictureDay + 2 * hour)
    const other = hold(pictureDay + 90 * minute, pictureDay + 91 * minute, 'INC-2026-015')
    world.clock.pass(180 * day)
    expect(await visits.removeDue(machine)).toMatchObject({ removed: 2, held: 2 })
    expect(left()).toEqual(['Still There', 'During'])
    release(id)
    expect(await visits.removeDue(machine)).toMatchObject({ removed: 0, held: 2 })
    release(other)
    expect(await visits.removeDue(machine)).toMatchObject({ removed: 2, held: 0 })
    expect(entries('visits.removed')).toHaveLength(2)
  })

  test('works through many in batches, around those that are held, without keeping a visitor waiting', async () => {
    const { visits, signIn, left, world, hold, privacy, category, entries } = register()
    const { version, language, sha256 } = privacy.inForce('en')
    const insert = world.db.prepare(
      `INSERT INTO visit (name, search_name, company, search_company, host_text, category_id, signed_in_at, signed_in_on,
         ended_at, ended_as, removed_on, notice_version, notice_language, notice_sha256)
       VALUES (?, '', '', '', '', ?, ?, '2026-01-01', ?, 'left', ?, ?, ?, ?)`,
    )
    world.db.transaction(() => {
      for (let n = 0; n < 1700; n++) {
        const at = pictureDay - 200 * day + n * minute
        const removedOn = n % 2 ? '2026-11-23' : '2026-11-24'
        insert.run(`Visitor ${n}`, category('Visitor'), at, at, removedOn, version, language, sha256)
      }
    })
    hold(pictureDay - 200 * day + 600 * minute, pictureDay - 200 * day + 649 * minute)
    const run = visits.removeDue(machine)
    const between = signIn('Amara Okonkwo')
    expect(await run).toEqual({ removed: 1650, held: 50, reasons: 0, answers: 0 })
    expect(left()).toHaveLength(51)
    expect(between.visitId).toBe(1701)
    const removed = entries('visits.removed')
    expect(removed).toHaveLength(4)
    expect(removed.reduce((sum, { detail }) => sum + Number(detail['visits']), 0)).toBe(1650)
  })
})

describe('expiry', () => {
  test('ends visits still open from earlier days, as expired, at the time of the run', () => {
    const { signIn, visits, helen, world, entries, goTo } = register(Date.parse('2026-07-01T21:00:00Z'))
    const code = signIn('Yesterday').signOutCode
    goTo('2026-07-01T23:30:00Z')
    signIn('Past Midnight')
    goTo('2026-07-02T02:00:00Z')
    expect(visits.expireOpen(machine)).toEqual({ expired: 1 })
    expect(visits.expireOpen(machine)).toEqual({ expired: 0 })
    const rows = world.db.prepare('SELECT ended_as, ended_at, sign_out_code IS NULL AS coded FROM visit').all()
    expect(rows).toEqual([
      { ended_as: 'expired', ended_at: world.clock.now(), coded: 1 },
      { ended_as: null, ended_at: null, coded: 0 },
    ])
    expect(entries('visits.expired').map(({ detail }) => detail)).toEqual([{ visits: 1 }])
    visits.signOutByCode(helen, { code })
    expect(world.db.prepare("SELECT count(*) FROM visit WHERE ended_as = 'left'").pluck().get()).toBe(0)
  })
})

describe('erasure', () => {
  const reason = 'Amara Okonkwo asked for it by e-mail'

  test('leaves nothing but an id in the trail and the reason apart, until its own time', async () => {
    const { signIn, visits, priya, left, world, entries, everything, goTo } = register()
    const { visitId } = signIn('Amara Okonkwo', { company: 'Harbour & Lane' })
    expect(visits.erase(priya, { visitId, reason })).toEqual({})
    expect(left()).toEqual([])
    expect(everything()).not.toContain('Harbour')
    expect(entries('visit.erased')[0]).toMatchObject({ actorName: 'Priya', subjectId: visitId, detail: {} })
    expect(JSON.stringify(entries())).not.toContain('Amara')
    expect(world.db.prepare('SELECT * FROM erasure').get()).toEqual({
      visit_id: visitId,
      reason,
      erased_by: priya.staff!.id,
      erased_at: world.clock.now(),
      removed_on: '2027-05-23',
    })
    goTo('2027-05-22T23:30:00Z')
    expect(await visits.removeDue(machine)).toMatchObject({ reasons: 1 })
    expect(everything()).not.toContain('Amara')
    expect(entries('erasure_reasons.removed')[0]!.detail).toEqual({ reasons: 1 })
  })

  test('is refused while a hold keeps the visit, and says which', () => {
    const { signIn, visits, priya, left, hold, release, world } = register()
    const { visitId } = signIn('Amara Okonkwo')
    world.clock.pass(hour)
    const id = hold(pictureDay + minute, pictureDay + 2 * minute)
    expect(() => visits.erase(priya, { visitId, reason })).toThrow(
      expect.objectContaining({ code: 'conflict', key: 'visit-held', params: { reference: 'INC-2026-014' } }),
    )
    expect(left()).toHaveLength(1)
    expect(world.db.prepare('SELECT count(*) FROM erasure').pluck().get()).toBe(0)
    release(id)
    visits.erase(priya, { visitId, reason })
    expect(left()).toEqual([])
    expect(() => visits.erase(priya, { visitId, reason })).toThrow('visit-not-found')
  })
})

test('counts the visits that touch a range, open ones up to now', () => {
  const { signIn, visits, visitor, world } = register()
  const { signOutCode } = signIn('Left')
  world.clock.pass(hour)
  visits.signOutByCode(visitor, { code: signOutCode })
  signIn('Open')
  world.clock.pass(hour)
  const touching = (from: number, to: number) => visits.countTouching(pictureDay + from, pictureDay + to)
  expect(touching(-hour, -1)).toBe(0)
  expect(touching(-hour, 0)).toBe(1)
  expect(touching(hour, hour)).toBe(2)
  expect(touching(hour + 1, 5 * hour)).toBe(1)
  expect(touching(2 * hour, 5 * hour)).toBe(1)
  expect(touching(2 * hour + 1, 5 * hour)).toBe(0)
})
