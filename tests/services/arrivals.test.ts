import { afterEach, describe, expect, test, vi } from 'vitest'
import { access } from '../../shared/access.ts'
import { hour, minute } from '../../shared/time.ts'
import { withPurpose } from '../support/people.ts'
import { closePostOffice, deadPort, linkIn, mailServer, tokenIn } from '../support/post-office.ts'
import { tellingOffice } from '../support/telling-office.ts'

afterEach(closePostOffice)

async function office(more: Parameters<ReturnType<typeof tellingOffice>['setUp']>[0] = {}) {
  const mail = await mailServer()
  const desk = tellingOffice()
  desk.setUp({ smtpServer: 'localhost', smtpPort: mail.port, ...more })
  return { ...desk, mail }
}

describe('a host is told', () => {
  test('by a letter with who is there and a link; the answer reaches reception and the visitor’s screen', async () => {
    const { arrive, send, seen, mail, hostIds, arrivals, visitor, entries } = await office()
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
    const { arrive, send, mail, hostIds, arrivals, visitor, entries } = await office()
    arrive(hostIds.priya)
    await send()
    const token = tokenIn(mail.letters[0]!.raw)
    arrivals.answer(visitor, { token, answer: 'send-up' })
    expect(arrivals.answer(visitor, { token, answer: 'wrong-person' })).toMatchObject({ answer: 'send-up' })
    expect(arrivals.look(visitor, { token })).toMatchObject({ answer: 'send-up', mine: true })
    expect(entries('arrival.answered')).toHaveLength(1)
  })

  test('nothing leaves where the sign-in was undone, and nothing twice where it was repeated', async () => {
    const { world, arrive, send, mail, hostIds, signIn, rows } = await office()
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
  const { arrive, send, mail, hostIds, hosts, helen, arrivals, visitor } = await office()
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
  const { arrive, send, mail, hostIds, office: register } = await office()
  register.setLanguages({ own: 'cy', offered: ['cy', 'en'] })
  arrive(hostIds.priya)
  await send()
  expect(mail.letters[0]!.raw.replace(/=\r\n/g, '').replace(/=3D/g, '=')).toContain('<html lang="cy"')
})

test('a name that reads as an address is no link in the letter', async () => {
  const { arrive, send, mail, hostIds } = await office()
  arrive(hostIds.priya, 'https://evil.example/pay', 'WWW.evil.example')
  await send()
  const { raw } = mail.letters[0]!
  const letter = raw.replace(/=\r\n/g, '').replace(/=3D/g, '=')
  expect(letter).toContain('https: //evil.example/pay')
  expect(letter).not.toMatch(/:\/\/evil|www\.evil/i)
})

describe('reception is told', () => {
  test('after five minutes without an answer, and the delegate with it; either may still answer', async () => {
    const { world, arrive, send, seen, escalate, mail, hostIds, arrivals, visitor } = await office()
    const { visitId, arrival } = arrive(hostIds.priya)
    await send()
    world.clock.pass(5 * minute - 1)
    expect(escalate()).toEqual({ escalated: 0 })
    world.clock.pass(1)
    expect(escalate()).toEqual({ escalated: 1 })
    expect(escalate()).toEqual({ escalated: 0 })
    expect(seen(visitId)).toMatchObject({
      state: 'reception',
      waits: true,
      why: 'unanswered',
      since: world.clock.now(),
    })
    expect(arrivals.told(visitor, { token: arrival!.token }).state).toBe('reception')
    await send()
    expect(mail.letters.map(({ to }) => to[0])).toEqual(['priya@office.example', 'sam@office.example'])
    expect(mail.letters[1]!.header('Subject')).toBe('Amara Okafor is here to see Priya Shah')

    const [host, delegate] = mail.letters.map(({ raw }) => tokenIn(raw))
    arrivals.answer(visitor, { token: delegate!, answer: 'coming' })
    expect(seen(visitId)).toMatchObject({ state: 'coming', to: 'delegate', delegate: 'Sam Reed', waits: false })
    expect(arrivals.look(visitor, { token: host! })).toMatchObject({ answer: 'coming', mine: false })
    expect(arrivals.told(visitor, { token: arrival!.token })).toEqual({ state: 'coming', byDelegate: true })
  })

  test('a delegate answers no more once somebody else is', async () => {
    const { world, arrive, send, seen, escalate, mail, hostIds, arrivals, visitor, hosts, helen } = await office()
    const { visitId } = arrive(hostIds.priya)
    await send()
    world.clock.pass(5 * minute)
    escalate()
    await send()
    const [host, delegate] = mail.letters.map(({ raw }) => tokenIn(raw))
    const priya = { hostId: hostIds.priya, name: 'Priya Shah', department: '', email: 'priya@office.example' }
    expect(arrivals.look(visitor, { token: delegate! }).answer).toBeNull()
    hosts.update(helen, { ...priya, active: true, delegateId: hostIds.omar })
    expect(() => arrivals.look(visitor, { token: delegate! })).toThrow('link-not-good')
    expect(() => arrivals.answer(visitor, { token: delegate!, answer: 'coming' })).toThrow('link-not-good')
    expect(seen(visitId)).toMatchObject({ state: 'reception', waits: true })
    expect(arrivals.answer(visitor, { token: host!, answer: 'coming' })).toMatchObject({ answer: 'coming', mine: true })
  })

  test('nobody is waited for where nobody can answer, or once somebody has, or the visitor has left', async () => {
    const { world, arrive, send, escalate, mail, hostIds, arrivals, visitor, leave, setUp } = await office()
    arrive(hostIds.priya)
    await send()
    arrivals.answer(visitor, { token: tokenIn(mail.letters[0]!.raw), answer: 'coming' })
    const left = arrive(hostIds.priya, 'Ben Ash')
    leave(left.visitId)
    setUp({ baseAddress: '' })
    arrive(hostIds.priya, 'Cleo Bird')
    world.clock.pass(hour)
    expect(arrivals.nextEscalationAt()).toBeNull()
    expect(escalate()).toEqual({ escalated: 0 })
    await send()
    expect(linkIn(mail.letters.at(-1)!.raw)).toBe('')
  })

  test('at once in quiet hours, and the host hears nothing', async () => {
    const { arrive, send, seen, mail, hostIds, goTo } = await office({ quietFrom: '18:00', quietTo: '08:00' })
    goTo('2026-11-24T19:30:00Z')
    const { visitId, arrival } = arrive(hostIds.priya)
    expect(arrival!.state).toBe('reception')
    expect(seen(visitId)).toMatchObject({ waits: true, why: 'quiet' })
    await send()
    expect(mail.letters).toEqual([])
  })

  test('a letter that did not leave before quiet hours began stays here', async () => {
    const desk = await office({ quietFrom: '18:00', quietTo: '08:00', smtpPort: await deadPort() })
    desk.goTo('2026-11-24T17:59:00Z')
    const { visitId } = desk.arrive(desk.hostIds.priya)
    await desk.send()
    desk.setUp({ smtpPort: desk.mail.port })
    desk.goTo('2026-11-24T18:01:00Z')
    await desk.send()
    expect(desk.mail.letters).toEqual([])
    expect(desk.seen(visitId)).toMatchObject({ waits: true, why: 'quiet' })
  })

  test('at once where there is no way to tell the host, or the host is not on the list', async () => {
    const { arrive, seen, signIn, hostIds } = await office()
    expect(seen(arrive(hostIds.omar).visitId)).toMatchObject({ waits: true, why: 'no-way' })
    const typed = signIn('Dee Fox', { hostText: 'Mr Nobody' })
    expect(seen(typed.visitId)).toMatchObject({ waits: true, why: 'not-listed' })
  })

  test('of a host who is away, unless their delegate can be told', async () => {
    const { arrive, send, seen, mail, hostIds, hosts, helen, goTo } = await office()
    hosts.update(helen, {
      hostId: hostIds.priya,
      active: true,
      name: 'Priya Shah',
      department: 'Legal',
      email: 'priya@office.example',
      awayUntilOn: '2026-11-24',
    })
    const { visitId } = arrive(hostIds.priya)
    await send()
    expect(mail.letters.map(({ to }) => to[0])).toEqual(['sam@office.example'])
    expect(seen(visitId)).toMatchObject({ state: 'told', to: 'delegate', delegate: 'Sam Reed', waits: false })

    const away = { hostId: hostIds.sam, active: true, name: 'Sam Reed', department: '', email: 'sam@office.example' }
    hosts.update(helen, { ...away, awayUntilOn: '2026-12-01' })
    expect(seen(arrive(hostIds.priya, 'Ben Ash').visitId)).toMatchObject({ waits: true, why: 'away' })
    goTo('2026-11-25T09:00:00Z')
    expect(seen(arrive(hostIds.priya, 'Cleo Bird').visitId)).toMatchObject({ state: 'telling', waits: false })
  })

  test('where no message could be sent for good, and where it is the wrong person; telling them in person settles it', async () => {
    const refusing = await mailServer({ onRcptTo: (_to, _session, done) => done(new Error('no such mailbox')) })
    const { arrive, send, seen, hostIds, setUp, mail, arrivals, visits, visitor, rita, entries } = await office()
    setUp({ smtpPort: refusing.port })
    const { visitId } = arrive(hostIds.priya)
    // The delegate is told then, too, and the same server refuses them.
    expect(await send()).toMatchObject({ failed: 2 })
    expect(seen(visitId)).toMatchObject({ waits: true, why: 'failed' })
    expect(visits.get(rita, { visitId }).arrival!.messages[0]).toMatchObject({
      channel: 'email',
      to: 'Priya Shah',
      state: 'failed',
      problem: 'recipient-refused',
    })
    arrivals.toldInPerson(rita, { visitId })
    expect(seen(visitId)).toMatchObject({ state: 'in-person', waits: false, by: 'person' })
    expect(entries('arrival.told_in_person')).toHaveLength(1)

    setUp({ smtpPort: mail.port })
    const other = arrive(hostIds.priya, 'Ben Ash')
    await send()
    arrivals.answer(visitor, { token: tokenIn(mail.letters[0]!.raw), answer: 'wrong-person' })
    expect(seen(other.visitId)).toMatchObject({ state: 'wrong-person', waits: true, why: 'wrong-person' })
    arrivals.toldInPerson(rita, { visitId: other.visitId })
    expect(seen(other.visitId)).toMatchObject({ state: 'in-person', waits: false })
    visits.close(rita, { visitId: other.visitId })
    expect(() => arrivals.toldInPerson(rita, { visitId: other.visitId })).toThrow('visit-ended')
  })
})

describe('a link', () => {
  const key = (act: () => unknown): string => {
    try {
      act()
    } catch (error) {
      return (error as { key: string }).key
    }
    return 'answered'
  }

  test('says the same for every wrong, old or left one', async () => {
    const { world, arrive, send, mail, hostIds, arrivals, visitor, leave, tokens } = await office()
    const { visitId, arrival } = arrive(hostIds.priya)
    await send()
    const token = tokenIn(mail.letters[0]!.raw)
    const soon = world.clock.now() + hour
    const wrong = [
      'x',
      `${token}x`,
      arrival!.token,
      tokens.sign('answer', { v: visitId + 1, h: hostIds.priya }, soon),
      tokens.sign('answer', { v: visitId, h: 999 }, soon),
    ]
    expect(new Set(wrong.map((one) => key(() => arrivals.look(visitor, { token: one }))))).toEqual(
      new Set(['link-not-good']),
    )
    expect(key(() => arrivals.told(visitor, { token }))).toBe('link-not-good')
    expect(key(() => arrivals.look(visitor, { token }))).toBe('answered')
    world.clock.pass(12 * hour)
    expect(key(() => arrivals.look(visitor, { token }))).toBe('link-not-good')
    world.clock.pass(-hour)
    expect(key(() => arrivals.look(visitor, { token }))).toBe('answered')
    leave(visitId)
    expect(key(() => arrivals.answer(visitor, { token, answer: 'coming' }))).toBe('link-not-good')
  })

  test('many wrong ones have to wait, and hold up no right one', async () => {
    const { arrive, send, mail, hostIds, arrivals, visitor } = await office()
    arrive(hostIds.priya)
    await send()
    const keys = Array.from({ length: 40 }, () => key(() => arrivals.look(visitor, { token: 'x' })))
    expect(keys.slice(0, 30)).toEqual(Array(30).fill('link-not-good'))
    expect(keys.at(-1)).toBe('wait')
    expect(key(() => arrivals.look(visitor, { token: tokenIn(mail.letters[0]!.raw) }))).toBe('answered')
  })

  test('the screen’s own token is good on that screen alone', async () => {
    const { arrive, hostIds, arrivals, visitor, rita, world } = await office()
    const { arrival } = arrive(hostIds.priya)
    expect(key(() => arrivals.told(rita, { token: arrival!.token }))).toBe('link-not-good')
    world.clock.pass(hour)
    expect(key(() => arrivals.told(visitor, { token: arrival!.token }))).toBe('link-not-good')
  })
})

test('everything of an arrival goes with its visit', async () => {
  const { arrive, send, hostIds, visits, priya, world, rows, mail } = await office()
  const { visitId } = arrive(hostIds.priya)
  visits.erase(priya, { visitId, reason: 'asked for by the visitor' })
  expect(rows()).toEqual([])
  expect(world.db.all(world.db.build.selectFrom('arrival').selectAll())).toEqual([])
  await send()
  expect(mail.letters).toEqual([])
})

test('a visitor who has left is nobody’s arrival any more', async () => {
  const { arrive, send, hostIds, leave, mail, rows, seen } = await office()
  const { visitId } = arrive(hostIds.priya)
  leave(visitId)
  expect(await send()).toMatchObject({ dropped: 1 })
  expect(mail.letters).toEqual([])
  expect(rows()[0]).toMatchObject({ state: 'dropped' })
  expect(seen(visitId)).toBeUndefined()
})

test('after the visit nothing is for reception any more, and how the host was told stays with it', async () => {
  const { arrive, hostIds, leave, visits, rita } = await office()
  const { visitId } = arrive(hostIds.omar)
  leave(visitId)
  expect(visits.get(rita, { visitId }).arrival).toMatchObject({ state: 'reception', waits: false, why: null })
})

test('how the host of an earlier day’s visitor was told is as closed as the visit itself', async () => {
  const { arrive, hostIds, leave, visits, rita, sam, world, goTo } = await office()
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
  const { arrive, send, escalate, world, hostIds, hosts, arrivals, mail, visitor } = await office()
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
