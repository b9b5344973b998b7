import { Hono } from 'hono'
import { Readable } from 'node:stream'
import type { CallName } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { ClockGuard } from '../clock/clock.ts'
import type { Devices } from '../devices/devices.ts'
import type { Download, Exports } from '../exports/exports.ts'
import type { LookRegister } from '../look/look.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { Staff } from '../staff/staff.ts'
import type { World } from '../world.ts'
import { refuseUnlessAllowed } from './access-check.ts'
import { asAsked } from './byte-range.ts'
import { callerOf } from './caller-of.ts'
import { createCalls, isCall } from './calls.ts'
import { withFirstAnswers } from './answered-page.ts'
import { liveStream } from './live-stream.ts'
import { openApiDocument } from './openapi.ts'
import { asAppError, refuse } from './refusals.ts'
import { createScreens } from './screens.ts'
import { securityHeadersOf } from './security-headers.ts'

type Parts = {
  audit: Audit
  office: OfficeRegister
  staff: Staff
  devices: Devices
  exports: Exports
  services: Services
  look: Pick<LookRegister, 'picture'>
  clock: Pick<ClockGuard, 'noteTablet'>
  screensFolder: string
}

/** Bytes of a body, and of those that carry pictures: a sign-in has its photos and signatures, of 80 KB each at most. */
const bodyLimit = 65_536
const largerBodies: Partial<Record<CallName, number>> = { 'look.putPicture': 2_200_000, 'visits.signIn': 500_000 }

/** Everything a device may ask, as one web-standard fetch. */
export function createApi(world: World, parts: Parts) {
  const { office, staff, devices, exports } = parts
  const calls = createCalls(world, parts.services)
  const screens = createScreens(parts.screensFolder, world.demo === true)
  let document: Promise<object> | undefined
  const app = new Hono()

  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(securityHeadersOf(context.req.path)))
      context.res.headers.set(name, value)
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store')
  })
  // Asking about a download or a stream without taking it would use up the one and never end the other.
  for (const path of ['/download/*', '/live'])
    app.use(path, (context, next) =>
      context.req.method === 'HEAD' ? Promise.resolve(context.body(null, 405)) : next(),
    )
  app.get('/healthz', (context) =>
    context.json({ ok: true, version: world.version, ...(world.demo && { demo: true }) }),
  )
  // What tablets are told to trust: public, and worth only what its fingerprint is worth.
  app.get('/ca.crt', (context) => (world.networkDoor ? certificateFile(world.networkDoor) : context.notFound()))
  app.get('/api/openapi.json', async (context) => context.json(await (document ??= openApiDocument(world.version))))
  app.post('/api/:noun/:verb', (context) =>
    call(context.req.raw, `${context.req.param('noun')}.${context.req.param('verb')}`),
  )
  app.get('/live', ({ req }) => {
    const ask = () => callerOf(req.raw, staff, devices, false).caller
    const { device, staff: person } = ask()
    if (!device && !person) throw new AppError('unauthenticated', 'not-enrolled')
    return liveStream(world.events, ask, req.raw.signal)
  })
  app.get('/download/:ticket', ({ req }) => {
    const download = exports.take(req.param('ticket'), callerOf(req.raw, staff, devices).caller)
    if (!download) throw new AppError('not_found', 'ticket-used')
    return asAsked(req.raw, asFile(download))
  })
  app.get('/look/:sha256', ({ req }) => {
    const { device, staff: person } = callerOf(req.raw, staff, devices, false).caller
    const picture = device || person ? parts.look.picture(req.param('sha256')) : undefined
    if (!picture) throw new AppError('not_found', 'no-such-page')
    const headers = { 'content-type': picture.contentType, 'cache-control': 'private, max-age=31536000, immutable' }
    return new Response(new Uint8Array(picture.data), { headers })
  })
  app.get('/', (context) => {
    const { device } = callerOf(context.req.raw, staff, devices).caller
    return context.redirect(device?.mode === 'kiosk' ? '/kiosk' : '/desk')
  })
  app.get('/kiosk', async (context) => (await visitorsPage(context.req.raw)) ?? context.notFound())
  app.get('/desk', async (context) => (await screens.page('desk')) ?? context.notFound())
  app.get('/desk/*', async (context) => (await screens.page('desk')) ?? context.notFound())
  // Opened by a link that somebody was sent; its token stays in the fragment, which no browser sends.
  for (const path of ['/answer', '/invite'])
    app.get(path, async (context) => (await screens.page('guest')) ?? context.notFound())
  app.get('/rollcall', async (context) => (await screens.page('rollcall')) ?? context.notFound())
  app.get('/rollcall-worker.js', async (context) => (await screens.rollCallWorker()) ?? context.notFound())
  app.get('/assets/:name', async (context) => (await screens.asset(context.req.param('name'))) ?? context.notFound())
  app.notFound(() => refuse(new AppError('not_found', 'no-such-page')))
  app.onError((error) => refuse(asAppError(error, world.log)))

  /** A device elsewhere in the network says its own time with each call: a clock that is not this machine's. */
  function noteTime({ url, headers }: Request, device: { id: number } | null): void {
    const said = Number(headers.get('x-foyer-time') ?? Number.NaN)
    const { protocol, hostname } = new URL(url)
    const isElsewhere = protocol === 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
    if (device && isElsewhere && Number.isFinite(said)) parts.clock.noteTablet(device.id, said)
  }

  async function call(request: Request, name: string): Promise<Response> {
    if (!isCall(name)) throw new AppError('not_found', 'no-such-call')
    refuseForeign(request)
    const { caller, cookies } = callerOf(request, staff, devices)
    noteTime(request, caller.device)
    checkAccess(name, caller)
    const response = await calls(await bounded(request, largerBodies[name] ?? bodyLimit), caller)
    if (!response) throw new AppError('not_found', 'no-such-call')
    for (const cookie of cookies) response.headers.append('set-cookie', cookie)
    return response
  }

  /** Only a device that is known is answered here: a page opened from another site came without its cookies. */
  async function visitorsPage(request: Request): Promise<Response | undefined> {
    const page = await screens.page('kiosk')
    const { caller } = callerOf(request, staff, devices, false)
    if (!page || !caller.device) return page
    const whole = await withFirstAnswers(await page.text(), async (name, input) => {
      refuseUnlessAllowed(name, caller, office.find() !== undefined)
      const call = new URL(`/api/${name.replace('.', '/')}`, request.url)
      const headers = { 'content-type': 'application/json' }
      return calls(new Request(call, { method: 'POST', headers, body: JSON.stringify(input) }), caller)
    })
    return new Response(whole, { headers: page.headers })
  }

  /** A refusal to somebody who is signed in goes into the trail; strangers could fill it. */
  function checkAccess(name: Parameters<typeof refuseUnlessAllowed>[0], caller: Caller): void {
    try {
      refuseUnlessAllowed(name, caller, office.find() !== undefined)
    } catch (error) {
      if (caller.staff && error instanceof AppError && error.key === 'not-your-role') {
        world.db.transaction(() => parts.audit.record(caller, 'access.refused', { detail: { call: name } }))
      }
      throw error
    }
  }
  return app
}

/** Only our own pages call: JSON alone (which no form can send), and never from another site. */
function refuseForeign(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw new AppError('forbidden', 'foreign-page')
  const origin = request.headers.get('origin')
  if (origin && origin !== new URL(request.url).origin) throw new AppError('forbidden', 'foreign-page')
  if (!request.headers.get('content-type')?.startsWith('application/json')) throw new AppError('invalid', 'json-only')
}

async function bounded(request: Request, most: number): Promise<Request> {
  const text = await textOf(request, most)
  try {
    JSON.parse(text)
  } catch {
    throw new AppError('invalid', 'json-only')
  }
  return new Request(request.url, { method: 'POST', headers: request.headers, body: text })
}

/** The body, of which no more than `most` bytes are ever taken in; what comes after an answer, the door cuts. */
async function textOf(request: Request, most: number): Promise<string> {
  const length = request.headers.get('content-length')
  if (Number(length ?? 0) > most) throw new AppError('invalid', 'too-large')
  // Where a length is declared, HTTP lets nothing more through.
  if (length !== null || !request.body) return request.text()
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks).toString('utf8')
    bytes += value.length
    if (bytes > most) throw new AppError('invalid', 'too-large')
    chunks.push(value)
  }
}

function certificateFile({ authority }: { authority: string }): Response {
  return new Response(authority, {
    headers: {
      'content-type': 'application/x-x509-ca-cert',
      'content-disposition': 'attachment; filename="foyer-ca.crt"',
    },
  })
}

function asFile({ fileName, contentType, parts }: Download): Response {
  const body = Readable.toWeb(Readable.from(parts(), { objectMode: false })) as ReadableStream
  return new Response(body, {
    headers: { 'content-type': contentType, 'content-disposition': `attachment; filename="${fileName}"` },
  })
}
