import type { Server } from 'node:http'
import type { Http2SecureServer } from 'node:http2'
import type { Socket } from 'node:net'
import { AppError } from '../../shared/errors.ts'

export type Closing = () => Promise<void>
/** Without a host: every address of this machine. */
type At = { port: number; host?: string; ipv6Only?: boolean }

/** Begins to listen, and returns what ends it with every connection. Refuses `port-in-use`. */
export function listen(server: Server | Http2SecureServer, at: At): Promise<Closing> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const close: Closing = () =>
    new Promise((closed) => {
      server.close(() => closed())
      for (const socket of sockets) socket.destroy()
    })
  return new Promise((opened, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'EADDRINUSE' ? new AppError('conflict', 'port-in-use', { port: at.port }) : error),
    )
    server.listen(at, () => opened(close))
  })
}
