import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { day } from '../../shared/time.ts'
import { houseDesk, refusalOf } from '../support/house-desk.ts'

const rows = (desk: ReturnType<typeof houseDesk>) => desk.world.db.prepare('SELECT * FROM presence').all()

describe('hosts who come and go', () => {
  test('by number and PIN, told no more than their first name, and the trail has ids only', async () => {
    const desk = houseDesk()
    const { presence, visitor, helen, addHost, entries } = desk
    const hostId = addHost('Maria Santos')
    const { number, pin } = await presence.makeKey(helen, { hostId })
    expect(pin).toMatch(/^\d{6}$/)
    expect(await presence.byPin(visitor, { attemptId: randomUUID(), number: String(number), pin })).toEqual({
      state: 'in',
      firstName: 'Maria',
    })
    expect(presence.list()).toEqual([{ hostId, number, inAt: desk.world.clock.now() }])
    expect(await presence.byPin(visitor, { attemptId: randomUUID(), number: ` ${number} `, pin })).toEqual({
      state: 'out',
      firstName: 'Maria',
    })
    expect(presence.list()).toEqual([{ hostId, number, inAt: null }])
    expect(JSON.stringify([...entries('presence.came'), ...entries('presence.went')])).not.toMatch(/Maria|Santos/)
    const stored = JSON.stringify(desk.world.db.prepare('SELECT * FROM presence_key').all())
    expect(stored).not.toContain(pin)
  })

  test('by the QR code of a badge, which a new badge ends', async () => {
    const { presence, visitor, helen, addHost } = houseDesk()
    const hostId = addHost('Maria Santos')
    const { token } = await presence.makeKey(helen, { hostId })
    expect(presence.byBadge(visitor, { attemptId: randomUUID(), token })).toEqual({
      state: 'in',
      firstName: 'Maria',
    })
    const next = await presence.makeKey(helen, { hostId })
    expect((await refusalOf(() => presence.byBadge(visitor, { attemptId: randomUUID(), token }))).key).toBe(
      'presence-refused',
    )
    expect(presence.byBadge(visitor, { attemptId: randomUUID(), token: next.token })).toEqual({
      state: 'out',
      firstName: 'Maria',
    })
    presence.removeKey(helen, { hostId })
    expect((await refusalOf(() => presence.byBadge(visitor, { attemptId: randomUUID(), token: next.token }))).key).toBe(
      'presence-refused',
    )
  })

  test('a wrong number, a wrong PIN, a wrong badge and somebody who left are answered alike', async () => {
    const { presence, hosts, visitor, helen, addHost, entries } = houseDesk()
    const hostId = addHost('Maria Santos')
    const { number, pin, token } = await presence.makeKey(helen, { hostId })
    const answers = [
      await refusalOf(() =>
        presence.byPin(visitor, { attemptId: randomUUID(), number: String(number), pin: '000000' }),
      ),
      await refusalOf(() => presence.byPin(visitor, { attemptId: randomUUID(), number: '99999', pin })),
      await refusalOf(() => presence.byPin(visitor, { attemptId: randomUUID(), number: 'Maria', pin })),
      await refusalOf(() => presence.byBadge(visitor, { attemptId: randomUUID(), token: 'x'.repeat(43) })),
    ]
    void hosts.update(helen, { hostId, name: 'Maria Santos', department: '', email: '', active: false })
    answers.push(
      await refusalOf(() => presence.byPin(visitor, { attemptId: randomUUID(), number: String(number), pin })),
    )
    answers.push(await refusalOf(() => presence.byBadge(visitor, { attemptId: randomUUID(), token })))
    const said = answers.map(({ code, key, params, fields }) => JSON.stringify({ code, key, params, fields }))
    expect(new Set(said)).toEqual(new Set(['{"code":"forbidden","key":"presence-refused","params":{},"fields":{}}']))
    const told = entries('presence.refused').map(({ subject, subjectId, detail }) => ({ subject, subjectId, detail }))
    expect(told).toHaveLength(6)
    expect(new Set(told.map((entry) => JSON.stringify(entry))).size).toBe(1)
  })

  test('the badge of somebody who left stays gone when they come back', async () => {
    const { presence, hosts, visitor, helen, addHost, entries } = houseDesk()
    const hostId = addHost('Maria Santos')
    const { token } = await presence.makeKey(helen, { hostId })
    const plain = { hostId, name: 'Maria Santos', department: 'Sales', email: 'maria@example.org' }
    const come = () => presence.byBadge(visitor, { attemptId: randomUUID(), token })
    hosts.update(helen, { ...plain, active: true })
    expect(come()).toMatchObject({ state: 'in' })
    hosts.update(helen, { ...plain, active: false })
    expect(entries('presence.key_removed').map(({ subjectId }) => subjectId)).toEqual([hostId])
    hosts.update(helen, { ...plain, active: true })
    expect((await refusalOf(come)).key).toBe('presence-refused')
    expect(presence.list()).toMatchObject([{ hostId, number: null }])
  })

  test('an attempt that is sent again is answered as before: nobody who came in goes out by it', async () => {
    const { presence, visitor, helen, addHost, world, entries, goTo } = houseDesk()
    const maria = await presence.makeKey(helen, { hostId: addHost('Maria Santos') })
    const tom = await presence.makeKey(helen, { hostId: addHost('Tom Marlow') })
    const heard: string[] = []
    world.events.listen((topic) => heard.push(topic))
    const [coming, going] = [randomUUID(), randomUUID()]
    const byPin = (attemptId: string, { number, pin } = maria) =>
      presence.byPin(visitor, { attemptId, number: String(number), pin })
    expect(await byPin(coming)).toEqual({ state: 'in', firstName: 'Maria' })
    expect(await byPin(coming)).toEqual({ state: 'in', firstName: 'Maria' })
    expect(presence.byBadge(visitor, { attemptId: coming, token: maria.token })).toMatchObject({ state: 'in' })
    // The page that was left open is somebody else's now.
    expect(await byPin(coming, tom)).toEqual({ state: 'in', firstName: 'Tom' })
    expect((await byPin(going)).state).toBe('out')
    expect((await byPin(going)).state).toBe('out')
    expect([entries('presence.came').length, entries('presence.went').length]).toEqual([2, 1])
    expect(heard).toEqual(['presence', 'presence', 'presence'])
    // A wrong PIN learns nothing of an attempt.
    expect((await refusalOf(() => byPin(coming, { ...maria, pin: '000000' }))).key).toBe('presence-refused')

    const kept = () =>
      world.db.prepare('SELECT count(in_attempt_id) + count(out_attempt_id) FROM presence').pluck().get()
    presence.expireOpen(helen)
    expect(kept()).toBe(3)
    goTo('2026-11-25T12:00:00Z')
    presence.expireOpen(helen)
    expect(kept()).toBe(0)
  })

  test('guessing a PIN is slowed for that number, whether anybody bears it or not; another goes on', async () => {
    const { presence, visitor, helen, addHost } = houseDesk()
    const maria = await presence.makeKey(helen, { hostId: addHost('Maria Santos') })
    const tom = await presence.makeKey(helen, { hostId: addHost('Tom Marlow') })
    for (const number of [String(maria.number), '99999']) {
      for (let tries = 0; tries < 5; tries++) {
        expect(
          (await refusalOf(() => presence.byPin(visitor, { attemptId: randomUUID(), number, pin: '000000' }))).key,
        ).toBe('presence-refused')
      }
      expect(
        (await refusalOf(() => presence.byPin(visitor, { attemptId: randomUUID(), number, pin: '000000' }))).key,
      ).toBe('wait')
    }
    expect(
      (await presence.byPin(visitor, { attemptId: randomUUID(), number: String(tom.number), pin: tom.pin })).state,
    ).toBe('in')
  })

  test('wrong PINs are forgotten after a quiet day, and by the right badge', async () => {
    const { presence, visitor, helen, addHost, world } = houseDesk()
    const { number, token } = await presence.makeKey(helen, { hostId: addHost('Maria Santos') })
    const wrong = async (typed = String(number)) =>
      (await refusalOf(() => presence.byPin(visitor, { attemptId: randomUUID(), number: typed, pin: '000000' }))).key
    const fourTimes = async (typed?: string) => {
      for (let tries = 0; tries < 4; tries++) expect(await wrong(typed)).toBe('presence-refused')
    }
    for (const typed of [String(number), '99999']) {
      await fourTimes(typed)
      world.clock.pass(day)
      await fourTimes(typed)
    }
    presence.byBadge(visitor, { attemptId: randomUUID(), token })
    await fourTimes()
    expect([await wrong(), await wrong()]).toEqual(['presence-refused', 'wait'])
  })

  test('wrong badges have to wait, right ones never do', async () => {
    const { presence, visitor, helen, addHost } = houseDesk()
    const { token } = await presence.makeKey(helen, { hostId: addHost('Maria Santos') })
    const wrong = () => refusalOf(() => presence.byBadge(visitor, { attemptId: randomUUID(), token: 'x'.repeat(43) }))
    for (let tries = 0; tries < 20; tries++) expect((await wrong()).key).toBe('presence-refused')
    expect((await wrong()).key).toBe('wait')
    expect(presence.byBadge(visitor, { attemptId: randomUUID(), token })).toMatchObject({ state: 'in' })
  })

  test('times stay for the day and the days that the manager set, and nobody is in since yesterday', async () => {
    const desk = houseDesk()
    const { presence, house, visitor, helen, goTo, addHost } = desk
    const { number, pin } = await presence.makeKey(helen, { hostId: addHost('Maria Santos') })
    await presence.byPin(visitor, { attemptId: randomUUID(), number: String(number), pin })
    goTo('2026-11-25T03:00:00Z')
    expect(presence.expireOpen(helen)).toEqual({ expired: 1 })
    expect(presence.removeDue(helen)).toBe(0)
    goTo('2026-11-26T00:10:00Z')
    expect(presence.removeDue(helen)).toBe(1)
    expect(rows(desk)).toEqual([])
    house.setSettings(helen, { ...house.settings(), presenceDays: 0 })
    await presence.byPin(visitor, { attemptId: randomUUID(), number: String(number), pin })
    goTo('2026-11-27T00:10:00Z')
    expect(presence.removeDue(helen)).toBe(1)
  })

  test('reception puts right what somebody forgot, once', () => {
    const desk = houseDesk()
    const { presence, rita, addHost, entries } = desk
    const hostId = addHost('Maria Santos')
    presence.set(rita, { hostId, state: 'in' })
    presence.set(rita, { hostId, state: 'in' })
    expect(rows(desk)).toHaveLength(1)
    presence.set(rita, { hostId, state: 'out' })
    expect(presence.list()).toEqual([{ hostId, number: null, inAt: null }])
    expect(entries('presence.set_in')).toHaveLength(1)
  })

  test('the kiosk offers it once somebody has a badge', async () => {
    const { house, presence, visitor: _visitor, helen, addHost } = houseDesk()
    expect(house.offers()).toEqual({ deliveries: false, presence: false })
    await presence.makeKey(helen, { hostId: addHost('Maria Santos') })
    expect(house.offers()).toEqual({ deliveries: false, presence: true })
  })
})
