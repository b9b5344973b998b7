import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'
import { AppError } from '../../shared/errors.ts'
import { refuse } from '../api/refusals.ts'

type Fetch = (request: Request) => Response | Promise<Response>

/**
 * The loopback door: 127.0.0.1 and ::1 alone (IPv4 alone where IPv6 is absent), for browsers on this machine. Answers
 * only to its own names, so that no other site can be pointed at it. Refuses `port-in-use`.
 */
export async function openLoopback(fetch: Fetch, port: number): Promise<{ close(): Promise<void> }> {
  const names = new Set(['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`))
  if (port === 80) for (const name of ['localhost', '127.0.0.1', '[::1]']) names.add(name)
  const guarded: Fetch = (request) =>
    names.has(request.headers.get('host') ?? '') ? fetch(request) : refuse(new AppError('forbidden', 'foreign-page'))
  const servers = [await listen(guarded, port, '127.0.0.1')]
  try {
    servers.push(await listen(guarded, port, '::1'))
  } catch (error) {
    if (!withoutIpv6(error)) {
      await Promise.all(servers.map(shut))
      throw error
    }
  }
  return { close: async () => void (await Promise.all(servers.map(shut))) }
}

function listen(fetch: Fetch, port: number, hostname: string): Promise<Server> {
  const server = createAdaptorServer({ fetch, hostname }) as Server
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new AppError('conflict', 'port-in-use', { port }) : error),
    )
    server.listen({ port, host: hostname, ipv6Only: true }, () => resolve(server))
  })
}

const withoutIpv6 = (error: unknown): boolean =>
  ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? '')

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
