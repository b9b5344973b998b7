import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import { type Fetch, guarded } from './door-guard.ts'
import { openLan } from './lan.ts'
import { type Closing, listen } from './listening.ts'
import { endRequests } from './request-end.ts'
import { createTls } from './tls.ts'

/**
 * The loopback door: 127.0.0.1 and ::1 alone (IPv4 alone where IPv6 is absent), for browsers on this machine. Answers
 * only to its own names, so that no other site can be pointed at it. Refuses `port-in-use`.
 */
export async function openLoopback(fetch: Fetch, port: number): Promise<{ close: Closing }> {
  const names = ['localhost', '127.0.0.1', '[::1]']
  const origins = new Set(names.map((name) => new URL(`http://${name}:${port}`).origin))
  const open = (host: string) => listen(plainServer(guarded(fetch, () => origins)), { port, host, ipv6Only: true })
  const closing = [await open('127.0.0.1')]
  try {
    closing.push(await open('::1'))
  } catch (error) {
    if (!withoutIpv6(error)) {
      await closeAll(closing)
      throw error
    }
  }
  return { close: () => closeAll(closing) }
}

/** This machine's own door and, on a port of its own, that of tablets; says where they are. */
export async function openNetwork(
  app: App,
  world: World,
  ports: { own: number; lan: number | null },
): Promise<Closing> {
  if (world.demo && ports.lan !== null) throw new AppError('conflict', 'demo-loopback')
  const closing = [(await openLoopback(app.fetch, ports.own)).close]
  try {
    if (ports.lan !== null) {
      const tls = await createTls(world, app.audit)
      const lan = await openLan({ fetch: app.fetch, tls, port: ports.lan, log: world.log })
      closing.push(lan.close)
      world.networkDoor = lan
    }
  } catch (error) {
    await closeAll(closing)
    throw error
  }
  world.say(`Foyer is ready at http://localhost:${ports.own}`)
  if (world.networkDoor) {
    world.say(words('console.lan.reach', { addresses: world.networkDoor.addresses().join(', ') }))
    world.say(words('console.lan.fingerprint', { fingerprint: world.networkDoor.fingerprint }))
  }
  return () => closeAll(closing)
}

const words = wordsIn('en')

function plainServer(fetch: Fetch): Server {
  const server = createAdaptorServer({ fetch }) as Server
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  endRequests(server)
  return server
}

const withoutIpv6 = (error: unknown): boolean =>
  ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? '')

const closeAll = async (closing: Closing[]): Promise<void> => void (await Promise.all(closing.map((close) => close())))
