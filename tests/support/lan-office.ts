import { randomBytes } from 'node:crypto'
import { connect as connectHttp2, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2'
import { request as requestHttps } from 'node:https'
import type { RequestOptions } from 'node:https'
import { afterEach } from 'vitest'
import { openLan } from '../../main/doors/lan.ts'
import type { Names } from '../../main/doors/machine-names.ts'
import { openLoopback } from '../../main/doors/network.ts'
import { createTls } from '../../main/doors/tls.ts'
import { freePort } from './running-host.ts'
import { testOffice } from './test-office.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

export type Got = { status: number; headers: IncomingHttpHeaders; body: string }

/** A real office, now, behind its real network door and its loopback door. `names` may be changed under way. */
export async function lanOffice() {
  const office = await testOffice(Date.now())
  const names: Names = { dns: ['reception', 'reception.local', 'localhost'], addresses: ['127.0.0.1', '::1'] }
  const tls = await createTls(office.world, office.app.audit, () => structuredClone(names))
  const [port, ownPort] = [await freePort(), await freePort()]
  const { fetch } = office.app
  const door = await openLan({ fetch, tls, port, log: office.world.log, looksEvery: 20 })
  const own = await openLoopback(fetch, ownPort)
  office.world.networkDoor = door
  closing.push(door.close, own.close)
  return { ...office, names, tls, port, ownPort, door, host: `reception:${port}` }
}
export type LanOffice = Awaited<ReturnType<typeof lanOffice>>

/** HTTP/1.1 over TLS to 127.0.0.1; what the server's certificate has to say is `servername`. */
export function overHttp1(
  { port, tls, host }: LanOffice,
  path: string,
  { headers = {}, body = '', ...options }: RequestOptions & { body?: string } = {},
): Promise<Got> {
  const at = { host: '127.0.0.1', port, path, ca: tls.authority, servername: 'reception', agent: false } as const
  return new Promise((done, fail) => {
    const request = requestHttps({ ...at, ...options, headers: { host, ...headers } }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => done({ status: response.statusCode!, headers: response.headers, body: text }))
    })
    request.on('error', fail)
    request.end(body)
  })
}

/** An HTTP/2 connection that trusts `ca`; rejects where the certificate does not hold. */
export function connectTo({ port, tls, host }: LanOffice, ca = tls.authority): Promise<ClientHttp2Session> {
  return new Promise((done, fail) => {
    const session = connectHttp2(`https://${host}`, {
      ca,
      servername: 'reception',
      lookup: (_name, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
      port,
    })
    closing.push(() => session.destroy())
    session.once('connect', () => done(session))
    session.once('error', fail)
  })
}

/** One request of a connection, whole. */
export function overHttp2(session: ClientHttp2Session, headers: Record<string, string>, body?: string): Promise<Got> {
  return new Promise((done, fail) => {
    const stream = session.request(headers, { endStream: body === undefined })
    let answer: IncomingHttpHeaders = {}
    let text = ''
    stream.on('response', (got) => (answer = got))
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => done({ status: Number(answer[':status']), headers: answer, body: text }))
    stream.on('error', fail)
    if (body !== undefined) stream.end(body)
  })
}

/** Writes without end, 16 KiB at a time, until the other side has had enough; how many bytes it took. */
export async function writeForEver(to: NodeJS.WritableStream, ms = 20_000): Promise<number> {
  let bytes = 0
  let open = true
  to.setMaxListeners(0)
  to.on('error', () => (open = false))
  to.on('close', () => (open = false))
  const until = Date.now() + ms
  while (open && Date.now() < until) {
    if (to.write(randomBytes(16_384))) bytes += 16_384
    else await new Promise<void>((next) => void to.once('drain', next).once('close', next))
  }
  if (open) throw new Error(`${bytes} bytes, and it still takes more`)
  return bytes
}
