import { afterEach, describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import type { Guest } from '../../shared/contract/invitations.ts'
import { day } from '../../shared/time.ts'
import { expectingDesk } from '../support/expecting-desk.ts'
import { withPurpose } from '../support/people.ts'
import { closePostOffice } from '../support/post-office.ts'

afterEach(closePostOffice)

describe('an invitation', () => {
  test('is listed for its day, and later as one who did not come', async () => {
    const { invitations, invite, rita, helen, world, entries } = await expectingDesk()
    const today = invite()
    const later = invite({ name: 'Owen Talbot', expectedOn: '2026-11-26' })
    const list = (when: 'today' | 'coming' | 'past') => invitations.list(rita, { when })
    expect(list('today').rows.map(({ id, state }) => [id, state])).toEqual([[today, 'expected']])
    expect(list('coming').rows.map(({ id }) => id)).toEqual([later])
    expect(list('today').counts).toEqual({ today: 1, coming: 1 })
    expect(list('today').rows[0]).toMatchObject({
      name: 'Amara Okonkwo',
      from: '11:00',
      until: '12:00',
      host: { name: 'Maria Santos' },
      category: 'Visitor',
      byHost: false,
      mail: 'waiting',
    })
    world.clock.pass(day)
    expect(list('past').rows.map(({ state }) => state)).toEqual(['missed'])
    expect(list('past').rows[0]).toMatchObject({ name: 'A. O.', email: '', note: '' })
    expect(entries('invitations.looked_up')).toEqual([])
    const named = invitations.list(withPurpose(world, helen, 'visit-log'), { when: 'past' })
    expect(named.rows[0]).toMatchObject({ name: 'Amara Okonkwo', email: 'amara@example.com' })
    expect(entries('invitations.looked_up')).toMatchObject([{ detail: { shown: 1 } }])
    expect(JSON.stringify(entries('invitation.made'))).not.toMatch(/Amara|Owen|example/)
  })

  test.each([
    ['a day that has gone', { expectedOn: '2026-11-23' }, { expectedOn: 'invitation-day-gone' }],
    ['a day over a year away', { expectedOn: '2027-11-25' }, { expectedOn: 'invitation-day-far' }],
    ['an end before its start', { from: '12:00', until: '11:00' }, { until: 'invitation-times' }],
    ['a category that is not there', { categoryId: 999 }, { categoryId: 'category-gone' }],
    ['a host who is not there', { hostId: 999 }, { hostId: 'host-gone' }],
  ])('is refused for %s', async (_what, wrong, fields) => {
    const { invite, mail, messages } = await expectingDesk()
    expect(() => invite(wrong)).toThrow(expect.objectContaining({ fields }))
    await messages.send(machine)
    expect(mail.letters).toEqual([])
  })

  test('is refused once its hours are over, by the office’s own clock, and is fine until their last minute', async () => {
    const { invite, goTo, invitations, rita } = await expectingDesk()
    const over = expect.objectContaining({ fields: { until: 'invitation-hours-gone' } })
    // Summer: the clocks of this office are an hour ahead of UTC.
    const summer = { expectedOn: '2027-06-01', from: '11:00', until: '12:00' }
    goTo('2027-06-01T10:59:59Z')
    invite(summer)
    goTo('2027-06-01T11:00:00Z')
    expect(() => invite(summer)).toThrow(over)
    invite({ ...summer, until: '12:01' })
    expect(invitations.list(rita, { when: 'today' }).rows).toHaveLength(2)
  })

  test('whose hours are over is put right but not moved to other hours that are', async () => {
    const { invite, invitations, rita, guest, maria, goTo } = await expectingDesk()
    const id = invite()
    goTo('2026-11-24T15:00:00Z')
    const change = (more: Partial<Guest>) => () =>
      invitations.update(rita, { invitationId: id, hostId: maria, ...guest(more) })
    expect(change({ name: 'Amara Okonkwo-Reyes' })).not.toThrow()
    const over = expect.objectContaining({ fields: { until: 'invitation-hours-gone' } })
    expect(change({ until: '14:00' })).toThrow(over)
    expect(change({ email: 'okonkwo@example.com' })).toThrow(over)
    expect(change({ until: '16:00' })).not.toThrow()
    const unwritten = invite({ email: '', from: '15:30', until: '15:45' })
    goTo('2026-11-24T15:50:00Z')
    const address = () =>
      invitations.update(rita, {
        invitationId: unwritten,
        hostId: maria,
        ...guest({ email: 'a@example.com', from: '15:30', until: '15:45' }),
      })
    expect(address).toThrow(over)
  })

  test('stands at its local time in summer and in winter', async () => {
    const { invite, world } = await expectingDesk()
    const fromOf = (id: number) => world.db.prepare('SELECT from_at FROM invitation WHERE id = ?').pluck().get(id)
    expect(fromOf(invite({ expectedOn: '2026-11-24' }))).toBe(Date.UTC(2026, 10, 24, 11))
    expect(fromOf(invite({ expectedOn: '2027-06-01' }))).toBe(Date.UTC(2027, 5, 1, 10))
    // Spring skips 01:00–02:00 on this day: the time that comes next counts.
    expect(fromOf(invite({ expectedOn: '2027-03-28', from: '01:30', until: '09:00' }))).toBe(
      Date.UTC(2027, 2, 28, 1, 30),
    )
  })
})

describe('its code at the kiosk', () => {
  test('tells what is known, once: the visit takes it up, and then it signs out', async () => {
    const { invite, invitations, visitor, visits, rita, tokenOf, arrive, maria, category, entries } =
      await expectingDesk()
    const id = invite()
    const token = tokenOf(id)
    expect(invitations.look(visitor, { token })).toMatchObject({
      state: 'ready',
      kind: 'invitation',
      name: 'Amara Okonkwo',
      company: 'Harbour & Lane Surveyors',
      host: { id: maria, name: 'Maria Santos', department: 'Client accounts' },
      categoryId: category('Visitor'),
    })
    const { signOutCode, host } = arrive(token)
    expect(host).toBe('Maria Santos')
    expect(invitations.list(rita, { when: 'today' }).rows[0]!.state).toBe('arrived')
    expect(entries('invitation.used')).toHaveLength(1)
    expect(invitations.look(visitor, { token })).toEqual({ state: 'on-site', signOutCode })
    visits.signOutByCode(visitor, { code: signOutCode })
    expect(invitations.look(visitor, { token })).toEqual({ state: 'used' })
  })

  test('is nothing on another day, and says nothing of whom it is for', async () => {
    const { invite, invitations, visitor, tokenOf, world } = await expectingDesk()
    const tomorrow = tokenOf(invite({ expectedOn: '2026-11-25' }), Date.UTC(2026, 10, 27))
    expect(invitations.look(visitor, { token: tomorrow })).toEqual({ state: 'early' })
    world.clock.pass(day)
    expect(invitations.look(visitor, { token: tomorrow }).state).toBe('ready')
    world.clock.pass(day)
    expect(invitations.look(visitor, { token: tomorrow })).toEqual({ state: 'expired' })
  })

  test('that another office signed, or nobody, is unknown', async () => {
    const { invitations, visitor, tokenOf, invite } = await expectingDesk()
    const other = await expectingDesk()
    expect(invitations.look(visitor, { token: other.tokenOf(other.invite()) })).toEqual({ state: 'unknown' })
    const own = tokenOf(invite())
    expect(invitations.look(visitor, { token: `${own.slice(0, -4)}AAAA` })).toEqual({ state: 'unknown' })
    expect(invitations.look(visitor, { token: 'https://example.org' })).toEqual({ state: 'unknown' })
  })

  test('can be typed, in any case and grouping; wrong ones have to wait, right ones are not held against anybody', async () => {
    const { invite, row, invitations, visitor } = await expectingDesk()
    const { code } = row(invite())!
    const typed = `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`
    for (let again = 0; again < 8; again += 1)
      expect(invitations.look(visitor, { code: typed })).toMatchObject({ state: 'ready', name: 'Amara Okonkwo' })
    for (let wrong = 0; wrong < 19; wrong += 1)
      expect(invitations.look(visitor, { code: 'ZZZZ9999' })).toEqual({ state: 'unknown' })
    expect(invitations.look(visitor, { code: typed })).toMatchObject({ state: 'ready' })
    expect(invitations.look(visitor, { code: 'ZZZZ9999' })).toEqual({ state: 'unknown' })
    expect(() => invitations.look(visitor, { code: typed })).toThrow('wait')
  })

  test('stops nobody from signing in when it was cancelled on the way to the check page', async () => {
    const { invite, invitations, visitor, rita, tokenOf, signIn, maria } = await expectingDesk()
    const id = invite()
    const seen = invitations.look(visitor, { token: tokenOf(id) })
    if (seen.state !== 'ready') throw new Error(seen.state)
    invitations.cancel(rita, { invitationId: id })
    expect(signIn(seen.name, { hostId: maria, hostText: undefined, invitation: seen.token }).host).toBe('Maria Santos')
    expect(invitations.list(rita, { when: 'today' }).rows[0]!.state).toBe('cancelled')
  })
})

describe('what is kept', () => {
  const count = ({ world }: Awaited<ReturnType<typeof expectingDesk>>) =>
    world.db.prepare('SELECT count(*) FROM invitation').pluck().get()

  test('goes a week after its day, whether or not somebody came', async () => {
    const desk = await expectingDesk()
    desk.arrive(desk.tokenOf(desk.invite()))
    desk.invite({ name: 'Owen Talbot' })
    desk.goTo('2026-11-30T12:00:00Z')
    expect(desk.invitations.removeDue(machine)).toEqual({ removed: 0 })
    desk.goTo('2026-12-01T00:10:00Z')
    expect(desk.invitations.removeDue(machine)).toEqual({ removed: 2 })
    expect(count(desk)).toBe(0)
    expect(desk.entries('invitations.removed')[0]!.detail).toEqual({ invitations: 2 })
  })

  test('goes a week after it was cancelled, however far off its day was', async () => {
    const desk = await expectingDesk()
    const id = desk.invite({ expectedOn: '2027-11-02' })
    desk.invitations.cancel(desk.rita, { invitationId: id })
    desk.goTo('2026-12-01T00:10:00Z')
    expect(desk.invitations.removeDue(machine)).toEqual({ removed: 1 })
    expect(count(desk)).toBe(0)
  })

  test('goes with its visit where that goes first', async () => {
    const desk = await expectingDesk()
    const { visitId } = desk.arrive(desk.tokenOf(desk.invite()))
    desk.visits.erase(desk.priya, { visitId, reason: 'the visitor asked for it today' })
    expect(count(desk)).toBe(0)
  })
})
