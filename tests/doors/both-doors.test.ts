import { describe, expect, test } from 'vitest'
import type { Events } from '../../main/events.ts'
import { throughNetwork, throughWindow } from '../support/both-doors.ts'
import { type Browser, testOffice } from '../support/test-office.ts'
import { pictureDay } from '../support/test-world.ts'

/** Whatever a device may do, it may do through either door. */
const ways = { window: throughWindow, network: throughNetwork }

const asked = { fromOn: '2026-11-24', toOn: '2026-11-24', columns: ['name'] }

describe.each(['window', 'network'] as const)('through the %s door', (door) => {
  const open = () => testOffice(pictureDay, ways[door])

  async function signVisitorIn(browser: Browser, name = 'Alex Morgan') {
    const { version, sha256, language } = await browser.get<{ version: number; sha256: string; language: string }>(
      'privacy.notice',
      { language: 'en' },
    )
    const [category] = await browser.get<{ id: number }[]>('categories.list')
    return browser.get<{ removedOn: string }>('visits.signIn', {
      name,
      hostText: 'Front office',
      categoryId: category!.id,
      noticeVersion: version,
      noticeLanguage: language,
      noticeSha256: sha256,
    })
  }

  async function askedForCsv(office: Awaited<ReturnType<typeof open>>): Promise<{ helen: Browser; url: string }> {
    const kiosk = await office.device('kiosk')
    await signVisitorIn(kiosk)
    const helen = await office.at('manager')
    await helen.get('staff.statePurpose', {
      task: 'visit-export',
      code: 'safety-check',
      text: 'A claim of the insurer',
    })
    const { url } = await helen.get<{ url: string }>('visits.exportCsv', asked)
    return { helen, url }
  }

  test('staff sign in, are known, and sign out', async () => {
    const office = await open()
    const rita = await office.at('receptionist', 'reception')
    expect((await rita.get<{ staff: { name: string } }>('staff.me')).staff.name).toBe('Rita')
    await rita.get('staff.signOut')
    expect((await rita.get<{ staff: null }>('staff.me')).staff).toBeNull()
    expect((await rita.call('visits.onSite')).status).toBe(401)
  })

  test('a visitor signs in and is told when the record goes', async () => {
    const office = await open()
    const kiosk = await office.device('kiosk')
    expect(await signVisitorIn(kiosk)).toMatchObject({ removedOn: '2027-05-23' })
    expect((await office.browser().call('visits.signIn', {})).status).toBe(401)
  })

  test('the live stream says what changed until the page goes', async () => {
    const office = await open()
    const kiosk = await office.device('kiosk')
    const rita = await office.at('receptionist', 'reception')
    const stopped = new AbortController()
    const listening = listeners(office.world.events)
    const live = await rita.request('/live', { signal: stopped.signal })
    expect(live.headers.get('content-type')).toBe('text/event-stream')
    const reader = live.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toContain('retry:')
    await signVisitorIn(kiosk)
    let heard = ''
    while (!heard.includes('data: visits\n\n')) heard += (await reader.read()).value
    expect(listening.size).toBe(1)
    await reader.cancel()
    stopped.abort()
    await expect.poll(() => listening.size).toBe(0)
  })

  test('nobody listens without a device or a session', async () => {
    const office = await open()
    expect((await office.browser().request('/live')).status).toBe(401)
  })

  test('a download comes whole, once, to the session that asked', async () => {
    const { helen, url } = await askedForCsv(await open())
    expect((await helen.request(url, { method: 'HEAD' })).status).toBe(405)
    const file = await helen.request(url)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="visits-/)
    expect(await file.text()).toContain('Alex Morgan')
    expect((await helen.request(url)).status).toBe(404)
  })

  test('a part of a download is answered 206, what lies beyond it 416', async () => {
    const office = await open()
    const { helen, url } = await askedForCsv(office)
    const whole = Buffer.from(await (await helen.request(url)).arrayBuffer())
    const part = async (range: string) => {
      const again = await helen.get<{ url: string }>('visits.exportCsv', asked)
      const { status, headers, body } = await helen.request(again.url, { headers: { range } })
      const bytes = Buffer.from(await new Response(body).arrayBuffer())
      return [status, headers.get('content-range'), bytes.toString()]
    }
    const { length } = whole
    expect(await part('bytes=0-3')).toEqual([206, `bytes 0-3/${length}`, whole.toString('utf8', 0, 4)])
    expect(await part('bytes=4-')).toEqual([206, `bytes 4-${length - 1}/${length}`, whole.toString('utf8', 4)])
    expect(await part(`bytes=${length}-`)).toEqual([416, `bytes */${length}`, ''])
    expect(await part('bytes=0-1,3-4')).toEqual([200, null, whole.toString()])
  })

  test('another page is refused, and so is what no page of ours sends', async () => {
    const office = await open()
    const rita = await office.at('receptionist')
    const ask = (headers: Record<string, string>) =>
      rita.request('/api/staff/me', { method: 'POST', body: '{}', headers })
    const json = { 'content-type': 'application/json' }
    expect((await ask(json)).status).toBe(200)
    expect((await ask({ ...json, origin: 'https://evil.example' })).status).toBe(403)
    expect((await ask({ ...json, origin: 'foyer://other' })).status).toBe(403)
    expect((await ask({ 'content-type': 'text/plain' })).status).toBe(400)
  })

  test('a body that is too large is refused, in one piece or as an endless stream', async () => {
    const office = await open()
    const rita = await office.at('receptionist')
    const headers = { 'content-type': 'application/json' }
    const ask = async (call: string, body: BodyInit) => {
      const asks = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
      return (await rita.request(call, asks)).json()
    }
    const long = (letters: number) => JSON.stringify({ name: 'x'.repeat(letters) })
    for (const body of [long(70_000), endless()])
      expect(await ask('/api/visits/signOutByName', body)).toMatchObject({ key: 'too-large' })
    // A sign-in carries a photo and signatures.
    expect(await ask('/api/visits/signIn', long(200_000))).toMatchObject({ key: 'check-fields' })
    for (const body of [long(500_001), endless()])
      expect(await ask('/api/visits/signIn', body)).toMatchObject({ key: 'too-large' })
    expect((await rita.get<{ staff: { name: string } }>('staff.me')).staff.name).toBe('Rita')
  })

  test('the visitors’ page brings a device that is known what it shows first, and nobody else anything', async () => {
    const office = await open()
    const helen = await office.at('manager')
    const { timeZones: _offered, ...settings } = await helen.get<Record<string, unknown>>('settings.get')
    await helen.get('settings.update', { ...settings, organisation: 'Brook </script><b>& Sons' })
    const kiosk = await office.device('kiosk')
    const written = /<script type="application\/json" id="first-answers">(.*?)<\/script>/
    const answersOf = async (browser: Browser) => {
      const [, json] = written.exec(await (await browser.request('/kiosk')).text()) ?? []
      return json === undefined ? undefined : (JSON.parse(json) as Record<string, unknown>)
    }
    const answers = (await answersOf(kiosk))!
    const ask = async (name: Parameters<Browser['get']>[0], input = {}) => kiosk.get(name, input)
    expect(answers).toEqual({
      'staff.me': { ...(await ask('staff.me')), now: expect.any(Number) },
      'look.get': await ask('look.get'),
      'invitations.station': await ask('invitations.station'),
      'house.offers': await ask('house.offers'),
      'privacy.notice': await ask('privacy.notice', { language: 'en' }),
    })
    expect(answers['staff.me']).toMatchObject({ organisation: 'Brook </script><b>& Sons', device: { mode: 'kiosk' } })
    expect(await answersOf(office.browser())).toBeUndefined()
    // A desk's frame of the kiosk's page: what its device may not ask is left out, and the page is there.
    const desk = await answersOf(await office.device('desk'))
    expect(Object.keys(desk!)).toEqual(['staff.me', 'look.get', 'privacy.notice'])
    expect(Object.keys((await answersOf(helen))!)).toContain('staff.me')
  })

  test('pages come with their security headers', async () => {
    const office = await open()
    const page = await office.browser().request('/kiosk')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('set-cookie')).toBeNull()
  })

  test('the kiosk’s page alone may use a camera, and no page may compile anything', async () => {
    const office = await open()
    const headersOf = async (path: string) => (await office.browser().request(path)).headers
    expect((await headersOf('/kiosk')).get('permissions-policy')).toContain('camera=(self)')
    expect((await headersOf('/desk')).get('permissions-policy')).toContain('camera=()')
    for (const path of ['/kiosk', '/desk', '/assets/kiosk-1a2b3c.js', '/assets/x/code-reader-worker-1a2b3c.js'])
      expect((await headersOf(path)).get('content-security-policy')).not.toContain('wasm')
    const reader = (await headersOf('/assets/code-reader-worker-1a2b3c.js')).get('content-security-policy')
    expect(reader).toContain("script-src 'self' 'wasm-unsafe-eval'; ")
    expect(reader).toContain("default-src 'self'; ")
  })
})

/** Who listens from now on. */
function listeners(events: Events): Set<object> {
  const listening = new Set<object>()
  const { listen } = events
  events.listen = (hear) => {
    listening.add(hear)
    const stop = listen(hear)
    return () => {
      listening.delete(hear)
      stop()
    }
  }
  return listening
}

function endless(): ReadableStream<Uint8Array> {
  let sent = 0
  return new ReadableStream({
    pull(controller) {
      sent += 16_384
      if (sent > 64 * 1024 * 1024) controller.error(new Error('nobody stopped it'))
      else controller.enqueue(new Uint8Array(16_384).fill(32))
    },
  })
}
