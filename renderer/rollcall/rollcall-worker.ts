/**
 * The page /rollcall without the host: its document, scripts, styles and fonts, and nothing else. No answer of the host
 * is ever kept here. It imports nothing, so that it stays one file.
 */
type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
type PageKeeper = {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(kind: string, hear: (event: never) => void): void
}
const worker = globalThis as unknown as PageKeeper

const page = '/rollcall'
const prefix = 'foyer-roll-call'
/** More files than the page can have: a limit against a loop. */
const mostFiles = 100
/** ms after which a host that says nothing counts as away. */
const patience = 4_000

worker.addEventListener('install', (event: Lasting) => event.waitUntil(refresh().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event: Lasting) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event: Lasting) => event.waitUntil(refresh().catch(() => {})))
worker.addEventListener('fetch', (event: Fetching) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname === page) event.respondWith(pageOfHost())
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
})

/** The host's own page wherever it answers, so that another version counts at once. */
async function pageOfHost(): Promise<Response> {
  try {
    const answer = await fetch(page, { cache: 'no-store', signal: AbortSignal.timeout(patience) })
    if (answer.ok) return answer
  } catch {
    // Away: the kept one it is.
  }
  return (await caches.match(page)) ?? Response.error()
}

const asset = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request)

/** Fetches page and files anew where the page is another one; the old ones go when all are there. */
async function refresh(): Promise<void> {
  const answer = await fetch(page, { cache: 'no-store' })
  if (!answer.ok) throw new Error('the page is not there')
  const text = await answer.clone().text()
  const kept = await caches.match(page)
  if (kept && (await kept.text()) === text) return
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  const name = `${prefix} ${[...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
  const cache = await caches.open(name)
  await gather(cache, text)
  await cache.put(page, answer)
  for (const other of await caches.keys()) if (other.startsWith(prefix) && other !== name) await caches.delete(other)
}

/** Every file that the page names, and that those name in turn. */
async function gather(cache: Cache, text: string): Promise<void> {
  const known = new Set<string>()
  const waiting = filesIn(text)
  for (let file = waiting.pop(); file && known.size < mostFiles; file = waiting.pop()) {
    if (known.has(file)) continue
    known.add(file)
    const answer = await fetch(file)
    if (!answer.ok) throw new Error('a file of the page is not there')
    if (/\.(js|css)$/.test(file)) waiting.push(...filesIn(await answer.clone().text()))
    await cache.put(file, answer)
  }
}

/** Names of files in a text: `/assets/…`, and `./…` of scripts that stand beside one another. */
const filesIn = (text: string): string[] =>
  [...text.matchAll(/(?:\/?\bassets\/|["'(`]\.\/)([\w.-]+\.(?:js|css|woff2|svg))\b/g)].map(
    ([, name]) => `/assets/${name}`,
  )

export {}
