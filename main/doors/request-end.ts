import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { constants, type Http2SecureServer, Http2ServerRequest, type Http2ServerResponse } from 'node:http2'

type Incoming = IncomingMessage | Http2ServerRequest
type Outgoing = ServerResponse | Http2ServerResponse

/** How long a request may take to arrive whole, ms. */
const arrivesWithin = 30_000
/** How long what still comes after an answer is taken in and thrown away, so that the answer is read, ms. */
const lingers = 1000

/** An answer ends its request, and a request ends in time: a body without end is cut off, never collected. */
export function endRequests(server: Server | Http2SecureServer): void {
  server.prependListener('request', (incoming: Incoming, outgoing: Outgoing) => {
    const late = setTimeout(() => cut(incoming, constants.NGHTTP2_CANCEL), arrivesWithin).unref()
    const answered = () => {
      clearTimeout(late)
      if (!incoming.complete) setTimeout(() => cut(incoming, constants.NGHTTP2_NO_ERROR), lingers).unref()
    }
    outgoing.once('finish', answered)
    outgoing.once('close', answered)
  })
}

function cut(incoming: Incoming, code: number): void {
  if (incoming.complete) return
  if (incoming instanceof Http2ServerRequest) incoming.stream.close(code)
  else incoming.socket.destroy()
}
