import { randomBytes } from 'node:crypto'
import { minute } from '../../shared/time.ts'
import type { Caller } from '../caller.ts'
import type { World } from '../world.ts'

export type Download = { fileName: string; contentType: string; parts: () => Iterable<string | Uint8Array> }
export type Exports = ReturnType<typeof createExports>

/** Files leave by a ticket: one download, within a minute, by the session that asked. Tickets live in memory only. */
export function createExports(world: Pick<World, 'clock'>) {
  const tickets = new Map<string, Download & { sessionId: number; until: number }>()
  return {
    /** The address to fetch. `parts` runs once, when it is fetched. */
    issue(caller: Caller, download: Download): string {
      const now = world.clock.now()
      for (const [token, { until }] of tickets) if (until < now) tickets.delete(token)
      const token = randomBytes(24).toString('base64url')
      tickets.set(token, { ...download, sessionId: caller.staff!.sessionId, until: now + minute })
      return `/download/${token}`
    },
    /** The download of a ticket, once; nothing when it is not this session's, used or too old. */
    take(token: string, caller: Caller): Download | undefined {
      const ticket = tickets.get(token)
      if (!ticket || ticket.sessionId !== caller.staff?.sessionId || ticket.until < world.clock.now()) return undefined
      tickets.delete(token)
      return ticket
    },
  }
}
