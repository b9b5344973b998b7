import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createHttps, type Server as HttpsServer } from 'node:https'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { makeAuthority, makeCertificate } from '../../main/doors/certificates.ts'
import { reachOf } from '../../main/doors/machine-names.ts'
import { day } from '../../shared/time.ts'

const closing: (() => Promise<unknown> | void)[] = []
/** Closes what tests opened here; call it in `afterEach`. */
export async function closePostOffice(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close()
}

const names = { dns: ['localhost'], addresses: ['127.0.0.1'] }
const lasts = { startsAt: Date.now() - day, expiresAt: Date.now() + day }
/** An authority of the test's own, and a certificate of this machine under it. */
export async function testCertificate() {
  const authority = await makeAuthority('localhost', reachOf(names), lasts)
  const { certificate: cert, privateKey: key } = await makeCertificate(authority, names, lasts)
  return { authority: authority.certificate, cert, key, subject: new X509Certificate(cert).subject }
}

export type Posted = {
  from: string
  to: string[]
  raw: string
  header(name: string): string | undefined
  user: string | undefined
}

/** Unfolds headers; what is in quoted-printable or base64 stays so. */
function headerOf(raw: string, name: string): string | undefined {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]
}

/** A real mail server on loopback; `letters` is what it took in. */
export async function mailServer(options: SMTPServerOptions = {}, port = 0) {
  const letters: Posted[] = []
  const server = new SMTPServer({
    authOptional: !options.onAuth,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString()
        const { mailFrom, rcptTo } = session.envelope
        letters.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
          header: (name) => headerOf(raw, name),
          user: session.user as string | undefined,
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  let open = true
  const close = () =>
    open ? new Promise<void>((resolve) => ((open = false), server.close(() => resolve()))) : undefined
  closing.push(close)
  return { port: (listening.address() as AddressInfo).port, letters, close }
}

/** A port that takes connections and then says `word`, or nothing at all. */
export async function deafServer(
  word?: (socket: Socket) => void,
): Promise<{ port: number; connections: () => number }> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => {})
    word?.(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  })
  return { port: (server.address() as AddressInfo).port, connections: () => connections }
}

/** A port on which nothing listens. */
export async function deadPort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

export type Hooked = { path: string; body: unknown }
type Reply = { status?: number; headers?: Record<string, string>; body?: string; hang?: boolean; endless?: boolean }

/** A channel's side of a webhook: real HTTPS, under an authority that this process trusts until the test is over. */
export async function webhookServer() {
  const { authority, cert, key } = await testCertificate()
  const before = getCACertificates('default')
  setDefaultCACertificates([...before, authority])
  closing.push(() => setDefaultCACertificates(before))
  const posted: Hooked[] = []
  const replies: Reply[] = []
  const server: HttpsServer = createHttps({ cert, key }, (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      posted.push({ path: request.url ?? '', body: JSON.parse(Buffer.concat(parts).toString()) })
      const { status = 200, headers = {}, body = 'ok', hang, endless } = replies.shift() ?? {}
      if (hang) return
      response.on('error', () => {})
      response.writeHead(status, headers)
      if (!endless) return void response.end(body)
      const pour = () => response.write('x'.repeat(65_536)) && setImmediate(pour)
      response.on('drain', pour)
      pour()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  })
  const { port } = server.address() as AddressInfo
  const distrust = () => setDefaultCACertificates(before)
  return { posted, replies, distrust, url: (path = '/hook') => `https://localhost:${port}${path}` }
}

/** The link of a letter, as its text holds it. */
export function linkIn(raw: string): string {
  const text = raw.replace(/=\r\n/g, '').replace(/=3D/g, '=')
  return /https?:\/\/[^\s"<>]+\/answer#[\w.-]+/.exec(text)?.[0] ?? ''
}
/** The token of such a link. */
export const tokenIn = (raw: string): string => linkIn(raw).split('#')[1] ?? ''
