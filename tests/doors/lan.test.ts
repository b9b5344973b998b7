import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { join } from 'node:path'
import { connect as connectTls, createServer as createTlsServer } from 'node:tls'
import { expect, test } from 'vitest'
import { makeCertificate } from '../../main/doors/certificates.ts'
import { createTls } from '../../main/doors/tls.ts'
import { day } from '../../shared/time.ts'
import { connectTo, type Got, lanOffice, overHttp1, overHttp2, writeForEver } from '../support/lan-office.ts'
import { freePort, runHost, waitFor } from '../support/running-host.ts'
import { temporaryFolder } from '../support/test-world.ts'

const json = { 'content-type': 'application/json' }
const keyOf = (got: Got): unknown => (JSON.parse(got.body) as { key?: string }).key
const cookieOf = (got: Got): string => got.headers['set-cookie']!.map((line) => line.split(';')[0]).join('; ')

test('a client that trusts the authority is answered over HTTP/2 and HTTP/1.1; TLS before 1.2 is not spoken', async () => {
  const office = await lanOffice()
  const session = await connectTo(office)
  expect(session.alpnProtocol).toBe('h2')
  const got = await overHttp2(session, { ':path': '/healthz' })
  expect([got.status, JSON.parse(got.body)]).toEqual([200, { ok: true, version: '0.0.0-test' }])
  expect((await overHttp1(office, '/healthz')).status).toBe(200)
  await expect(
    overHttp1(office, '/healthz', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' }),
  ).rejects.toThrow(/protocol/i)
})

test('without the authority, and with another office’s, a client refuses', async () => {
  const office = await lanOffice()
  const other = await lanOffice()
  await expect(overHttp1(office, '/healthz', { ca: [] })).rejects.toThrow(/certificate/)
  await expect(connectTo(office, other.tls.authority)).rejects.toThrow(/certificate/)
  await expect(overHttp1(office, '/healthz', { servername: 'elsewhere' })).rejects.toThrow(/altnames/)
})

test('both doors hand out the authority, and its fingerprint is the one that is said', async () => {
  const office = await lanOffice()
  const got = await overHttp1(office, '/ca.crt')
  expect(got.headers['content-type']).toBe('application/x-x509-ca-cert')
  expect(new X509Certificate(got.body).fingerprint256).toBe(office.tls.fingerprint)
  expect(await (await fetch(`http://localhost:${office.ownPort}/ca.crt`)).text()).toBe(got.body)
  expect(got.body).not.toContain('PRIVATE')
})

test('the keys lie in the register alone, encrypted', async () => {
  const { world } = await lanOffice()
  const keys = world.db.prepare("SELECT private_key FROM network_certificate WHERE kind = 'authority'").pluck().all()
  expect(keys).toEqual([expect.stringContaining('PRIVATE KEY')])
  const bytes = ['foyer.db', 'foyer.db-wal'].map((name) => join(world.dataFolder, name)).filter(existsSync)
  expect(bytes.length).toBeGreaterThan(0)
  for (const file of bytes) expect(readFileSync(file).includes('PRIVATE KEY'), file).toBe(false)
})

test('the authority vouches for this machine and private networks alone', async () => {
  const { tls, world } = await lanOffice()
  const authority = new X509Certificate(tls.authority)
  expect([authority.ca, Date.parse(authority.validTo) - Date.now() > 3640 * day]).toEqual([true, true])
  const privateKey = world.db
    .prepare("SELECT private_key FROM network_certificate WHERE kind = 'authority'")
    .pluck()
    .get() as string
  const refusalFor = async (dns: string[], addresses: string[]) => {
    const lifetime = { startsAt: Date.now() - day, expiresAt: Date.now() + day }
    const made = await makeCertificate({ certificate: tls.authority, privateKey }, { dns, addresses }, lifetime)
    const server = createTlsServer({ cert: made.certificate, key: made.privateKey }).listen(0, '127.0.0.1')
    await new Promise((ready) => server.once('listening', ready))
    const { port } = server.address() as { port: number }
    return new Promise<string>((done) => {
      const say = (what: string) => {
        server.close()
        socket.destroy()
        done(what)
      }
      const socket = connectTls({ port, host: '127.0.0.1', ca: tls.authority, checkServerIdentity: () => undefined })
      socket.once('secureConnect', () => say('accepted'))
      socket.once('error', (error) => say(error.message))
    })
  }
  expect(await refusalFor(['reception', 'other.local', 'localhost'], ['192.168.7.9', 'fd00::7'])).toBe('accepted')
  expect(await refusalFor(['bank.example'], [])).toContain('permitted subtree')
  expect(await refusalFor(['reception'], ['8.8.8.8'])).toContain('permitted subtree')
  expect(await refusalFor([], ['2001:db8::1'])).toContain('permitted subtree')
})

test('it answers to its exact names, and to no other site', async () => {
  const office = await lanOffice()
  const { port, host } = office
  const session = await connectTo(office)
  const page = { ':path': '/api/staff/me', ':method': 'POST', ...json }
  const ask = (headers: Record<string, string>) => overHttp2(session, { ...page, ...headers }, '{}')
  for (const right of [host, `reception.local:${port}`, `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
    expect((await ask({ ':authority': right })).status, right).toBe(200)
    expect((await overHttp1(office, '/healthz', { headers: { host: right } })).status, right).toBe(200)
  }
  const wrong = [`evil.example:${port}`, 'reception', `reception:${port + 1}`, `reception.evil.example:${port}`, 'x y']
  for (const name of wrong) {
    const refused = await overHttp1(office, '/healthz', { headers: { host: name } })
    expect([400, 403], name).toContain(refused.status)
    if (name !== 'x y') expect((await ask({ ':authority': name })).status, name).toBe(403)
  }
  expect((await ask({ ':authority': host, host: `evil.example:${port}` })).status).toBe(403)
  expect((await overHttp1(office, `https://evil.example:${port}/healthz`)).status).toBe(403)

  expect((await ask({ origin: `https://${host}`, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: `http://${host}` },
    { origin: `https://reception.local:${port}` },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  ]
  for (const headers of foreign) {
    const refused = await ask(headers)
    expect([refused.status, keyOf(refused)], JSON.stringify(headers)).toEqual([403, 'foreign-page'])
  }
  const opened = { ':path': '/desk', 'sec-fetch-site': 'cross-site' }
  expect((await overHttp2(session, { ...opened, 'sec-fetch-mode': 'no-cors' })).status).toBe(403)
  expect((await overHttp2(session, { ...opened, 'sec-fetch-mode': 'navigate' })).status).not.toBe(403)
})

test('every answer carries the security headers, a refusal too; HSTS wherever it cannot hit the loopback door', async () => {
  const office = await lanOffice()
  for (const host of [office.host, `localhost:${office.port}`, 'evil.example']) {
    const { headers } = await overHttp1(office, '/healthz', { headers: { host } })
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect(headers['strict-transport-security']).toBe(host.startsWith('localhost') ? undefined : 'max-age=31536000')
  }
})

test('a tablet enrols, keeps its cookie, and eight live streams never hold up a call', async () => {
  const office = await lanOffice()
  const { code } = await office.ada.get<{ code: string }>('devices.makeCode', { name: 'Hall', mode: 'reception' })
  const session = await connectTo(office)
  const call = (name: string, input: object, headers: Record<string, string> = {}) =>
    overHttp2(session, { ':path': `/api/${name}`, ':method': 'POST', ...json, ...headers }, JSON.stringify(input))
  expect((await call('categories/list', {})).status).toBe(401)
  const enrolled = await call('devices/enrol', { code })
  expect(enrolled.headers['set-cookie']![0]).toMatch(/^__Host-device=.+; Path=\/; Secure; HttpOnly; SameSite=Strict/)
  const cookie = cookieOf(enrolled)
  const heard: string[] = []
  for (let n = 0; n < 8; n += 1) {
    const stream = session.request({ ':path': '/live', cookie })
    stream.on('data', (chunk: Buffer) => heard.push(chunk.toString()))
    stream.on('error', () => {})
  }
  await waitFor(() => heard.length === 8)
  const asked = performance.now()
  for (let n = 0; n < 10; n += 1) expect((await call('categories/list', {}, { cookie })).status).toBe(200)
  expect(performance.now() - asked).toBeLessThan(5000)
  await office.ada.get('devices.makeCode', { name: 'Other', mode: 'desk' })
  office.world.events.changed('visits')
  await waitFor(() => heard.filter((text) => text.includes('data: visits')).length === 8)
})

test('where tablets go and what they trust is for administrators', async () => {
  const office = await lanOffice()
  expect(await office.ada.get('devices.networkDoor')).toEqual({
    addresses: [`https://reception:${office.port}`, `https://reception.local:${office.port}`],
    fingerprint: office.tls.fingerprint,
  })
  delete office.world.networkDoor
  expect(await office.ada.get('devices.networkDoor')).toEqual({ addresses: [], fingerprint: null })
  expect((await fetch(`http://localhost:${office.ownPort}/ca.crt`)).status).toBe(404)
})

test('too long a body is refused in a sentence, and one without end is cut off, at both doors', async () => {
  const office = await lanOffice()
  const session = await connectTo(office)
  const post = { ':path': '/api/setup/state', ':method': 'POST', ...json }
  const long = await overHttp2(session, post, JSON.stringify({ text: 'x'.repeat(70_000) }))
  expect([long.status, keyOf(long)]).toEqual([400, 'too-large'])
  const declared = await overHttp1(office, '/api/setup/state', {
    method: 'POST',
    headers: { ...json, 'content-length': '70000' },
    body: 'x'.repeat(70_000),
  })
  expect([declared.status, keyOf(declared)]).toEqual([400, 'too-large'])

  const stream = session.request(post, { endStream: false })
  const answered: unknown[] = []
  stream.on('response', (headers) => answered.push(headers[':status']))
  stream.resume()
  expect(await writeForEver(stream)).toBeLessThan(2 ** 20)
  const at = { method: 'POST', path: '/api/setup/state', agent: false } as const
  const over1 = requestHttps({ ...at, host: '127.0.0.1', port: office.port, ca: office.tls.authority, servername: 'reception', headers: { ...json, host: office.host } }) // prettier-ignore
  const own = requestHttp({ ...at, host: '127.0.0.1', port: office.ownPort, headers: json })
  const page = requestHttp({ ...at, method: 'GET', path: '/desk', host: '127.0.0.1', port: office.ownPort })
  for (const request of [over1, own, page]) {
    request.on('response', (response) => {
      answered.push(response.statusCode)
      response.resume()
    })
    await writeForEver(request)
  }
  expect(answered).toEqual([400, 400, 400, expect.any(Number)])
  expect((await overHttp1(office, '/healthz')).status).toBe(200)
})

test('the certificate is kept while it fits, and renewed in its last thirty days, under the same authority', async () => {
  const { world, app, tls, names } = await lanOffice()
  const first = await tls.current()
  expect(new X509Certificate(first.certificate).subjectAltName).toContain('DNS:reception, DNS:reception.local')
  expect((first.expiresAt - first.startsAt) / day).toBeLessThanOrEqual(397)
  world.clock.pass(360 * day)
  expect((await tls.current()).certificate).toBe(first.certificate)
  world.clock.pass(10 * day)
  const next = await tls.current()
  expect(next.certificate).not.toBe(first.certificate)
  expect(new X509Certificate(next.certificate).checkIssued(new X509Certificate(tls.authority))).toBe(true)
  world.clock.set(world.clock.now() - 600 * day)
  expect((await tls.current()).startsAt).toBeLessThan(world.clock.now())
  const restarted = await createTls(world, app.audit, () => names)
  expect(restarted.fingerprint).toBe(tls.fingerprint)
  world.clock.pass(3652 * day)
  world.clock.pass(600 * day)
  expect((await createTls(world, app.audit, () => names)).fingerprint).not.toBe(tls.fingerprint)
})

test('a machine that gets another address shows another certificate while it runs, within its authority', async () => {
  const office = await lanOffice()
  const shown = async () =>
    (await overHttp1(office, '/healthz', { headers: { host: `10.1.2.3:${office.port}` } })).status
  expect(await shown()).toBe(403)
  office.names.addresses = ['10.1.2.3', '127.0.0.1', '203.0.113.9']
  await waitFor(async () => (await shown()) === 200)
  expect(office.door.addresses()).toContain(`https://10.1.2.3:${office.port}`)
  expect(office.door.addresses()).not.toContain(`https://203.0.113.9:${office.port}`)
  const page = await overHttp1(office, '/healthz', {
    servername: 'localhost',
    headers: { host: `127.0.0.1:${office.port}` },
  })
  expect(page.status).toBe(200)
  expect(office.world.db.prepare("SELECT count(*) FROM audit_entry WHERE action LIKE 'network.%'").pluck().get()).toBe(
    3,
  )
})

test('the host opens it when asked to, says where it is, and ends in a sentence where the port is taken', async () => {
  const [data, lanPort] = [temporaryFolder(), await freePort()]
  const args = ['--lan', '--lan-port', String(lanPort)]
  const host = await runHost({ data, args })
  await waitFor(() => host.said.out.includes('fingerprint'))
  const fingerprint = /trust its certificate: ([0-9A-F:]{95})\n/.exec(host.said.out)![1]
  const ca = await (await fetch(`${host.address}/ca.crt`)).text()
  expect(new X509Certificate(ca).fingerprint256).toBe(fingerprint)
  const status = await new Promise((done, fail) => {
    requestHttps({ host: 'localhost', port: lanPort, path: '/healthz', ca, agent: false }, (response) => {
      response.resume()
      done(response.statusCode)
    })
      .on('error', fail)
      .end()
  })
  expect(status).toBe(200)
  await expect(runHost({ data: temporaryFolder(), args })).rejects.toThrow(`Port ${lanPort} is in use`)
  expect(await host.stop()).toBe(0)
  const closed = await runHost({ data })
  expect((await fetch(`${closed.address}/ca.crt`)).status).toBe(404)
  await closed.stop()
})
