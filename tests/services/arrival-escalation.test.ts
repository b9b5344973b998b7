import { afterEach, describe, expect, test } from 'vitest'
import { hour, minute } from '../../shared/time.ts'
import { closePostOffice, deadPort, linkIn, mailServer, tokenIn } from '../support/post-office.ts'
import { officeWithMail } from '../support/telling-office.ts'

afterEach(closePostOffice)

describe('reception is told', () => {
  test('after five minutes without an answer, and the delegate with it; either may still answer', async () => {
    const { world, arrive, send, seen, escalate, mail, hostIds, arrivals, visitor } = await officeWithMail()
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
    const { world, arrive, send, seen, escalate, mail, hostIds, arrivals, visitor, hosts, helen } =
      await officeWithMail()
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
    const { world, arrive, send, escalate, mail, hostIds, arrivals, visitor, leave, setUp } = await officeWithMail()
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
    const { arrive, send, seen, mail, hostIds, goTo } = await officeWithMail({ quietFrom: '18:00', quietTo: '08:00' })
    goTo('2026-11-24T19:30:00Z')
    const { visitId, arrival } = arrive(hostIds.priya)
    expect(arrival!.state).toBe('reception')
    expect(seen(visitId)).toMatchObject({ waits: true, why: 'quiet' })
    await send()
    expect(mail.letters).toEqual([])
  })

  test('a letter that did not leave before quiet hours began stays here', async () => {
    const desk = await officeWithMail({ quietFrom: '18:00', quietTo: '08:00', smtpPort: await deadPort() })
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
    const { arrive, seen, signIn, hostIds } = await officeWithMail()
    expect(seen(arrive(hostIds.omar).visitId)).toMatchObject({ waits: true, why: 'no-way' })
    const typed = signIn('Dee Fox', { hostText: 'Mr Nobody' })
    expect(seen(typed.visitId)).toMatchObject({ waits: true, why: 'not-listed' })
  })

  test('of a host who is away, unless their delegate can be told', async () => {
    const { arrive, send, seen, mail, hostIds, hosts, helen, goTo } = await officeWithMail()
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
    const { arrive, send, seen, hostIds, setUp, mail, arrivals, visits, visitor, rita, entries } =
      await officeWithMail()
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
