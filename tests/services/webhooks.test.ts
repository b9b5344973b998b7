import { afterEach, expect, test } from 'vitest'
import { minute } from '../../shared/time.ts'
import { closePostOffice, deafServer, mailServer, webhookServer } from '../support/post-office.ts'
import { tellingOffice } from '../support/telling-office.ts'

afterEach(closePostOffice)

const priyaIs = { name: 'Priya Shah', department: '', email: '', active: true }

async function office(patience = {}) {
  const hooks = await webhookServer()
  const desk = tellingOffice(undefined, patience)
  desk.setUp()
  const webhooks = (hook: object) => desk.hosts.update(desk.helen, { hostId: desk.hostIds.priya, ...priyaIs, ...hook })
  return { ...desk, hooks, webhooks }
}
type CardBody = { attachments: { content: { body: { inlines: { text: string }[] }[]; actions?: { url: string }[] } }[] }
type SlackBody = { text: string; blocks: { type: string; text?: { type: string; text: string } }[] }

test('a host’s own Teams and Slack get a card each, with the link', async () => {
  const { hooks, webhooks, arrive, send, seen, hostIds } = await office()
  webhooks({ teamsWebhook: hooks.url('/teams'), slackWebhook: hooks.url('/slack') })
  const { visitId } = arrive(hostIds.priya)
  expect(await send()).toMatchObject({ sent: 2 })
  expect(seen(visitId)!.state).toBe('told')
  const of = (path: string) => hooks.posted.find((post) => post.path === path)!.body
  const { content } = (of('/teams') as CardBody).attachments[0]!
  expect(content.body[0]!.inlines[0]!.text).toBe('Amara Okafor is here to see you')
  expect(content.actions![0]!.url).toMatch(/^https:\/\/foyer\.office\.example\/answer#/)
  const slack = of('/slack') as SlackBody
  expect(slack.text).toBe('Amara Okafor is here to see you')
  expect(JSON.stringify(slack)).toContain('/answer#')
})

test('a name is never taken for a mark, a link or a mention', async () => {
  const { hooks, webhooks, arrive, send, hostIds } = await office()
  webhooks({ teamsWebhook: hooks.url('/teams'), slackWebhook: hooks.url('/slack') })
  arrive(hostIds.priya, '<!channel> [free](http://elsewhere.example) & <at>all</at>')
  await send()
  const slack = JSON.stringify(hooks.posted.find(({ path }) => path === '/slack')!.body)
  expect(slack).not.toMatch(/<!channel>|"mrkdwn"/)
  const teams = hooks.posted.find(({ path }) => path === '/teams')!.body as {
    attachments: { content: { body: { type: string }[] } }[]
  }
  // Text runs have no marks; a TextBlock would have.
  expect(teams.attachments[0]!.content.body.every(({ type }) => type === 'RichTextBlock')).toBe(true)
})

test('the office’s channel hears initials, of everybody or of those for whom nobody comes', async () => {
  const { hooks, setUp, arrive, send, hostIds, world, escalate } = await office()
  const mail = await mailServer()
  setUp({ smtpServer: 'localhost', smtpPort: mail.port, slackWebhook: hooks.url('/office') })
  arrive(hostIds.priya)
  await send()
  expect(hooks.posted).toEqual([])
  world.clock.pass(5 * minute)
  escalate()
  await send()
  const [waits] = hooks.posted.map(({ body }) => body as SlackBody)
  expect(waits!.text).toBe('A. O. is waiting for Priya Shah')
  expect(JSON.stringify(waits)).toContain('has not answered')
  expect(JSON.stringify(waits)).not.toMatch(/Okafor|answer#/)
  setUp({ officeHears: 'arrivals' })
  arrive(hostIds.priya, 'Ben Ash')
  await send()
  expect((hooks.posted.at(-1)!.body as SlackBody).text).toBe('B. A. is here to see Priya Shah')
})

test('an answer that sends elsewhere is not followed, whatever is there', async () => {
  const { hooks, webhooks, arrive, send, hostIds, rows } = await office()
  webhooks({ slackWebhook: hooks.url('/moved') })
  hooks.replies.push({ status: 307, headers: { location: hooks.url('/elsewhere') } })
  arrive(hostIds.priya)
  await send()
  expect(rows()[0]).toMatchObject({ state: 'failed', problem: 'moved' })
  expect(hooks.posted.map(({ path }) => path)).toEqual(['/moved'])
})

test.each([
  [404, 'failed', 'gone'],
  [403, 'failed', 'refused'],
  [429, 'queued', 'busy'],
  [503, 'queued', 'busy'],
])('an answer of %i leaves the message %s: %s', async (status, state, problem) => {
  const { hooks, webhooks, arrive, send, hostIds, rows } = await office()
  webhooks({ teamsWebhook: hooks.url() })
  hooks.replies.push({ status })
  arrive(hostIds.priya)
  await send()
  expect(rows()[0]).toMatchObject({ state, problem })
})

test('one that never answers is left; one that never ends is not read to its end', async () => {
  const { hooks, webhooks, arrive, send, hostIds, rows, world } = await office({ connect: 300 })
  webhooks({ teamsWebhook: hooks.url() })
  hooks.replies.push({ hang: true }, { endless: true })
  arrive(hostIds.priya)
  await send()
  expect(rows()[0]).toMatchObject({ state: 'queued', problem: 'slow' })
  world.clock.pass(minute)
  await send()
  expect(rows()[0]).toMatchObject({ state: 'sent' })
})

test('an address under an authority that nobody knows is not written to', async () => {
  const { hooks, webhooks, arrive, send, hostIds, rows } = await office()
  webhooks({ teamsWebhook: hooks.url() })
  hooks.distrust()
  arrive(hostIds.priya)
  await send()
  expect(rows()[0]).toMatchObject({ state: 'queued', problem: 'certificate' })
  expect(hooks.posted).toEqual([])
})

test('a mail server that hangs keeps no channel waiting', async () => {
  const deaf = await deafServer()
  const { hooks, webhooks, setUp, arrive, send, hostIds, rows, messages } = await office()
  setUp({ smtpServer: 'localhost', smtpPort: deaf.port })
  webhooks({ email: 'priya@office.example', slackWebhook: hooks.url() })
  arrive(hostIds.priya)
  const under = send()
  await expect.poll(() => hooks.posted.length).toBe(1)
  await expect.poll(() => rows().map(({ state }) => state)).toEqual(['sending', 'sent'])
  // A visitor who comes meanwhile is told of as well.
  arrive(hostIds.priya, 'Ben Ash')
  void send()
  await expect.poll(() => hooks.posted.length).toBe(2)
  await messages.stop()
  await under
})

test('no screen is told where a host’s channel leads', async () => {
  const { hooks, webhooks, hosts, hostIds, entries, helen } = await office()
  webhooks({ teamsWebhook: hooks.url('/secret-path') })
  const shown = hosts.list().find(({ id }) => id === hostIds.priya)
  expect(shown).toMatchObject({ teamsSet: true, slackSet: false })
  expect(JSON.stringify([shown, entries()])).not.toContain('secret-path')
  hosts.update(helen, { hostId: hostIds.priya, ...priyaIs })
  expect(hosts.list().find(({ id }) => id === hostIds.priya)).toMatchObject({ teamsSet: true })
  webhooks({ teamsWebhook: '' })
  expect(hosts.list().find(({ id }) => id === hostIds.priya)).toMatchObject({ teamsSet: false })
})
