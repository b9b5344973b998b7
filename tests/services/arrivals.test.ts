import { afterEach, describe, expect, test, vi } from 'vitest'
import { access } from '../../shared/access.ts'
import { minute } from '../../shared/time.ts'
import { withPurpose } from '../support/people.ts'
import { closePostOffice, tokenIn } from '../support/post-office.ts'
import { officeWithMail } from '../support/telling-office.ts'
import { tellingOffice } from '../support/telling-office.ts'

afterEach(closePostOffice)

describe('a host is told', () => {
  test('by a letter with who is there and a link; the answer reaches reception and the visitor’s screen', async () => {
    const { arrive, send, seen, mail, hostIds, arrivals, visitor, entries } = await officeWithMail()
    const { visitId, arrival } = arrive(hostIds.priya)
    expect(arrival).toMatchObject({ state: 'telling' })
    expect(seen(visitId)).toMatchObject({ state: 'telling', waits: false })
    expect(await send()).toMatchObject({ sent: 1, failed: 0 })

    const [letter] = mail.letters
    expect(letter!.to).toEqual(['priya@office.example'])
    expect(letter!.header('Subject')).toBe('Amara Okafor is here to see you')
    expect(letter!.raw).toContain('Northwind')
    expect(seen(visitId)).toMatchObject({ state: 'told', to: 'host', by: 'email', waits: false })
    expect(arrivals.told(visitor, { token: arrival!.token })).toEqual({ state: 'told', byDelegate: false })

    const token = tokenIn(letter!.raw)
    const looked = arrivals.look(visitor, { token })
    expect(looked).toMatchObject({ visitor: 'Amara', company: 'Northwind', answer: null })
    expect(JSON.stringify(looked)).not.toContain('Okafor')
    expect(arrivals.answer(visitor, { token, answer: 'coming' })).toMatchObject({ answer: 'coming', mine: true })
    expect(seen(visitId)).toMatchObject({ state: 'coming', waits: false })
    expect(arrivals.told(visitor, { token: arrival!.token })).toEqual({ state: 'coming', byDelegate: false })
    expect(entries('arrival.answered')[0]!.detail).toEqual({ answer: 'coming', by: 'host', hostId: hostIds.priya })
    expect(JSON.stringify(entries())).not.toMatch(/Okafor|Northwind|priya@/)
  })

  test('the first answer counts: the same link later shows it and changes nothing', async () => {
    const { arrive, send, mail, hostIds, arrivals, visitor, entries } = await officeWithMail()
    arrive(hostIds.priya)
    await send()
    const token = tokenIn(mail.letters[0]!.raw)
    arrivals.answer(visitor, { token, answer: 'send-up' })
    expect(arrivals.answer(visitor, { token, answer: 'wrong-person' })).toMatchObject({ answer: 'send-up' })
    expect(arrivals.look(visitor, { token })).toMatchObject({ answer: 'send-up', mine: true })
    expect(entries('arrival.answered')).toHaveLength(1)
  })

  test('nothing leaves where the sign-in was undone, and nothing twice where it was repeated', async () => {
    const { world, arrive, send, mail, hostIds, signIn, rows } = await officeWithMail()
    expect(() =>
      world.db.transaction(() => {
        arrive(hostIds.priya)
        throw new Error('undone')
      }),
    ).toThrow('undone')
    expect(rows()).toEqual([])
    const attemptId = '0e9f7b3e-5b0a-4b63-9a53-0d9c1c3f7a11'
    const first = signIn('Amara Okafor', { hostId: hostIds.priya, hostText: undefined, attemptId })
    const again = signIn('Amara Okafor', { hostId: hostIds.priya, hostText: undefined, attemptId })
    expect(again).toEqual(first)
    await send()
    expect(mail.letters).toHaveLength(1)
  })

  test('an office that has set up nothing tells nobody, and says so to nobody', () => {
    const desk = tellingOffice()
    const { arrival } = desk.arrive(desk.hostIds.priya)
    expect(arrival).toBeNull()
    expect(desk.arrivals.onSite()).toEqual([])
    expect(desk.rows()).toEqual([])
  })
})

test('in the language that the host reads, from right to left where that is how', async () => {
  const { arrive, send, mail, hostIds, hosts, helen, arrivals, visitor } = await officeWithMail()
  const priya = {
    hostId: hostIds.priya,
    name: 'Priya Shah',
    department: '',
    email: 'priya@office.example',
    active: true,
  }
  hosts.update(helen, { ...priya, language: 'ar' })
  arrive(hostIds.priya)
  await send()
  const { raw } = mail.letters[0]!
  expect(raw.replace(/=\r\n/g, '').replace(/=3D/g, '=')).toContain('<html lang="ar" dir="rtl">')
  expect(Buffer.from(raw).toString()).not.toContain('is here to see you')
  expect(arrivals.look(visitor, { token: tokenIn(raw) }).language).toBe('ar')
})

test('a host who chose no language is written to in the office’s own', async () => {
  const { arrive, send, mail, hostIds, office: register } = await officeWithMail()
  register.setLanguages({ own: 'cy', offered: ['cy', 'en'] })
  arrive(hostIds.priya)
  await send()
  expect(mail.letters[0]!.raw.replace(/=\r\n/g, '').replace(/=3D/g, '=')).toContain('<html lang="cy"')
})

test('a name that reads as an address is no link in the letter', async () => {
  const { arrive, send, mail, hostIds } = await officeWithMail()
  arrive(hostIds.priya, 'https://evil.example/pay', 'WWW.evil.example')
  await send()
  const { raw } = mail.letters[0]!
  const letter = raw.replace(/=\r\n/g, '').replace(/=3D/g, '=')
  expect(letter).toContain('https: //evil.example/pay')
  expect(letter).not.toMatch(/:\/\/evil|www\.evil/i)
})

test('everything of an arrival goes with its visit', async () => {
  const { arrive, send, hostIds, visits, priya, world, rows, mail } = await officeWithMail()
  const { visitId } = arrive(hostIds.priya)
  visits.erase(priya, { visitId, reason: 'asked for by the visitor' })
  expect(rows()).toEqual([])
  expect(world.db.all(world.db.build.selectFrom('arrival').selectAll())).toEqual([])
  await send()
  expect(mail.letters).toEqual([])
})

test('a visitor who has left is nobody’s arrival any more', async () => {
  const { arrive, send, hostIds, leave, mail, rows, seen } = await officeWithMail()
  const { visitId } = arrive(hostIds.priya)
  leave(visitId)
  expect(await send()).toMatchObject({ dropped: 1 })
  expect(mail.letters).toEqual([])
  expect(rows()[0]).toMatchObject({ state: 'dropped' })
  expect(seen(visitId)).toBeUndefined()
})

test('after the visit nothing is for reception any more, and how the host was told stays with it', async () => {
  const { arrive, hostIds, leave, visits, rita } = await officeWithMail()
  const { visitId } = arrive(hostIds.omar)
  leave(visitId)
  expect(visits.get(rita, { visitId }).arrival).toMatchObject({ state: 'reception', waits: false, why: null })
})

test('how the host of an earlier day’s visitor was told is as closed as the visit itself', async () => {
  const { arrive, hostIds, leave, visits, rita, sam, world, goTo } = await officeWithMail()
  const { visitId } = arrive(hostIds.omar)
  leave(visitId)
  goTo('2026-11-25T09:00:00Z')
  const refused = (key: string) => expect.objectContaining({ code: 'forbidden', key })
  expect(() => visits.get(rita, { visitId })).toThrow(refused('today-only'))
  expect(() => visits.get(sam, { visitId })).toThrow(refused('purpose-needed'))
  const { arrival } = visits.get(withPurpose(world, sam, 'visit-log'), { visitId })
  expect(arrival).toMatchObject({ state: 'reception' })
  expect(Object.keys(access)).not.toContain('arrivals.get')
})

test('who is on site is told with their hosts’ delegates in one go', async () => {
  const { arrive, send, escalate, world, hostIds, hosts, arrivals, mail, visitor } = await officeWithMail()
  arrive(hostIds.priya)
  arrive(hostIds.priya, 'Ben Ash')
  arrive(hostIds.omar, 'Cleo Bird')
  await send()
  world.clock.pass(5 * minute)
  escalate()
  await send()
  const toSam = mail.letters.find(({ to }) => to.includes('sam@office.example'))!
  arrivals.answer(visitor, { token: tokenIn(toSam.raw), answer: 'coming' })
  const find = vi.spyOn(hosts, 'find')
  const told = arrivals.onSite().map(({ state, to, delegate }) => [state, to, delegate])
  expect(find).not.toHaveBeenCalled()
  expect(told).toHaveLength(3)
  expect(told).toContainEqual(['coming', 'delegate', 'Sam Reed'])
  expect(told).toContainEqual(['reception', 'host', null])
})
