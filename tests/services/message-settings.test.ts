import { afterEach, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { hour } from '../../shared/time.ts'
import { closePostOffice, deadPort, mailServer } from '../support/post-office.ts'
import { tellingOffice } from '../support/telling-office.ts'

afterEach(closePostOffice)

async function office(smtpPort: number, more: object = {}) {
  const desk = tellingOffice()
  desk.setUp({ smtpServer: 'localhost', smtpPort, ...more })
  const { visitId } = desk.arrive(desk.hostIds.priya)
  return { ...desk, visitId, first: () => desk.rows()[0]! }
}

test('a kept password is not sent to another server: it is typed once more, or removed', async () => {
  const { messages, setUp } = await office(587, {
    smtpServer: 'mail.office.example',
    smtpSecurity: 'starttls',
    smtpPassword: 'a brass threshold',
  })
  setUp({ smtpPassword: undefined, smtpServer: 'MAIL.office.example' })
  expect(() => setUp({ smtpServer: 'mail.thief.example' })).toThrow(
    expect.objectContaining({ fields: { smtpPassword: 'smtp-password-again' } }),
  )
  expect(messages.settings()).toMatchObject({ smtpServer: 'MAIL.office.example', passwordSet: true })
  setUp({ smtpServer: 'mail.other.example', smtpPassword: '' })
  expect(messages.settings()).toMatchObject({ smtpServer: 'mail.other.example', passwordSet: false })
})

test('the manager sees what waits and has it tried again; nobody sees a secret', async () => {
  const { world, send, messages, helen, setUp, entries, rows } = await office(await deadPort(), {
    smtpPassword: 'a brass threshold',
    teamsWebhook: 'https://teams.example/secret-path',
  })
  await send()
  expect(messages.list(helen, { page: 1 })).toMatchObject({ total: 1, sentToday: 0 })
  const mail = await mailServer()
  setUp({ smtpPort: mail.port })
  expect(await send()).toMatchObject({ sent: 0 })
  expect(messages.tryAgain(helen)).toEqual({ messages: 1 })
  expect(await send()).toMatchObject({ sent: 1 })
  expect(messages.list(helen, { page: 1 })).toMatchObject({ total: 0, sentToday: 1 })

  const shown = messages.settings()
  expect(shown).toMatchObject({
    passwordSet: true,
    teams: { set: true, leadsTo: 'teams.example' },
    slack: { set: false },
  })
  expect(JSON.stringify(shown)).not.toMatch(/brass|secret-path/)
  expect(JSON.stringify(entries())).not.toMatch(/brass|secret-path/)
  setUp({ smtpPassword: '', teamsWebhook: '' })
  expect(messages.settings()).toMatchObject({ passwordSet: false, teams: { set: false, leadsTo: '' } })

  world.clock.pass(31 * 24 * hour)
  expect(messages.removeOld(machine)).toEqual({ removed: 1 })
  expect(rows()).toEqual([])
})

test('a test letter says exactly what was answered', async () => {
  const mail = await mailServer({
    onMailFrom: (_from, _session, done) => done(Object.assign(new Error('5.7.1 not from you'), { responseCode: 553 })),
  })
  const { messages, helen, setUp, entries } = await office(mail.port)
  expect(await messages.test(helen, { channel: 'email', to: 'helen@office.example' })).toEqual({
    problem: 'sender-refused',
    said: '553 5.7.1 not from you',
  })
  const good = await mailServer()
  setUp({ smtpPort: good.port })
  expect(await messages.test(helen, { channel: 'email', to: 'helen@office.example' })).toMatchObject({ problem: null })
  expect(good.letters[0]!.to).toEqual(['helen@office.example'])
  setUp({ smtpServer: '' })
  expect(await messages.test(helen, { channel: 'email', to: 'helen@office.example' })).toMatchObject({
    problem: 'not-set-up',
  })
  expect(entries('messages.tested').map(({ detail }) => detail)).toEqual([
    { channel: 'email', problem: 'not-set-up' },
    { channel: 'email', problem: null },
    { channel: 'email', problem: 'sender-refused' },
  ])
})

test.each([
  [{ smtpServer: 'mail.example.org', smtpSecurity: 'none' }, { smtpSecurity: 'smtp-plain' }],
  [{ smtpServer: 'mail.example.org', smtpSecurity: 'tls', fromAddress: '' }, { fromAddress: 'from-address-needed' }],
  [{ smtpServer: 'smtp://mail.example.org/', smtpSecurity: 'tls' }, { smtpServer: 'smtp-server-name' }],
  [{ smtpCertificate: 'nonsense' }, { smtpCertificate: 'not-a-certificate' }],
  [{ quietFrom: '18:00', quietTo: null }, { quietTo: 'quiet-both' }],
  [{ baseAddress: 'http://foyer.example' }, { baseAddress: 'base-address-plain' }],
] as const)('settings that cannot be: %o', (wrong, fields) => {
  const desk = tellingOffice()
  expect(() => desk.setUp(wrong)).toThrow(expect.objectContaining({ key: 'check-fields', fields }))
  expect(desk.messages.settings().smtpServer).toBe('')
})
