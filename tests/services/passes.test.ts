import { afterEach, describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { day, minute } from '../../shared/time.ts'
import { expectingDesk } from '../support/expecting-desk.ts'
import { partOf } from '../support/letter-parts.ts'
import { enrolledDevice, visitorAt } from '../support/people.ts'
import { closePostOffice } from '../support/post-office.ts'

afterEach(closePostOffice)

async function remembered() {
  const desk = await expectingDesk()
  const signedIn = desk.signIn('Zofia Nowak', { company: 'Northern Audit LLP' })
  const { visitId, signOutCode } = signedIn
  const pass = desk.passes.make(desk.visitor, { visitId, signOutCode, language: 'en' })
  const rows = () => desk.world.db.prepare('SELECT name, company, email FROM pass').all() as object[]
  return { ...desk, signedIn, pass, rows }
}

describe('a pass', () => {
  test('is made only by who has just signed in on this screen', async () => {
    const { signIn, passes, visitor, world, rita } = await expectingDesk()
    const { visitId, signOutCode } = signIn('Zofia Nowak')
    const make =
      (caller = visitor, code = signOutCode) =>
      () =>
        passes.make(caller, { visitId, signOutCode: code, language: 'en' })
    const elsewhere = visitorAt(enrolledDevice(world, 'Side door', 'kiosk'))
    expect(make(elsewhere)).toThrow('pass-too-late')
    expect(make(visitor, signOutCode === 'AAAAAA' ? 'BBBBBB' : 'AAAAAA')).toThrow('pass-too-late')
    world.clock.pass(10 * minute)
    expect(make()).toThrow('pass-too-late')
    expect(passes.list()).toEqual([])
    expect(passes.ofVisit(rita, { visitId })).toEqual({ passId: null })
  })

  test('prefills the next visit, and while its holder is here it signs out', async () => {
    const { pass, invitations, visitor, visits, signedIn, arrive, category } = await remembered()
    const look = () => invitations.look(visitor, { token: pass.token })
    expect(look()).toEqual({ state: 'on-site', signOutCode: signedIn.signOutCode })
    visits.signOutByCode(visitor, { code: signedIn.signOutCode })
    expect(look()).toMatchObject({
      state: 'ready',
      kind: 'pass',
      name: 'Zofia Nowak',
      company: 'Northern Audit LLP',
      host: null,
      categoryId: category('Visitor'),
      until: '2027-05-22',
    })
    const again = arrive(pass.token)
    expect(look()).toEqual({ state: 'on-site', signOutCode: again.signOutCode })
    visits.signOutByCode(visitor, { code: again.signOutCode })
    expect(invitations.look(visitor, { code: pass.code })).toMatchObject({ state: 'ready', name: 'Zofia Nowak' })
  })

  test('is one for a visit, however often it is asked for', async () => {
    const { pass, passes, visitor, signedIn, rows } = await remembered()
    const { visitId, signOutCode } = signedIn
    expect(passes.make(visitor, { visitId, signOutCode, language: 'en' })).toEqual(pass)
    expect(rows()).toHaveLength(1)
  })

  test('without one nothing of a visitor is kept beside their visit', async () => {
    const { signIn, world } = await expectingDesk()
    signIn('Zofia Nowak')
    for (const table of ['pass', 'pass_visit', 'invitation'])
      expect(world.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  })

  test('is sent only where its holder asks, and the address is forgotten when it has left', async () => {
    const { pass, passes, visitor, messages, mail, rows } = await remembered()
    await messages.send(machine)
    expect(mail.letters).toEqual([])
    passes.send(visitor, { token: pass.token, email: 'zofia@example.com' })
    await messages.send(machine)
    expect(mail.letters.map(({ to }) => to)).toEqual([['zofia@example.com']])
    expect(partOf(mail.letters[0]!.raw, /text\/plain/i).toString()).toContain(pass.code.slice(0, 4))
    expect(rows()).toEqual([{ name: 'Zofia Nowak', company: 'Northern Audit LLP', email: null }])
    expect(() => passes.send(visitor, { token: 'nothing', email: 'zofia@example.com' })).toThrow('pass-gone')
  })

  test('is sent a few times at most, and keeps nobody else from theirs', async () => {
    const { pass, passes, visitor, signIn } = await remembered()
    const send = (token: string) => passes.send(visitor, { token, email: 'zofia@example.com' })
    for (let time = 0; time < 5; time++) send(pass.token)
    expect(() => send(pass.token)).toThrow('wait')
    const next = signIn('Callum Reid')
    expect(send(passes.make(visitor, { ...next, language: 'en' }).token)).toEqual({})
  })

  test('is forgotten by its holder, in any place, as often as they like', async () => {
    const { pass, passes, visitor, invitations, rows, entries, messages, mail } = await remembered()
    passes.send(visitor, { token: pass.token, email: 'zofia@example.com' })
    passes.forget(visitor, { token: pass.token })
    expect(rows()).toEqual([])
    expect(passes.forget(visitor, { token: pass.token })).toEqual({})
    expect(invitations.look(visitor, { token: pass.token })).toEqual({ state: 'cancelled' })
    expect(entries('pass.removed')).toHaveLength(1)
    await messages.send(machine)
    expect(mail.letters).toEqual([])
  })

  test('expires on its day, and its row goes', async () => {
    const { pass, passes, invitations, visitor, world, rows, visits } = await remembered()
    visits.expireOpen(machine)
    expect(pass.expiresOn).toBe('2027-05-23')
    world.clock.pass(179 * day)
    visits.expireOpen(machine)
    expect(passes.removeDue(machine)).toEqual({ removed: 0 })
    expect(invitations.look(visitor, { token: pass.token }).state).toBe('ready')
    world.clock.pass(day)
    expect(invitations.look(visitor, { token: pass.token })).toEqual({ state: 'unknown' })
    expect(passes.removeDue(machine)).toEqual({ removed: 1 })
    expect(rows()).toEqual([])
  })

  test('is shown to staff by initials, and can be removed by them, or with an erased visit', async () => {
    const { passes, rita, priya, rows, visits, signedIn } = await remembered()
    const [shown] = passes.list()
    expect(shown).toMatchObject({ name: 'Z. N.', company: 'Northern Audit LLP', category: 'Visitor' })
    expect(passes.ofVisit(priya, { visitId: signedIn.visitId })).toEqual({ passId: shown!.id })
    visits.erase(priya, { visitId: signedIn.visitId, reason: 'the visitor asked for it today' })
    expect(rows()).toHaveLength(1)
    passes.remove(rita, { passId: shown!.id })
    expect(rows()).toEqual([])
    expect(() => passes.remove(rita, { passId: shown!.id })).toThrow('pass-gone')
  })

  test('goes with an erased visit in one act, and stays where the erasure is refused', async () => {
    const { visits, priya, rows, signedIn, hold, release, world, entries } = await remembered()
    const erase = () =>
      visits.erase(priya, { visitId: signedIn.visitId, reason: 'the visitor asked for it today', passToo: true })
    const held = hold(world.clock.now() - minute, world.clock.now() + minute)
    expect(erase).toThrow('visit-held')
    expect(rows()).toHaveLength(1)
    expect(entries('pass.removed')).toEqual([])
    release(held)
    expect(erase()).toEqual({})
    expect(rows()).toEqual([])
    for (const action of ['pass.removed', 'visit.erased']) expect(entries(action)).toHaveLength(1)
  })

  test('is not made where the office offers none', async () => {
    const { signIn, passes, invitations, visitor, helen } = await expectingDesk()
    invitations.setSettings(helen, { kioskReadsCodes: true, offersPasses: false, passDays: 30, directions: {} })
    expect(invitations.station().passDays).toBe(null)
    const { visitId, signOutCode } = signIn('Zofia Nowak')
    expect(() => passes.make(visitor, { visitId, signOutCode, language: 'en' })).toThrow('passes-not-offered')
  })
})
