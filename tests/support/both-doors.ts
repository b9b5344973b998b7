import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { afterEach } from 'vitest'
import type { App } from '../../main/app.ts'
import { openLoopback } from '../../main/doors/network.ts'
import { createWindowDoor, origin, type WindowDoor } from '../../main/doors/window.ts'
import type { World } from '../../main/world.ts'
import { freePort } from './running-host.ts'
import type { Way } from './test-office.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** Real sockets of this machine, and Node's own fetch. */
export async function throughNetwork(app: App): Promise<Way> {
  const port = await freePort()
  const door = await openLoopback(app.fetch, port)
  closing.push(() => door.close())
  return { origin: `http://localhost:${port}`, fetchOf: () => (request) => fetch(request) }
}

/** A window a browser, each with its own jar. */
export function throughWindow(app: App, world: World): Way {
  return {
    origin,
    fetchOf: (browser) => handedByElectron(createWindowDoor(app.fetch, world, `window ${browser}`)),
  }
}

/**
 * What `protocol.handle` makes of a page's request and of the door's answer: the body a stream, no signal (a page that
 * goes cancels the answer's body), one value a header.
 */
export function handedByElectron({ answer }: Pick<WindowDoor, 'answer'>) {
  return async (asked: Request): Promise<Response> => {
    const headers = new Headers(asked.headers)
    if (asked.method !== 'GET' && !headers.has('origin')) headers.set('origin', origin)
    if (headers.get('origin') === 'null') headers.delete('origin')
    const { url, method, body } = asked
    const handed = new Request(url, { method, headers, body, ...(body && { duplex: 'half' }) })
    const { status, statusText, headers: given, body: data } = await answer(handed)
    const stream = data && Readable.toWeb(Readable.fromWeb(data as ReadableStream))
    return new Response(stream as BodyInit | null, { status, statusText, headers: Object.fromEntries(given) })
  }
}
