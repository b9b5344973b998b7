import type { MessageChannel, MessageProblem } from '../../shared/contract/messages.ts'
import { hour, minute } from '../../shared/time.ts'

/** How one attempt ended. `lasting`: another would end the same way. `said`: the other side's words, for the manager alone. */
export type Outcome = { problem: MessageProblem | null; lasting: boolean; said: string }

const waits = [1, 1, 2, 5, 10, 15]

/** Milliseconds from one attempt to the next: a minute, and longer each time up to a quarter of an hour. */
export const waitAfter = (attempts: number): number =>
  waits[Math.min(Math.max(attempts, 1), waits.length) - 1]! * minute

/** How long a message is worth sending where its kind says nothing else. */
export const usualLife = 24 * hour

/** What concerns the way, not the one message: whoever else waits for it need not find out again. */
export const concernsAll = (channel: MessageChannel, problem: MessageProblem): boolean =>
  channel === 'email' &&
  ['not-set-up', 'unreachable', 'slow', 'certificate', 'no-encryption', 'sign-in-refused', 'sender-refused'].includes(
    problem,
  )

/** Whether a local time of day (HH:MM) lies in quiet hours, which may go over midnight; none where both ends are one. */
export function isQuietAt(clock: string, from: string | null, to: string | null): boolean {
  if (from === null || to === null || from === to) return false
  return from < to ? clock >= from && clock < to : clock >= from || clock < to
}

/** Whether a server's name can only be this machine. */
export const isThisMachine = (server: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(server.trim())

/** What HTTP's answer to a webhook means. Nothing is followed to where it was moved. */
export function outcomeOfStatus(status: number, said: string): Outcome {
  if (status >= 200 && status < 300) return { problem: null, lasting: false, said }
  if (status >= 300 && status < 400) return { problem: 'moved', lasting: true, said }
  if (status === 404 || status === 410) return { problem: 'gone', lasting: true, said }
  if (status === 408 || status === 429 || status >= 500) return { problem: 'busy', lasting: false, said }
  return { problem: 'refused', lasting: true, said }
}
