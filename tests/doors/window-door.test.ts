import { expect, test } from 'vitest'
import { openJar } from '../../main/doors/window-jar-store.ts'
import { createWindowDoor, origin, schemePrivileges } from '../../main/doors/window.ts'
import { throughNetwork, throughWindow } from '../support/both-doors.ts'
import { passphrase, testOffice } from '../support/test-office.ts'
import { pictureDay, testWorld } from '../support/test-world.ts'

const day = 86_400_000

/** A door whose app answers with what it was asked, and sets the given cookies. */
function echoing(setCookies: string[] = [], world = testWorld(), window = 'kiosk') {
  const asked: Request[] = []
  const door = createWindowDoor(
    (request) => {
      asked.push(request)
      const headers = new Headers({ 'x-kept': 'yes' })
      for (const line of setCookies) headers.append('set-cookie', line)
      return new Response('{}', { headers })
    },
    world,
    window,
  )
  return { world, door, asked, last: () => asked.at(-1)! }
}

const device = '__Host-device=token; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=31536000'
const session = '__Host-session=secret; Path=/; Secure; HttpOnly; SameSite=Strict'

test('the app is handed an origin of its own, the path and the question, and nothing that a page could forge', async () => {
  const { door, last } = echoing()
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"a":1}'))
      controller.close()
    },
  })
  await door.answer(
    new Request(`${origin}/api/staff/me?x=1`, {
      method: 'POST',
      body,
      duplex: 'half',
      headers: {
        'content-type': 'application/json',
        'content-length': '2',
        origin,
        cookie: '__Host-session=stolen',
        host: 'localhost:8080',
        'x-forwarded-for': '127.0.0.1',
        authorization: 'Basic eA==',
        'sec-fetch-site': 'cross-site',
        range: 'bytes=0-1',
      },
    } as RequestInit),
  )
  expect(last().url).toBe('https://window.foyer.invalid/api/staff/me?x=1')
  expect(Object.fromEntries(last().headers)).toEqual({
    'content-type': 'application/json',
    range: 'bytes=0-1',
    'sec-fetch-site': 'same-origin',
  })
  expect(await last().json()).toEqual({ a: 1 })
})

test.each([
  ['another host', 'foyer://other/desk', {}],
  ['another scheme', 'https://window/desk', {}],
  ['a name that only begins like ours', 'foyer://window.evil/desk', {}],
  ['a port', 'foyer://window:8080/desk', {}],
  ['another origin', `${origin}/desk`, { origin: 'https://evil.example' }],
  ['an origin that only begins like ours', `${origin}/desk`, { origin: 'foyer://window.evil' }],
  ['another referrer', `${origin}/desk`, { referer: 'https://evil.example/' }],
])('%s is refused and never reaches the app', async (_what, url, headers) => {
  const { door, asked } = echoing()
  expect((await door.answer(new Request(url, { headers: headers as Record<string, string> }))).status).toBe(403)
  expect(asked).toEqual([])
})

test('cookies stay in the door: a page gets none, and its requests carry the jar’s', async () => {
  const { door, last } = echoing([device, session])
  const answer = await door.answer(new Request(`${origin}/desk`))
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(answer.headers.get('x-kept')).toBe('yes')
  await door.answer(new Request(`${origin}/desk`))
  expect(last().headers.get('cookie')).toBe('__Host-device=token; __Host-session=secret')
})

test('a restarted window is the same device, signed out; another window is nobody', async () => {
  const { world, door } = echoing([device, session])
  await door.answer(new Request(`${origin}/kiosk`))
  expect(openJar(world.db, 'kiosk', world.clock.now).header()).toBe('__Host-device=token')
  expect(openJar(world.db, 'desk', world.clock.now).header()).toBe('')
  world.clock.set(pictureDay + 365 * day + 1)
  expect(openJar(world.db, 'kiosk', world.clock.now).header()).toBe('')
})

test('a cookie that is taken back is forgotten, kept or not', () => {
  const world = testWorld()
  const jar = openJar(world.db, 'kiosk', world.clock.now)
  jar.take([device, session])
  jar.take(['__Host-session=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0'])
  expect(jar.header()).toBe('__Host-device=token')
  jar.take([device.replace('token', 'newer'), session])
  jar.forgetSession()
  expect(jar.header()).toBe('__Host-device=newer')
  jar.take(['__Host-device=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0', 'other=1; Path=/'])
  expect(jar.header()).toBe('')
  expect(openJar(world.db, 'kiosk', world.clock.now).header()).toBe('')
})

test('a page that goes ends what it listened to', async () => {
  const world = testWorld()
  let cancelled = false
  const stream = () => new ReadableStream({ cancel: () => void (cancelled = true) })
  const door = createWindowDoor(() => new Response(stream()), world, 'desk')
  await (await door.answer(new Request(`${origin}/live`))).body!.cancel()
  expect(cancelled).toBe(true)
})

test('an address that the app sends a page to is one of ours', async () => {
  const office = await testOffice(pictureDay, throughWindow)
  const desk = await office.device('desk')
  const answer = await desk.request('/')
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `${origin}/desk`])
})

test('the door knows whether staff are signed in, and asking keeps no session alive', async () => {
  const office = await testOffice(pictureDay)
  const { code } = await office.ada.get<{ code: string }>('devices.makeCode', { name: 'Hall', mode: 'kiosk' })
  const door = createWindowDoor(office.app.fetch, office.world, 'kiosk')
  const ask = (name: string, input: object) =>
    door.answer(
      new Request(`${origin}/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }),
    )
  expect(await door.isStaffIn()).toBe(false)
  await ask('devices/enrol', { code })
  expect(await door.isStaffIn()).toBe(false)
  await ask('staff/signIn', { signInName: 'helen', secret: `${passphrase} Helen` })
  expect(await door.isStaffIn()).toBe(true)
  for (let minute = 0; minute < 60; minute += 1) {
    office.world.clock.pass(60_000)
    await door.isStaffIn()
  }
  expect(await door.isStaffIn()).toBe(false)
})

test('over the network the browser keeps the cookies, so that no page reads or sends them elsewhere', async () => {
  const office = await testOffice(pictureDay, throughNetwork)
  const { code } = await office.ada.get<{ code: string }>('devices.makeCode', { name: 'A desk', mode: 'desk' })
  const answer = await office.browser().request('/api/devices/enrol', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  const lines = answer.headers.getSetCookie()
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(line).toMatch(/^__Host-\w+=[^;]*; Path=\/; Secure; HttpOnly; SameSite=Strict/)
})

test('the scheme is a secure origin of its own that passes by nothing', () => {
  expect(schemePrivileges).toEqual({ standard: true, secure: true, supportFetchAPI: true, stream: true })
})
