import { describe, expect, test } from 'vitest'
import { access, mayCall } from '../../shared/access.ts'
import { contract, type CallName } from '../../shared/contract/index.ts'
import { deviceModes, type DeviceMode, type Role, roles } from '../../shared/contract/words.ts'
import { type Browser, emptyOffice, testOffice } from '../support/test-office.ts'

const calls = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map((verb) => `${noun}.${verb}` as CallName),
)
/** Ending one's own session would spoil the cells that follow. */
const walked = calls.filter((name) => name !== 'staff.signOut')
const refused = new Set([401, 403])
const throughAccess = (key: unknown) => !['not-enrolled', 'sign-in-first', 'not-your-role'].includes(String(key))

/** Whether the access table lets this browser through; whatever the call itself then says. */
async function letThrough(browser: Browser, name: CallName): Promise<boolean> {
  const { status, body } = await browser.call(name, {})
  return !refused.has(status) || throughAccess(body['key'])
}

test('the table has a line for every call, and none for others', () => {
  expect(Object.keys(access).sort()).toEqual([...calls].sort())
})

describe('cell by cell', () => {
  test.each(roles.flatMap((role) => deviceModes.map((mode) => [role, mode] as const)))(
    'a %s on a %s device reaches what the table says',
    async (role: Role, mode: DeviceMode) => {
      const office = await testOffice()
      const browser = await office.at(role, mode)
      const wrong: string[] = []
      for (const name of walked) {
        const may = mayCall(name, [role], mode) || access[name].before === true
        if ((await letThrough(browser, name)) !== may) wrong.push(`${name} should be ${may ? 'open' : 'refused'}`)
      }
      expect(wrong).toEqual([])
    },
  )

  test.each([...deviceModes, null])('nobody signed in on %s reaches what the table says', async (mode) => {
    const office = await testOffice()
    const browser = mode ? await office.device(mode) : office.browser()
    const wrong: string[] = []
    for (const name of calls) {
      const may = mayCall(name, [], mode) || access[name].before === true
      if ((await letThrough(browser, name)) !== may) wrong.push(`${name} should be ${may ? 'open' : 'refused'}`)
    }
    expect(wrong).toEqual([])
  })

  test('an administrator without an enrolled device may sign in by passphrase, nobody else', async () => {
    const office = await testOffice()
    const words = 'a brass threshold in the hall'
    expect((await office.browser().call('staff.signIn', { signInName: 'ada', secret: `${words} Ada` })).status).toBe(
      200,
    )
    expect(
      (await office.browser().call('staff.signIn', { signInName: 'helen', secret: `${words} Helen` })).status,
    ).not.toBe(200)
    expect((await office.browser().call('staff.signIn', { signInName: 'sam', secret: '482915' })).status).not.toBe(200)
  })

  test('an administrator who has other roles too acts as none of them without an enrolled device', async () => {
    const office = await testOffice()
    const { oneTimeSecret } = await office.ada.get<{ oneTimeSecret: string }>('staff.add', {
      name: 'Max Weir',
      signInName: 'max',
      roles: ['administrator', 'manager'],
    })
    const next = 'seven blue pears on the sill'
    const anywhere = office.browser()
    await anywhere.get('staff.signIn', { signInName: 'max', secret: oneTimeSecret })
    await anywhere.get('staff.changeSecret', { current: oneTimeSecret, next })
    expect((await anywhere.get<{ staff: { roles: Role[] } }>('staff.me')).staff.roles).toEqual(['administrator'])
    expect((await anywhere.call('visits.onSite')).status).toBe(403)
    expect((await anywhere.call('staff.list')).status).toBe(200)
    const enrolled = await office.device('desk')
    await enrolled.get('staff.signIn', { signInName: 'max', secret: next })
    expect((await enrolled.call('visits.onSite')).status).toBe(200)
  })

  test('a refusal to somebody signed in is in the trail, with the call and no more', async () => {
    const office = await testOffice()
    const rita = await office.at('receptionist')
    await rita.call('visits.erase', {})
    const priya = await office.at('lead')
    const { entries } = await priya.get<{ entries: { action: string; detail: object }[] }>('audit.list', {
      action: 'access.refused',
    })
    expect(entries[0]!.detail).toEqual({ call: 'visits.erase' })
  })
})

describe('before set-up', () => {
  test('nothing but set-up is answered', async () => {
    const office = await emptyOffice()
    const browser = office.browser()
    const answered: string[] = []
    for (const name of calls) if ((await browser.call(name, {})).status !== 403) answered.push(name)
    // Open to ask, and so told what is wrong with an empty question.
    expect(answered.sort()).toEqual(['setup.complete', 'setup.open', 'setup.state', 'staff.me'])
  })
})

describe('the document', () => {
  test('names every call; without a session each answers 401 or 403, never 404, a stated few aside', async () => {
    const office = await testOffice()
    const browser = office.browser()
    const document = (await (await browser.request('/api/openapi.json')).json()) as {
      servers: { url: string }[]
      paths: Record<string, { post: { operationId: string; security: unknown[] } }>
    }
    const operations = Object.values(document.paths).map(({ post }) => post)
    expect(operations.map((operation) => operation.operationId).sort()).toEqual([...calls].sort())
    const open: string[] = []
    for (const [path, { post }] of Object.entries(document.paths)) {
      const response = await browser.request(`${document.servers[0]!.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      expect(response.status, path).not.toBe(404)
      if (!refused.has(response.status)) open.push(post.operationId)
    }
    expect(open.sort()).toEqual([
      // By a link that somebody was sent; its signature is what lets them in.
      'arrivals.answer',
      'arrivals.look',
      'devices.enrol',
      'invitations.hostCancel',
      'invitations.hostInvite',
      'invitations.hostLook',
      'setup.state',
      'staff.me',
      'staff.signIn',
    ])
  })
})

describe('foreign pages', () => {
  test.each([
    [{ 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }, 403],
    [{ origin: 'http://localhost:9999', 'content-type': 'application/json' }, 403],
    [{ 'content-type': 'text/plain' }, 400],
  ])('are refused: %o', async (headers, status) => {
    const office = await emptyOffice()
    const response = await office.browser().request('/api/staff/me', { method: 'POST', headers, body: '{}' })
    expect(response.status).toBe(status)
  })

  test('more than the door takes is refused in a sentence', async () => {
    const office = await emptyOffice()
    const { status, body } = await office.browser().call('setup.open', { code: 'x'.repeat(70_000) })
    expect([status, body['key']]).toEqual([400, 'too-large'])
  })
})
