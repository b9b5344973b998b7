import { afterEach, describe, expect, test } from 'vitest'
import { createMessages } from '../../main/messages/messages.ts'
import { createArrivals } from '../../main/arrivals/arrivals.ts'
import { machine } from '../../main/caller.ts'
import type { MessageSettings } from '../../shared/contract/messages.ts'
import { hour, minute } from '../../shared/time.ts'
import { closePostOffice, deadPort, deafServer, mailServer, testCertificate } from '../support/post-office.ts'
import { tellingOffice } from '../support/telling-office.ts'

afterEach(closePostOffice)

async function office(smtpPort: number, more: object = {}) {
  const desk = tellingOffice()
  desk.setUp({ smtpServer: 'localhost', smtpPort, ...more })
  const { visitId } = desk.arrive(desk.hostIds.priya)
  return { ...desk, visitId, first: () => desk.rows()[0]! }
}

describe('a mail server', () => {
  test('that is not there: the message stays, is tried again later each time, and leaves once it is back', async () => {
    const port = await deadPort()
    const { world, send, first, messages } = await office(port)
    const tries: number[] = []
    for (const wait of [0, 1, 1, 2, 5]) {
      world.clock.pass(wait * minute)
      expect(await send()).toMatchObject({ waiting: 1 })
      tries.push(first().due_at - world.clock.now())
      expect(await send()).toMatchObject({ waiting: 0 })
    }
    expect(tries).toEqual([1, 1, 2, 5, 10].map((minutes) => minutes * minute))
    expect(first()).toMatchObject({ state: 'queued', problem: 'unreachable', attempts: 5 })
    const mail = await mailServer({}, port)
    expect(messages.nextDueAt()).toBe(world.clock.now() + 10 * minute)
    world.clock.pass(10 * minute)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(mail.letters).toHaveLength(1)
    expect(first()).toMatchObject({ state: 'sent', problem: null })
  })

  test('that never comes back: given up after two hours, and said', async () => {
    const { world, send, first, visitId, seen, entries, messages, helen } = await office(await deadPort())
    await send()
    world.clock.pass(2 * hour)
    // Reception and the delegate are told now, and the letter to the delegate is tried in its turn.
    expect(await send()).toMatchObject({ failed: 1 })
    expect(first()).toMatchObject({ state: 'failed', problem: 'unreachable' })
    expect(seen(visitId)).toMatchObject({ waits: true, why: 'failed' })
    expect(entries('message.failed')[0]!.detail).toMatchObject({
      kind: 'arrival',
      channel: 'email',
      problem: 'unreachable',
    })
    expect(messages.list(helen, { page: 1 }).rows.at(-1)).toMatchObject({ host: 'Priya Shah', state: 'failed' })
  })

  test('that says nothing, or stops in the middle, holds nothing up for longer than the wait', async () => {
    const deaf = await deafServer()
    const mute = await deafServer((socket) => void socket.write('220 hello\r\n'))
    for (const { port } of [deaf, mute]) {
      const desk = tellingOffice(undefined, { greeting: 200, silence: 200 })
      desk.setUp({ smtpServer: 'localhost', smtpPort: port })
      desk.arrive(desk.hostIds.priya)
      expect(await desk.send()).toMatchObject({ waiting: 1 })
      expect(desk.rows()[0]).toMatchObject({ state: 'queued', problem: 'slow' })
    }
  })

  test('that drips for ever is left after the whole time', async () => {
    const drips = await deafServer((socket) => {
      const timer = setInterval(() => socket.write('220-hello\r\n'), 20)
      socket.on('close', () => clearInterval(timer))
    })
    const desk = tellingOffice(undefined, { whole: 400, silence: 200 })
    desk.setUp({ smtpServer: 'localhost', smtpPort: drips.port })
    desk.arrive(desk.hostIds.priya)
    expect(await desk.send()).toMatchObject({ waiting: 1 })
    expect(desk.rows()[0]).toMatchObject({ problem: 'slow' })
  })

  test('that is broken is asked once a run, not once a message', async () => {
    const dead = await office(await deadPort())
    dead.arrive(dead.hostIds.priya, 'Ben Ash')
    expect(await dead.send()).toMatchObject({ waiting: 1 })
    expect(dead.rows().map(({ attempts, problem }) => [attempts, problem])).toEqual([
      [1, 'unreachable'],
      [0, 'unreachable'],
    ])
  })

  test('that refuses the recipient for good is believed; one that is busy is asked again', async () => {
    let code = 450
    const mail = await mailServer({
      onRcptTo: (_to, _session, done) => done(Object.assign(new Error('not now'), { responseCode: code })),
    })
    const { world, send, first } = await office(mail.port)
    expect(await send()).toMatchObject({ waiting: 1 })
    expect(first()).toMatchObject({ problem: 'busy' })
    code = 550
    world.clock.pass(minute)
    await send()
    expect(first()).toMatchObject({ state: 'failed', problem: 'recipient-refused' })
  })

  test('is signed in to, over TLS from the start or from STARTTLS on, under a certificate that is trusted', async () => {
    const { cert, key, authority } = await testCertificate()
    const onAuth = (
      { username, password }: { username?: string; password?: string },
      _session: unknown,
      done: never,
    ) =>
      username === 'foyer' && password === 'a brass threshold'
        ? (done as (error: null, answer: object) => void)(null, { user: username })
        : (done as (error: Error) => void)(Object.assign(new Error('no'), { responseCode: 535 }))
    const account = { smtpSignInName: 'foyer', smtpPassword: 'a brass threshold', smtpCertificate: authority }
    for (const [smtpSecurity, options] of [
      ['starttls', { disabledCommands: [] }],
      ['tls', { secure: true }],
    ] as [MessageSettings['smtpSecurity'], object][]) {
      const mail = await mailServer({ cert, key, onAuth: onAuth as never, ...options })
      const desk = await office(mail.port, { smtpSecurity, ...account })
      expect(await desk.send()).toMatchObject({ sent: 1 })
      expect(mail.letters[0]!.user).toBe('foyer')

      const stranger = await office(mail.port, { smtpSecurity, ...account, smtpCertificate: '' })
      await stranger.send()
      expect(stranger.first()).toMatchObject({ state: 'queued', problem: 'certificate' })

      const forgetful = await office(mail.port, { smtpSecurity, ...account, smtpPassword: 'wrong' })
      await forgetful.send()
      expect(forgetful.first()).toMatchObject({ state: 'queued', problem: 'sign-in-refused' })
      expect(mail.letters).toHaveLength(1)
    }
  })

  test('that offers no encryption gets no letter and no password where encryption is wanted', async () => {
    let asked = 0
    const mail = await mailServer({ onAuth: (_auth, _session, done) => (done(null, { user: 'x' }), (asked += 1)) })
    const { send, first } = await office(mail.port, {
      smtpSecurity: 'starttls',
      smtpSignInName: 'foyer',
      smtpPassword: 'secret',
    })
    await send()
    expect(first()).toMatchObject({ state: 'queued', problem: 'no-encryption' })
    expect([asked, mail.letters.length]).toEqual([0, 0])
  })
})

describe('a crash', () => {
  test('between sending and settling: sent again under the same Message-ID', async () => {
    const mail = await mailServer()
    const { world, audit, office: register, hosts, tokens, send, first } = await office(mail.port)
    await send()
    // As it was when the process ended: the letter had left, the row had not been settled.
    world.db.run(world.db.build.updateTable('message').set({ state: 'sending', settled_at: null }))
    const messages = createMessages(world, { audit, office: register })
    createArrivals(world, { audit, office: register, hosts, messages, tokens })
    expect(messages.nextDueAt()).toBeLessThanOrEqual(world.clock.now())
    expect(await messages.send(machine)).toMatchObject({ sent: 1 })
    const ids = mail.letters.map((letter) => letter.header('Message-ID'))
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(first()).toMatchObject({ state: 'sent', attempts: 2 })
  })

  test('stopping breaks off what hangs, and the next start sends it', async () => {
    const deaf = await deafServer()
    const { world, audit, office: register, hosts, tokens, messages, setUp, send, first } = await office(deaf.port)
    const under = send()
    await expect.poll(deaf.connections).toBe(1)
    await messages.stop()
    await under
    expect(first()).toMatchObject({ state: 'sending' })
    const mail = await mailServer()
    setUp({ smtpPort: mail.port })
    const next = createMessages(world, { audit, office: register })
    createArrivals(world, { audit, office: register, hosts, messages: next, tokens })
    expect(await next.send(machine)).toMatchObject({ sent: 1 })
    expect(mail.letters).toHaveLength(1)
  })
})

describe('a letter', () => {
  test('holds nothing that a name could smuggle in', async () => {
    const mail = await mailServer()
    const desk = tellingOffice()
    desk.setUp({ smtpServer: 'localhost', smtpPort: mail.port })
    const { visitId } = desk.arrive(desk.hostIds.priya)
    // Past the checks at the door, straight into the register.
    const name = 'Mal\r\nBcc: thief@elsewhere.example\r\n\r\n<script>alert(1)</script>'
    desk.world.db.run(desk.world.db.build.updateTable('visit').set({ name }).where('id', '=', visitId))
    desk.world.db.run(
      desk.world.db.build
        .updateTable('host')
        .set({ name: 'Priya" <thief@elsewhere.example>,\r\nCc: thief@elsewhere.example' })
        .where('id', '=', desk.hostIds.priya),
    )
    await desk.send()
    const [letter] = mail.letters
    expect(letter!.to).toEqual(['priya@office.example'])
    expect(letter!.header('Bcc')).toBeUndefined()
    expect(letter!.header('Cc')).toBeUndefined()
    const html = letter!.raw.slice(letter!.raw.indexOf('text/html')).replace(/=\r\n/g, '')
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script>')
  })

  test('has a text and an HTML part, says that a machine wrote it, and fetches nothing', async () => {
    const mail = await mailServer()
    const { send } = await office(mail.port)
    await send()
    const { raw, header } = mail.letters[0]!
    expect(header('From')).toBe('Reception <reception@office.example>')
    expect(header('To')).toBe('Priya Shah <priya@office.example>')
    expect(header('Auto-Submitted')).toBe('auto-generated')
    expect(header('Content-Type')).toContain('multipart/alternative')
    expect(raw).toContain('text/plain')
    expect(raw).not.toMatch(/<img|<link|<script|src=/)
  })
})
