import type { Caller, CookieName } from '../caller.ts'
import type { Devices } from '../devices/devices.ts'
import type { Staff } from '../staff/staff.ts'

/**
 * Who asks, by the cookies that the door handed on; `cookies` collects what the answer sets. What a page asks by itself,
 * with nobody before it, does not count as use of the session.
 */
export function callerOf(
  request: Request,
  staff: Staff,
  devices: Devices,
  used = !request.headers.has('x-foyer-background'),
): { caller: Caller; cookies: string[] } {
  const sent = readCookies(request.headers.get('cookie') ?? '')
  const cookies: string[] = []
  const device = devices.deviceOf(sent.get('__Host-device'))
  const person = staff.sessionOf(sent.get('__Host-session'), device, used)
  const caller: Caller = {
    kind: person ? 'staff' : 'visitor',
    staff: person,
    device,
    purpose: (task) => (person ? staff.purposeOf(person.sessionId, task) : null),
    setCookie: (name, value) => void cookies.push(cookieLine(name, value)),
  }
  return { caller, cookies }
}

function readCookies(header: string): Map<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim().split('=') as [string, string?])
  return new Map(pairs.map(([name, value]) => [name, value ?? '']))
}

const year = 31_536_000

function cookieLine(name: CookieName, value: string | null): string {
  const age = value === null ? '; Max-Age=0' : name === '__Host-device' ? `; Max-Age=${year}` : ''
  return `${name}=${value ?? ''}; Path=/; Secure; HttpOnly; SameSite=Strict${age}`
}
