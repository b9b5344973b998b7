import type { Database } from '../db/database.ts'

export type Jar = ReturnType<typeof openJar>

/**
 * The cookies of one window, kept by its door: those with an age in the register, so that a restarted kiosk is still
 * the same device; the others (a session) as long as the program runs.
 */
export function openJar({ build, all, run }: Database, window: string, now: () => number) {
  const rows = build.selectFrom('window_cookie').select(['name', 'value']).where('window_name', '=', window)
  const cookies = new Map(all(rows.where('expires_at', '>', now())).map(({ name, value }) => [name, value]))

  function take(line: string): void {
    const [, name, value, age] = /^(__Host-[^=]+)=([^;]*)(?:.*; Max-Age=(\d+))?/.exec(line) ?? []
    if (!name) return
    run(build.deleteFrom('window_cookie').where('window_name', '=', window).where('name', '=', name))
    cookies.delete(name)
    if (!value || age === '0') return
    cookies.set(name, value)
    if (!age) return
    const row = { window_name: window, name, value, expires_at: now() + Number(age) * 1000 }
    run(build.insertInto('window_cookie').values(row))
  }
  return {
    /** The request's Cookie header; empty where there is none. */
    header: (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    /** Takes the Set-Cookie lines of an answer. */
    take: (lines: string[]): void => lines.forEach(take),
    /** Nobody is signed in here any more; the session itself ends by being idle. */
    forgetSession: () => cookies.delete('__Host-session'),
  }
}
