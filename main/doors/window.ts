import type { Me } from '../../shared/contract/staff.ts'
import { AppError } from '../../shared/errors.ts'
import { refuse } from '../api/refusals.ts'
import type { World } from '../world.ts'
import { type Jar, openJar } from './window-jar-store.ts'

type Fetch = (request: Request) => Response | Promise<Response>
export type WindowDoor = ReturnType<typeof createWindowDoor>

export const scheme = 'foyer'
export const origin = `${scheme}://window`

export const isOurPage = (url: string): boolean => url.startsWith(`${origin}/`)

/** What the pages' scheme may do: never pass by the CSP, no service workers, no extensions. */
export const schemePrivileges = { standard: true, secure: true, supportFetchAPI: true, stream: true }

/** Node knows no origin of a scheme of its own ('null'), so the app is handed this one, which no network resolves. */
const inside = 'https://window.foyer.invalid'

/** All that a page's request carries on. Cookies come from the jar; a length is counted, never believed. */
const carried = 'accept accept-language content-type if-range last-event-id range x-foyer-background'.split(' ')

/**
 * The window door: answers what `protocol.handle` hands over, with the cookies of this window's own jar, which no page
 * sees. A page that is not ours is refused, whatever it claims.
 */
export function createWindowDoor(fetch: Fetch, { db, clock }: Pick<World, 'db' | 'clock'>, name: string) {
  const jar = openJar(db, name, clock.now)

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url)
    if (!isOurPage(url.href) || !isOurs(request)) return refuse(new AppError('forbidden', 'foreign-page'))
    const response = await fetch(handedOn(request, url, jar))
    jar.take(response.headers.getSetCookie())
    return asPageSees(response)
  }
  return {
    answer,
    /** Whether a staff member is signed in at this window; asking is no use of the session. */
    async isStaffIn(): Promise<boolean> {
      const headers = { 'content-type': 'application/json', 'x-foyer-background': '1' }
      const me = await answer(new Request(`${origin}/api/staff/me`, { method: 'POST', headers, body: '{}' }))
      return me.ok && ((await me.json()) as Me).staff !== null
    },
    forgetSession: jar.forgetSession,
  }
}

/** Electron gives an Origin where the page's fetch has one, a referrer where its policy allows one. */
function isOurs(request: Request): boolean {
  const from = request.headers.get('origin') ?? request.headers.get('referer')
  return !from || from === origin || isOurPage(from)
}

function handedOn(request: Request, { pathname, search }: URL, jar: Jar): Request {
  const headers = new Headers({ 'sec-fetch-site': 'same-origin' })
  for (const name of carried) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const cookies = jar.header()
  if (cookies) headers.set('cookie', cookies)
  const { method, body, signal } = request
  return new Request(inside + pathname + search, { method, headers, body, signal, ...(body && { duplex: 'half' }) })
}

function asPageSees({ status, statusText, headers: given, body }: Response): Response {
  const headers = new Headers(given)
  headers.delete('set-cookie')
  const location = headers.get('location')
  if (location !== null) headers.set('location', new URL(location, inside).href.replace(inside, origin))
  return new Response(body, { status, statusText, headers })
}
