import { securityHeaders } from '../api/security-headers.ts'
import { refuse } from '../api/refusals.ts'
import { AppError } from '../../shared/errors.ts'

export type Fetch = (request: Request) => Response | Promise<Response>

/**
 * Lets through what this door's own pages ask: the address asked for is exactly one of `origins`, so that no other
 * site's name can be pointed here, and no other site's page is behind it. A link from elsewhere may open a page; it
 * brings no cookie (SameSite=Strict).
 */
export function guarded(fetch: Fetch, origins: () => ReadonlySet<string>): Fetch {
  return (request) => {
    const { origin } = new URL(request.url)
    const host = request.headers.get('host')
    if (!origins().has(origin) || (host !== null && originOf(origin, host) !== origin)) return turnedAway()
    const from = request.headers.get('origin')
    if (from !== null && from !== origin) return turnedAway()
    const site = request.headers.get('sec-fetch-site')
    const ours = site === null || site === 'same-origin' || site === 'none'
    const followed = request.method === 'GET' && request.headers.get('sec-fetch-mode') === 'navigate'
    return ours || followed ? fetch(request) : turnedAway()
  }
}

/** HTTP/1.1 may name another host in its first line, and HTTP/2 beside `:authority`: both have to agree. */
function originOf(origin: string, host: string): string | undefined {
  const url = `${new URL(origin).protocol}//${host}`
  return URL.canParse(url) ? new URL(url).origin : undefined
}

function turnedAway(): Response {
  const response = refuse(new AppError('forbidden', 'foreign-page'))
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value)
  return response
}
