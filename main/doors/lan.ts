import { createAdaptorServer } from '@hono/node-server'
import { createSecureServer, type Http2SecureServer, type ServerHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'
import { minute } from '../../shared/time.ts'
import type { Certificate } from './authority-store.ts'
import { type Fetch, guarded } from './door-guard.ts'
import { type Closing, listen } from './listening.ts'
import { inUrl } from './machine-names.ts'
import { endRequests } from './request-end.ts'
import type { World } from '../world.ts'
import type { Tls } from './tls.ts'

export type LanDoor = {
  /** Where tablets reach Foyer, by name first; without this machine's own `localhost`. */
  addresses(): string[]
  fingerprint: string
  /** PEM. */
  authority: string
  close: Closing
}

type Opening = { fetch: Fetch; tls: Tls; port: number; log: World['log']; looksEvery?: number }

/**
 * The network door: HTTPS (HTTP/2, and HTTP/1.1 for what knows no better) on every address that its certificate names.
 * Whoever reaches it is nobody until the cookie of an enrolled device says otherwise. Every `looksEvery` ms it asks
 * whether another certificate is due. Refuses `port-in-use`.
 */
export async function openLan({ fetch, tls, port, log, looksEvery = minute }: Opening): Promise<LanDoor> {
  let shown = await tls.current()
  let origins = originsOf(shown, port)
  const server = createAdaptorServer({
    fetch: withHsts(guarded(fetch, () => origins)),
    createServer: createSecureServer as never,
    serverOptions: { ...secured(shown), ...limits },
  }) as Http2SecureServer
  server.maxConnections = 256
  server.on('connection', (socket: Socket) => {
    if (!shown.vouchesFor.addresses.includes(socket.localAddress?.replace(/^::ffff:/, '') ?? '')) socket.destroy()
    socket.setKeepAlive(true, minute)
  })
  server.on('session', (session: ServerHttp2Session) => session.setTimeout(2 * minute, () => session.close()))
  endRequests(server)
  const stopListening = await listen(server, { port })

  let renewal: Promise<void> | undefined
  const look = setInterval(() => {
    renewal ??= renew()
      .catch((error: NodeJS.ErrnoException) => log.error({ code: error.code }, 'no new certificate'))
      .finally(() => (renewal = undefined))
  }, looksEvery).unref()
  async function renew(): Promise<void> {
    const due = await tls.current()
    if (due.certificate === shown.certificate) return
    server.setSecureContext(secured(due))
    origins = originsOf(due, port)
    shown = due
  }

  return {
    addresses: () => [...origins].filter((origin) => !isOwn(new URL(origin).hostname)),
    fingerprint: tls.fingerprint,
    authority: tls.authority,
    async close() {
      clearInterval(look)
      await renewal
      await stopListening()
    },
  }
}

const secured = ({ certificate, privateKey }: Certificate) =>
  ({ cert: certificate, key: privateKey, minVersion: 'TLSv1.2', honorCipherOrder: true }) as const

const limits = {
  allowHTTP1: true,
  handshakeTimeout: 10_000,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  settings: { maxConcurrentStreams: 100, maxHeaderListSize: 16_384, enablePush: false },
}

const originsOf = ({ vouchesFor: names }: Certificate, port: number): Set<string> =>
  new Set([...names.dns, ...names.addresses.map(inUrl)].map((name) => new URL(`https://${name}:${port}`).origin))

const isOwn = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** Never for `localhost`: browsers would then refuse the plain loopback door, which shares that name. */
const withHsts =
  (fetch: Fetch): Fetch =>
  async (request) => {
    const response = await fetch(request)
    if (isOwn(new URL(request.url).hostname)) return response
    response.headers.set('strict-transport-security', 'max-age=31536000')
    return response
  }
