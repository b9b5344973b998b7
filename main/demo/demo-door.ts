import { randomBytes } from 'node:crypto'
import type { App } from '../app.ts'
import { callAs, openDemoBrowser } from './demo-browser.ts'

export type DemoDoor = { fetch: App['fetch']; path: string }

/**
 * A path that enrols whichever browser of this machine opens it as a reception device, where both the kiosk and the desk
 * can be tried. It is told to the console alone and lasts as long as the demonstration runs.
 */
export function withDemoLink(fetch: App['fetch'], adminSecret: string): DemoDoor {
  const path = `/demo/${randomBytes(12).toString('base64url')}`
  let browsers = 0

  async function enrol(): Promise<Response> {
    const ada = openDemoBrowser(fetch)
    await ada('staff.signIn', { signInName: 'ada', secret: adminSecret })
    browsers += 1
    const { code } = await ada('devices.makeCode', { name: `Demonstration ${browsers}`, mode: 'reception' })
    await ada('staff.signOut')
    const { set } = await callAs(fetch, new Map(), 'devices.enrol', { code })
    const answer = new Response(null, { status: 303, headers: { location: '/kiosk', 'cache-control': 'no-store' } })
    for (const line of set) answer.headers.append('set-cookie', line)
    return answer
  }

  return {
    path,
    fetch: (request) => (request.method === 'GET' && new URL(request.url).pathname === path ? enrol() : fetch(request)),
  }
}
